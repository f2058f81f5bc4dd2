"""A roster from a table: new, changed, same, not in the list any more; then one step."""

import io
from datetime import date

import openpyxl
import pytest

from plandesk.domain.coaching import forms, members, sessions
from plandesk.errors import ImportRefused
from plandesk.exchange import roster
from plandesk.exchange.roster_columns import chosen_roster, mapped_by_hand, propose
from plandesk.exchange.sheet_limits import TooMuch
from plandesk.exchange.sheet_reading import read_sheets
from tests import coaching_file

CSV = """Platoon list, March 2026
Badge #;Surname;Given name;Rank;Platoon;Reports to;Phone
04107;Calloway;Ines;Sgt.;C Platoon;Insp. Dana Roy;555-0101
4112;Renn;Tobias;;;;555-0102
;Bankole;Ayo;Cst.;B Platoon;;555-0103
5001;O’Neill;Zoë;Cst.;B Platoon;Sgt. Orla Whitcombe;555-0104
5001;Double;Number;Cst.;;;
5002;;;Cst.;;;
4002;Kowalchuk;Wes;Cst.;Traffic;;
3991;Hadid;Noor;=1+1;Traffic;;
"""


@pytest.fixture
def document(tmp_path):
    made = coaching_file.make(tmp_path / "platoon.coaching")
    with made.step("Roster"):
        for number, rank, name, unit, supervisor in coaching_file.ROSTER:
            members.add_member(made, name, number=number, rank=rank, unit=unit, supervisor=supervisor)
        gone = next(one for one in members.members(made) if one.name == "Wes Kowalchuk")
        members.change_member(made, gone.id, state="moved")
    yield made
    made.close()


def seen(document, path, text, wishes=()):
    path.write_bytes(text.encode("utf-8-sig") if isinstance(text, str) else text)
    sheet = chosen_roster(read_sheets(path))
    return roster.preview(document, sheet, mapped_by_hand(sheet.header, wishes, propose(sheet.header)))


def test_a_list_is_previewed_and_taken_in_one_step(document, tmp_path):
    found = seen(document, tmp_path / "list.csv", CSV)
    told = {row.text: (row.verdict, "; ".join(one.words for one in row.changes)) for row in found.rows}
    assert told["Cst. Ines Calloway"] == (
        "changed",
        "Rank: Cst. → Sgt.; Unit: B Platoon → C Platoon; Supervisor: Sgt. Orla Whitcombe → Insp. Dana Roy",
    )
    assert told["Cst. Tobias Renn"] == ("unchanged", "")  # an empty cell says nothing
    assert told["Cst. Ayo Bankole"][0] == "unchanged"  # found by name: the list has no number
    assert told["Cst. Zoë O’Neill"][0] == "new"
    assert told["Cst. Wes Kowalchuk"] == ("changed", "State: Moved → Active")
    refused = {row.line: row.why for row in found.rows if row.verdict == "refused"}
    assert refused[7].startswith("Row 6 is about the same member") and "no name" in refused[8]
    assert [row.text for row in found.missing] == [
        "Cst. Dmitri Vasko", "Cst. Maëlle Fortier", "A/Sgt. Piet Halloran", "Cst. Sinead Marlowe",
    ]  # fmt: skip
    before = document.undo_name
    assert roster.apply(document, found, mark_moved=True) == found.taken + 4
    now = {one.name: one for one in members.members(document)}
    assert len(now) == 10 and now["Dmitri Vasko"].state == "moved" and now["Zoë O’Neill"].state == "active"
    assert now["Ines Calloway"].number == "4107" and now["Ines Calloway"].unit == "C Platoon"
    document.undo()
    assert document.undo_name == before and len(members.members(document)) == 9
    with pytest.raises(ImportRefused, match="changed since"):
        members.add_member(document, "Somebody")
        roster.apply(document, found)


def test_two_of_one_name_are_never_taken_for_each_other(document, tmp_path):
    members.add_member(document, "Sam Hill", number="7001")
    members.add_member(document, "Ana Cole")
    members.add_member(document, "ana cole")
    found = seen(
        document,
        tmp_path / "list.csv",
        'Name,Number,Status\n"HILL, Sam",7002,transferred\n"Cole, Ana",,active\nIves Ott,,gone fishing\n',
    )
    rows = [(row.verdict, row.text) for row in found.rows if row.verdict != "missing"]
    assert rows == [("new", "Sam HILL"), ("refused", "Ana Cole"), ("refused", "Ives Ott")]
    assert "by hand" in found.rows[1].why and "neither active nor moved" in found.rows[2].why
    assert dict(found.rows[0].values)["state"] == "moved"
    assert not {"Ana Cole", "ana cole"} & {row.text for row in found.missing}  # not for sure missing


def test_workbooks_and_any_column_names(document, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Wer", "Nr", "Einheit"])
    book.active.append(["Kim Vesna", 8000, "B Platoon"])
    book.active.append(["Jo Arden", 8001.0, date(2026, 1, 1)])
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(ImportRefused, match="No column holds names"):
        seen(document, tmp_path / "list.xlsx", stream.getvalue())
    found = seen(
        document, tmp_path / "list.xlsx", stream.getvalue(), ["name=Wer", "number=2", "unit=Einheit"]
    )
    assert [dict(row.values).get("number") for row in found.rows[:2]] == ["8000", "8001"]
    assert roster.apply(document, found) == 2
    assert {one.state for one in members.members(document)} == {"active", "moved"}
    for wish in ("name", "nom de guerre=Wer", "name=Nobody"):
        with pytest.raises(ImportRefused):
            seen(document, tmp_path / "list.xlsx", stream.getvalue(), [wish])


def test_hostile_tables_do_no_harm(document, tmp_path):
    text = 'Name,Unit\n=HYPERLINK("http://x"),<b>bold</b>\n‮evil name,a\x07b\n' + "N" * 300 + ",x\n#REF!,y\n"
    found = seen(document, tmp_path / "list.csv", text)
    assert [row.verdict for row in found.rows[:4]] == ["new", "new", "refused", "new"]
    roster.apply(document, found)
    named = {one.name: one.unit for one in members.members(document)}
    assert named['=HYPERLINK("http://x")'] == "<b>bold</b>" and named["evil name"] == "ab"
    (tmp_path / "list.csv").write_bytes(b"%PDF-1.7\n1 0 obj")
    with pytest.raises(ImportRefused, match="a PDF document"):
        read_sheets(tmp_path / "list.csv")
    (tmp_path / "list.csv").write_text("Name\n" + "A B\n" * 100_031)
    with pytest.raises(TooMuch):
        read_sheets(tmp_path / "list.csv")
    many = "Name,Number\n" + "".join(f"Person {n},{n}\n" for n in range(20_001))
    with pytest.raises(ImportRefused, match="any roster"):
        seen(document, tmp_path / "list.csv", many)


def test_members_with_sessions_are_never_deleted(document, tmp_path):
    one = members.members(document)[0]
    sessions.start_session(document, one.id, forms.forms(document)[0].id, date(2026, 3, 1))
    found = seen(document, tmp_path / "list.csv", "Name\nSomebody Else\n")
    assert roster.apply(document, found, mark_moved=True) == 9
    assert len(members.members(document)) == 10 and len(sessions.sessions_of(document, one.id)) == 1
