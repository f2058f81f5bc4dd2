"""What a plan that was written down says of its service: name, statements and contact data."""

from __future__ import annotations

from plandesk.exchange import outline_names as names
from plandesk.exchange.json_places import whole
from plandesk.exchange.outline_fields import (
    Field,
    LeftOver,
    Part,
    are_records,
    is_record,
    is_text,
    paragraphs,
    record,
)
from plandesk.exchange.outline_head import Heading
from plandesk.exchange.outline_sections import made, title_of
from plandesk.exchange.records import BlockRecord, SectionRecord
from plandesk.exchange.written_records import Fills
from plandesk.i18n import _

STATEMENTS = names.MISSION | names.VISION | names.VALUES
_CONTACTS = (
    ("email", names.EMAIL),
    ("switchboard", names.SWITCHBOARD),
    ("emergency", names.EMERGENCY),
    ("non_emergency", names.NON_EMERGENCY),
    ("address", names.ADDRESS),
    ("website", names.WEBSITE),
)


class ServiceTold:
    """Gathers the fields of the service; the first place that tells one counts."""

    def __init__(self, left_over: LeftOver) -> None:
        self._left_over = left_over
        self._told: dict[str, str | tuple[str, ...]] = {}

    @property
    def fields(self) -> Fills:
        """The fields that are told, by their names in `Service`."""
        return tuple(self._told.items())

    def read_names(self, heading: Heading) -> None:
        """Take the names of the service, each as a text, or all in one record with its statements."""
        whole_record = heading.take(names.NAME, is_record)
        if whole_record is not None:
            part = Part(whole_record.path, whole_record.value, self._left_over)
            self._read_names(Heading(part), names.TITLE | names.NAME)
            self.read_statements(part)
            part.finish()
        self._read_names(heading, names.NAME)

    def _read_names(self, heading: Heading, of_name: frozenset[str]) -> None:
        wanted = (("name", of_name), ("short_name", names.SHORT_NAME), ("governing_body", names.BODY))
        for field, called in wanted:
            self._tell(field, heading.line(called))

    def read_statements(self, part: Part) -> bool:
        """Take mission, vision and values of a record; whether there is one of them."""
        mission, vision = part.take(names.MISSION), part.take(names.VISION)
        values = part.take(names.VALUES)
        if mission is not None:
            self._tell("mission", "\n\n".join(paragraphs(mission)))
        if vision is not None:
            self._tell("vision", "\n\n".join(paragraphs(vision)))
        if values is not None:
            self._tell("values", self._values(values))
        return not (mission is vision is values is None)

    def _values(self, field: Field) -> tuple[str, ...]:
        if not are_records(field.value):
            lines = [line.strip() for text in paragraphs(field) for line in text.split("\n")]
            return tuple(line for line in lines if line)
        found = []
        for n, one in enumerate(field.value):
            part = record(f"{field.path}[{n}]", one, _("a value"), self._left_over)
            told = filter(None, (part.line(names.TITLE | names.VALUES), part.line(names.TEXT)))
            found.append(": ".join(told))
            part.finish()
        return tuple(filter(None, found))

    def read_contact(self, field: Field, title: str) -> SectionRecord:
        """Take the contact data; what the service has no field for stands as blocks in the section."""
        if isinstance(field.value, str):
            return made("contact", title, body=whole(field.path, _("a text"), field.value).strip())
        part = record(field.path, field.value, _("a record with addresses and numbers"), self._left_over)
        title = part.line(names.HEADING, is_text) or title
        for name, called in _CONTACTS:
            told = part.take(called, lambda value: not isinstance(value, list | dict))
            if told is not None:
                self._tell(name, _text_or_number(told))
        body = part.prose(names.TEXT)
        blocks = []
        for one in list(part):
            if is_text(one.value) and one.value.strip():
                part.drop(one)
                blocks.append(
                    BlockRecord(None, title_of(one.name), whole(one.path, _("a text"), one.value).strip())
                )
        part.finish()
        return made("contact", title, body, tuple(blocks))

    def _tell(self, field: str, value: str | tuple[str, ...]) -> None:
        if value:
            self._told.setdefault(field, value)


def _text_or_number(field: Field) -> str:
    """A text, or a number as 911 is one to a program; raises ImportRefused."""
    if isinstance(field.value, int) and not isinstance(field.value, bool):
        return str(field.value)
    return whole(field.path, _("a text"), field.value).strip()
