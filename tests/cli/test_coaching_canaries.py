"""Not one word of a coaching file reaches a plan's reports or exports, though both are open and linked.

More than 300 canaries stand in every text of a coaching file: names, numbers, ranks, both voices, actions,
amendments, forms, the view log. Its actions serve goals of the plan, and its coverage was carried over.
"""

import io
import re
import unicodedata
import zipfile
from datetime import date

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from plandesk.cli import report
from plandesk.domain.coaching import acknowledging, actions, desk, forms, members, sessions, viewings
from plandesk.domain.coaching.carrying_coverage import carry, preview
from plandesk.domain.coaching.coverage import coverage
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.outline import outline
from plandesk.domain.people import units
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import plans
from plandesk.exchange.sample import make_sample
from plandesk.reports import member_file
from tests import coaching_file

STEM = "qzkanari"
TODAY = date(2026, 11, 24)


class Canaries:
    """Numbered words that stand nowhere else."""

    def __init__(self) -> None:
        self.many = 0

    def __call__(self, words: str = "") -> str:
        self.many += 1
        return f"{words} {STEM}{self.many:04}".strip()


@pytest.fixture
def coaching(tmp_path):
    """An open coaching file full of canaries, whose actions serve goals of the plan file beside it."""
    document = coaching_file.new(tmp_path / "platoon.coaching", who=f"Sgt. {STEM}9999")
    yield document
    document.close()


def fill(document, plan_file):
    say = Canaries()
    tree = outline(plan_file, plans(plan_file)[0].id)
    goals = [tree.objectives[one] for one in tree.order]
    unit = units(plan_file)[0].name
    with document.step(say("Fill")):
        desk.change_desk(document, service_name=say(), unit_name=say(), coach=say())
        form_id = forms.add_form(document, say())
        forms.change_form(document, form_id, intro=say())
        for _theme in range(5):
            forms.add_theme(document, form_id, say(), prompt=say(), actions=True)
        for number in range(9):
            member_id = members.add_member(
                document, say(), number=say(), rank=say(), supervisor=say(), note=say(),
                unit=unit if number < 6 else say(),
            )  # fmt: skip
            for month in (3, 8):
                held = sessions.start_session(document, member_id, form_id, date(2026, month, 5), say())
                for theme in sessions.session(document, held).themes:
                    for voice in sessions.SESSION_ROLES:
                        sessions.write(document, theme.id, voice, say())
                done = actions.add_action(document, held, say(), measure=say(), done=date(2026, month, 20))
                actions.change_action(document, done, follow_up=say())
                goal = goals[number % len(goals)]
                actions.serve_goal(document, done, actions.GoalOffer(goal.uid, goal.title, tree.plan.title))
                told = sessions.session(document, held)
                viewings.note_viewing(document, "printed", "coaching_session", told.uid, say())
    for role in sessions.SESSION_ROLES:
        acknowledging.acknowledge(document, held, role, say())
    acknowledging.amend(document, held, say())
    figures = coverage(document, Quarter(2026, 1), Quarter(2026, 4), TODAY)
    assert carry(preview(figures, plan_file, TODAY), figures, plan_file) == 12
    return say.many


def found_in(data, name=""):
    """Every place in which a canary stands, looked for in all that a reader could get out of a file."""
    places = [name, *texts_of(data)] if isinstance(data, bytes) else [name, data]
    return [text for text in places if STEM in tidy(text)]


def tidy(text):
    """Small letters without what tears a word apart: spaces, hyphens, line ends, zero bytes."""
    return re.sub(r"[\s\0\u00ad-]", "", unicodedata.normalize("NFKC", text)).casefold()


def texts_of(data):
    yield data.decode("latin-1")
    yield data.decode("utf-16-be", "replace")
    yield data.decode("utf-16-le", "replace")
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        yield str(reader.metadata)
        for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
            thing = reader.get_object(number)
            yield repr(thing)
            if isinstance(thing, StreamObject) and "/Image" not in str(thing.get("/Subtype")):
                yield thing.get_data().decode("latin-1")
        for page in pypdfium2.PdfDocument(data):
            yield page.get_textpage().get_text_bounded()
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.namelist():
                yield part
                yield packed.read(part).decode("utf-8", "replace")


def test_no_canary_reaches_a_report_or_an_export(coaching, tmp_path, command):
    path = tmp_path / "plan.plandesk"
    plan_file = make_sample(path, "A. Planner")
    many = fill(coaching, plan_file)
    assert many >= 300
    titles = [one.title for one in plans(plan_file)]
    assert len(kpis(plan_file)) >= 3
    plan_file.close()
    out = tmp_path / "out"
    out.mkdir()
    for kind in report.KINDS:
        told = [
            command(
                "report", path, kind, "-o", out / f"{kind}.pdf", "--plan", title, "--edition", "in-camera"
            )
            for title in titles
        ]
        assert any(one.code == 0 for one in told), (kind, [one.err for one in told])
        assert not found_in("".join(one.out + one.err for one in told))
    for words in (
        ("export", path, "-o", out / "all.json"),
        ("export", path, "-o", out / "plans.xlsx"),
        ("export", path, "-o", out / "plan.csv", "--plan", titles[0]),
        ("export", path, "-o", out / "figures.csv", "--figures"),
        ("export", path, "-o", out / "figures.xlsx", "--figures"),
        ("report", path, "annual-plan", "-o", out / "kpis.pdf", "--plan", titles[0], "--kpis", "pages"),
        *(("show", path, what, "--plan", titles[0], "--json") for what in ("plans", "initiatives", "people")),
        ("show", path, "kpis", "--json"),
        ("show", path, "kpis", "--kpi", "Members coached"),
        ("show", path, "history"),
        ("check", path),
    ):
        told = command(*words)
        assert told.code == 0, told.err
        assert not found_in(told.out + told.err)
    written = sorted(out.iterdir())
    assert len(written) == len(report.KINDS) + 6
    for one in [*written, path]:
        assert found_in(one.read_bytes(), one.name) == [], one.name
    shown = command("show", path, "kpis", "--kpi", "Members coached")
    assert "6" in shown.out  # the figures themselves did go over
    # What looks for canaries finds them where they are.
    one = members.members(coaching)[0]
    own = member_file.layout(member_file.collect(coaching, member_file.MemberFileOptions(one.id, TODAY)))
    assert len(found_in(own)) > 3
