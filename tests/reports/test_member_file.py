"""A member's own file: everything about the member, nothing about anybody else."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.domain.coaching import acknowledging, members, sessions
from plandesk.errors import NotThere
from plandesk.reports.member_file import MemberFileOptions, collect, layout
from tests import coaching_file
from tests.reports.reading import failures, missing_in_order, page_texts, structure

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """The platoon, where every name but Ines's and her coach's is a canary."""
    made = coaching_file.platoon(tmp_path_factory.mktemp("file") / "platoon.coaching")
    with made.step("Canaries"):
        for one in members.members(made):
            if one.number != "4107":
                members.change_member(
                    made, one.id, name=f"CANARY{one.id}", number=f"CANARY-N{one.id}",
                    supervisor=f"CANARY-S{one.id}", note="CANARY-O",
                )  # fmt: skip
            else:
                members.change_member(made, one.id, supervisor="CANARY-S", note="CANARY-O")
    yield made
    made.close()


def ines(document):
    return next(one for one in members.members(document) if one.number == "4107")


def test_everything_is_in_it_and_nobody_else(document):
    member = ines(document)
    first = sessions.sessions_of(document, member.id)[-1]
    acknowledging.amend(document, first.id, "The course was in May.")
    data = collect(document, MemberFileOptions(member.id, TODAY))
    pdf = layout(data)
    assert failures(pdf) == [] and layout(data) == pdf
    tree = structure(pdf)
    wanted = [
        "Coaching file of Cst. Ines Calloway, 4107",
        "the file has 3 coaching sessions, from ",
        "Open actions",
    ]
    for told in reversed(sessions.sessions_of(document, member.id)):
        wanted += [told.form_name, told.themes[0].coach, told.themes[0].employee, told.actions[0].text]
        wanted += [one.name for one in told.acknowledgements[:1]]
        wanted += [one.text for one in told.amendments]
    assert missing_in_order(wanted, tree.text()) == []
    assert [node.text().strip() for node in tree.all("H1")] == [wanted[0]]
    assert len(tree.all("Link")) == 3
    reader = PdfReader(BytesIO(pdf))
    everywhere = repr(data) + "".join(page_texts(pdf)) + str(reader.metadata) + str(reader.outline)
    assert "CANARY" not in everywhere and not re.search(b"CANARY", pdf)
    assert all("Confidential" in text for text in page_texts(pdf))


def test_a_member_without_sessions_and_one_who_is_gone(document):
    number = members.add_member(document, "New Hand")
    pdf = layout(collect(document, MemberFileOptions(number, TODAY, paper="a4")))
    assert failures(pdf) == [] and "No coaching session" in page_texts(pdf)[0]
    with pytest.raises(NotThere):
        collect(document, MemberFileOptions(9999, TODAY))
