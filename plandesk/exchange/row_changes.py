"""What a row of a table changes: the values to write, and the same for reading, before and after."""

from __future__ import annotations

from typing import Any, NamedTuple

from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import StatusWord
from plandesk.domain.updates import Update
from plandesk.exchange.milestone_text import milestones_in, milestones_text
from plandesk.exchange.plan_sheet import list_text, names_text
from plandesk.exchange.status_reading import matching, new_word
from plandesk.exchange.table_cells import NONE, items_in, names_in
from plandesk.exchange.table_known import Known, KnownInitiative, completed_of
from plandesk.exchange.table_mapping import field_words
from plandesk.exchange.table_reading import TableRow
from plandesk.i18n import _

Values = dict[str, Any]


class Change(NamedTuple):
    """One changed field in the words of the screen."""

    field: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """Both values on one line: "Due: Q3 → Q4", or "Due: Q4" where there was none."""
        before, after = _spaced(self.before), _spaced(self.after)
        if not before:
            return _("{field}: {after}").format(field=self.field, after=after)
        return _("{field}: {before} → {after}").format(field=self.field, before=before, after=after or "–")


class Changes:
    """Compares rows with initiatives and gathers the words and names that the plan does not have yet."""

    def __init__(self, known: Known, quarter: Quarter | None, year: int) -> None:
        self._known, self._quarter, self._year = known, quarter, year
        self._words = {one.id: one for one in known.words}
        self._leads = {one.name.casefold() for one in known.leads}
        self.new_words: dict[str, StatusWord] = {}
        self.new_leads: dict[str, str] = {}
        self.without_reason: dict[str, int] = {}
        self.left_out_completed = 0

    def of_new(self, row: TableRow) -> tuple[Values, Values, tuple[Change, ...]]:
        """Fields and update of a new initiative, and what of it is worth showing."""
        fields: Values = {"text": row.text}
        changes: list[Change] = []
        for name, value, after in self._fields(row):
            if value is None:
                continue
            fields[name] = value
            if after and name != "text" and not (name == "public" and value):
                changes.append(Change(_word(name), "", after))
            if name == "leads":
                self._remember(value)
        update, told = self._update(row, None, None)
        return fields, update, (*changes, *told)

    def of_known(self, row: TableRow, there: KnownInitiative) -> tuple[Values, Values, tuple[Change, ...]]:
        """What differs from an initiative of the plan."""
        old = there.initiative
        now = {
            "text": old.text,
            "due": old.due.text(self._year),
            "results": old.results,
            "note": old.note,
            "public": _public(old.public),
            "leads": "; ".join(one.name for one in old.leads),
            "partners": "; ".join(old.partners),
            "sub_items": "\n".join(old.sub_items),
            "milestones": milestones_text(there.milestones),
        }
        # As they come back from a table of our own: a name may hold a sign that separates names.
        back = {
            "leads": "; ".join(names_in(names_text(tuple(one.name for one in old.leads)))),
            "partners": "; ".join(names_in(names_text(old.partners))),
            "sub_items": "\n".join(items_in(list_text(old.sub_items))),
            "milestones": milestones_text(milestones_in(now["milestones"], self._year)),
        }
        fields: Values = {}
        changes: list[Change] = []
        for name, value, after in self._fields(row):
            if value is None or (name == "text" and not value):
                continue
            same = value == old.due if name == "due" else _spaced(after) == _spaced(now[name])
            same = same or _spaced(after) == _spaced(back.get(name, now[name])) or _is_none(value, now[name])
            if name == "leads" and _spaced(after).casefold() == _spaced(now[name]).casefold():
                same = True
            if not same:
                fields[name] = value
                changes.append(Change(_word(name), now[name], after))
                if name == "leads":
                    self._remember(value)
        update, told = self._update(row, there.speaks, there.update)
        # The text last: it is long, and would push the others out of sight.
        changes.sort(key=lambda one: one.field == _word("text"))
        texts = changes[-1:] if "text" in fields else []
        return fields, update, (*changes[: len(changes) - len(texts)], *told, *texts)

    def _fields(self, row: TableRow) -> tuple[tuple[str, Any, str], ...]:
        return (
            ("text", row.text, row.text),
            ("due", row.due, row.due.text(self._year) if row.due else ""),
            ("leads", row.leads, "; ".join(row.leads or ())),
            ("partners", row.partners, "; ".join(row.partners or ())),
            ("sub_items", row.sub_items, "\n".join(row.sub_items or ())),
            ("milestones", row.milestones, milestones_text(row.milestones or ())),
            ("results", row.results, row.results or ""),
            ("public", row.public, _public(row.public) if row.public is not None else ""),
            ("note", row.note, row.note or ""),
        )

    def _remember(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name.casefold() not in self._leads:
                self.new_leads.setdefault(name.casefold(), name)

    # ---- the quarter's update

    def _update(
        self, row: TableRow, speaks: Update | None, own: Update | None
    ) -> tuple[Values, tuple[Change, ...]]:
        """What the row tells for the quarter, beyond `speaks`, which holds now."""
        if self._quarter is None:
            return {}, ()
        old = speaks or own
        told = self._word(row)
        before = self._words.get(old.status_id) if old is not None and old.status_id is not None else None
        word = told or before
        values: Values = {}
        changes: list[Change] = []
        if told is not None and (before is None or told.word != before.word):
            values["status"] = told
            changes.append(Change(_("Status"), before.word if before else "", told.word))
        self._completed(row, word, before, old, values, changes)
        year = self._year
        new_due = row.new_due
        if new_due is None and word is not None and not word.final and row.status and row.status.when:
            later = Due(row.status.when)
            end = later.due_quarter
            new_due = later if end is not None and end > self._quarter else None
        for name, value, now, after, earlier in (
            ("percent", row.percent, old.percent if old else None, _percent(row.percent),
             _percent(old.percent if old else None)),
            ("reason", row.reason, old.reason if old else "", row.reason or "", old.reason if old else ""),
            ("new_due", new_due, old.new_due if old else Due(), new_due.text(year) if new_due else "",
             old.new_due.text(year) if old else ""),
            ("narrative", row.narrative, old.narrative if old else "", row.narrative or "",
             old.narrative if old else ""),
        ):  # fmt: skip
            if (
                value is None
                or value == now
                or (isinstance(value, str) and _spaced(value) == _spaced(earlier))
                or _is_none(value, earlier)
            ):
                continue
            values[name] = value
            changes.append(Change(_word(name), earlier, after))
        if values and old is not None and old is not own and word is not None:
            values.setdefault("status", word)  # what held was told for an earlier quarter
        if told is not None and told.reason_required and values:
            given = values.get("reason", old.reason if old is not None and before is told else "")
            if not given.strip():
                self.without_reason[told.word] = self.without_reason.get(told.word, 0) + 1
        return values, tuple(changes)

    def _completed(
        self,
        row: TableRow,
        word: StatusWord | None,
        before: StatusWord | None,
        old: Update | None,
        values: Values,
        changes: list[Change],
    ) -> None:
        assert self._quarter is not None
        if row.completed is None and "status" not in values:
            return
        if word is None or word.counts_as != "done":
            self.left_out_completed += row.completed is not None and bool(row.completed.stored)
            return
        was = (
            completed_of(old)
            if old is not None and before is not None and before.counts_as == "done"
            else Due()
        )
        new = row.completed or (was if was.stored else self._quarter.due)
        if not new.stored:
            new = self._quarter.due
        if new != was:
            values["completed"] = new
            changes.append(Change(_("Completed in"), was.text(self._year), new.text(self._year)))

    def _word(self, row: TableRow) -> StatusWord | None:
        if row.status is None:
            if row.completed is None:
                return None
            return next((one for one in self._known.words if one.counts_as == "done"), None)
        found = matching(row.status, self._known.words)
        if found is not None:
            return found
        written = row.status.word
        if not written:  # a symbol that no word of the plan has
            return None
        return self.new_words.setdefault(written.casefold(), new_word(written, row.status.symbol))


def _word(name: str) -> str:
    words = {
        "text": _("Text"),
        "leads": field_words("lead"),
        "sub_items": field_words("sub-items"),
        "new_due": field_words("new-due"),
    }
    return words.get(name) or field_words(name)


def _is_none(value: object, before: str) -> bool:
    """Whether a cell that says "none" is about a text that itself says so."""
    return value in ("", ()) and before.strip().casefold() in NONE


def _public(public: bool) -> str:
    return _("Public") if public else _("Internal")


def _percent(value: int | None) -> str:
    return "" if value is None else _("{n}%").format(n=value)


def _spaced(text: str) -> str:
    return " ".join(text.split())
