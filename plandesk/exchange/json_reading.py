"""JSON as `json_writing` writes it, read into records; what is wrong is named by its place."""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode
from typing import Any

from plandesk.domain.branches import DEEPEST
from plandesk.domain.pictures import measure
from plandesk.domain.plans import COVERS, KINDS, NUMBERINGS, PAPERS, STATES, Level
from plandesk.domain.sections import CHARTS
from plandesk.domain.sections import KINDS as SECTION_KINDS
from plandesk.domain.service import COLOUR, FONTS
from plandesk.errors import ImportRefused, InvalidValue
from plandesk.exchange import json_kpi_reading
from plandesk.exchange import json_year_reading as year
from plandesk.exchange.json_outline import is_outline, read_outline
from plandesk.exchange.json_parsing import parsed
from plandesk.exchange.json_places import Place, refuse
from plandesk.exchange.json_writing import FORMAT, VERSION
from plandesk.exchange.layout_records import read_layout
from plandesk.exchange.records import (
    BlockRecord,
    Contents,
    InitiativeRecord,
    LeadRecord,
    ObjectiveRecord,
    PersonRecord,
    PictureRecord,
    PlanRecord,
    Reference,
    SectionRecord,
    ServiceRecord,
    UnitRecord,
)
from plandesk.exchange.report_set_records import read_report_set
from plandesk.exchange.written_records import AS_TOLD, Chosen
from plandesk.i18n import _


def read_json(data: bytes, chosen: Chosen = AS_TOLD) -> Contents:
    """The records of an exported file, or of a plan that was written down, for which `chosen` is.

    Raises ImportRefused with the place and what was expected.
    """
    return read_value(parsed(data), chosen)


def read_value(value: Any, chosen: Chosen = AS_TOLD) -> Contents:
    """The records of what was parsed already; see `read_json`."""
    return read_outline(value, chosen) if is_outline(value) else _Reading().contents(value)


class _Reading:
    """One pass over a file, with the uids and the mentions met so far."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], str] = {}
        self._references: list[Reference] = []
        self._words: set[str] = set()  # the uids of the status words of the plan in hand

    def contents(self, data: Any) -> Contents:
        top = Place("", data)
        if top.text("format") != FORMAT:
            raise ImportRefused(
                _(
                    "This JSON file is neither an export of PlanDesk (its “format” is “plandesk”) nor a plan "
                    "written down (a list of goals, each with a title and a list of activities). "
                    "Nothing was imported."
                )
            )
        version = top.number("version", 0)
        if version > VERSION:
            raise ImportRefused(
                _(
                    "The file was exported by a newer PlanDesk. "
                    "Nothing was imported; update PlanDesk and try again."
                )
            )
        if version < 1:
            refuse("version", _("a whole number from 1"), version)
        service = top.record("service")
        found = Contents(
            self._service(service) if service else None,
            tuple(self._picture(one) for one in top.records("pictures")),
            tuple(self._unit(one, 1) for one in top.records("units")),
            tuple(self._person(one) for one in top.records("people")),
            tuple(self._plan(one) for one in top.records("plans")),
            tuple(year.file(self, one) for one in top.records("files")),
            tuple(read_layout(self, one) for one in top.records("layouts")),
            tuple(read_report_set(self, one) for one in top.records("report_sets")),
            tuple(json_kpi_reading.kpi(self, one) for one in top.records("kpis")),
            tuple(self._references),
        )
        top.finish()
        return found

    def own(self, place: Place, kind: str) -> str | None:
        """The uid of a record, which no other of its kind may have."""
        uid = place.uid()
        if uid is not None:
            self.once(place.at("uid"), kind, uid)
        return uid

    def once(self, at: str, kind: str, uid: str) -> None:
        """Remember a name; raises ImportRefused where another record has it."""
        before = self._places.setdefault((kind, uid), at)
        if before != at:
            refuse(at, _("the same uid stands at {place} already").format(place=before))

    def mention(self, at: str, kind: str, uid: str) -> None:
        """Remember that a record is meant; whether it is there is seen at the end."""
        self._references.append(Reference(at, kind, uid))

    def _mention(self, place: Place, name: str, kind: str) -> str | None:
        uid = place.uid(name)
        if uid is not None:
            self._references.append(Reference(place.at(name), kind, uid))
        return uid

    def _picture_mention(self, place: Place, name: str) -> str | None:
        sha256 = place.text_or_none(name)
        if sha256 is not None:
            self._references.append(Reference(place.at(name), "picture", sha256))
        return sha256

    def _service(self, place: Place) -> ServiceRecord:
        found = ServiceRecord(
            name=place.text("name"),
            short_name=place.text("short_name"),
            governing_body=place.text("governing_body"),
            mission=place.text("mission"),
            vision=place.text("vision"),
            values=place.texts("values"),
            brand_colour=self._colour(place, "brand_colour", "#16294D"),
            accent_colour=self._colour(place, "accent_colour", "#C2501A"),
            logo=self._picture_mention(place, "logo"),
            logo_alt=place.text("logo_alt"),
            email=place.text("email"),
            switchboard=place.text("switchboard"),
            emergency=place.text("emergency"),
            non_emergency=place.text("non_emergency"),
            address=place.text("address"),
            website=place.text("website"),
            language=place.text("language", "en"),
            font=place.choice("font", FONTS, FONTS[0]),
        )
        place.finish()
        return found

    def _colour(self, place: Place, name: str, default: str) -> str:
        found = place.text(name, default)
        if not COLOUR.match(found):
            refuse(place.at(name), _("a colour like #16294D"), found)
        return found

    def _picture(self, place: Place) -> PictureRecord:
        sha256, name = place.text("sha256", None), place.text("name")
        media_type, text = place.text("media_type"), place.text("data", None)
        try:
            data = b64decode(text, validate=True)
            measured = measure(data)
        except (binascii.Error, ValueError):
            refuse(place.at("data"), _("the bytes of a picture in base64"), text)
        except InvalidValue:
            refuse(
                place.at("data"), _("a PNG, JPEG or SVG picture of at most 20 MB and 100 megapixels"), text
            )
        if media_type and media_type != measured.media_type:
            refuse(place.at("media_type"), f"“{measured.media_type}”", media_type)
        if hashlib.sha256(data).hexdigest() != sha256:
            refuse(place.at("sha256"), _("the SHA-256 of the picture’s bytes"), sha256)
        self.once(place.at("sha256"), "picture", sha256)
        place.finish()
        return PictureRecord(sha256, name, measured.media_type, data)

    def _unit(self, place: Place, depth: int) -> UnitRecord:
        self._not_too_deep(place, depth)
        found = UnitRecord(
            self.own(place, "unit"),
            place.text("name", None),
            place.text("short_name"),
            tuple(self._unit(one, depth + 1) for one in place.records("units")),
        )
        place.finish()
        return found

    def _person(self, place: Place) -> PersonRecord:
        found = PersonRecord(
            self.own(place, "person"),
            place.text("number"),
            place.text("name", None),
            place.text("title"),
            self._mention(place, "unit", "unit"),
            place.flag("sworn"),
            place.flag("active"),
        )
        place.finish()
        return found

    def _plan(self, place: Place) -> PlanRecord:
        words = year.status_words(self, place.records("status_words"))
        self._words = {one.uid for one in words if one.uid is not None}
        found = PlanRecord(
            uid=self.own(place, "plan"),
            title=place.text("title", None),
            kind=place.choice("kind", KINDS),
            starts=place.day("starts"),
            ends=place.day("ends"),
            implements=self._mention(place, "implements", "plan"),
            parent_title=place.text("parent_title"),
            state=place.choice("state", STATES, "draft"),
            draft_number=place.number("draft_number", 1),
            state_date=place.day_or_none("state_date"),
            paper=place.choice("paper", PAPERS, "letter"),
            language=place.text("language", "en"),
            cover=place.choice("cover", COVERS, "plan"),
            cover_picture=self._picture_mention(place, "cover_picture"),
            cover_picture_alt=place.text("cover_picture_alt"),
            levels=tuple(self._level(one) for one in place.records("levels")),
            approved_at=year.moment_at(place, "approved_at"),
            updates_close=place.number("updates_close", 14),
            status_words=words,
            sections=tuple(self._section(one) for one in place.records("sections")),
            objectives=tuple(self._objective(one, 1) for one in place.records("objectives")),
            approved=year.approved(place.records("approved")),
            amendments=year.amendments(place.records("amendments")),
            reports=year.reports(self, place.records("reports")),
        )
        if found.ends < found.starts:
            refuse(place.at("ends"), _("a day not before {day}").format(day=found.starts), str(found.ends))
        if len(found.levels) == 1:
            refuse(place.at("levels"), _("a plan needs at least two levels"))
        kinds = [one.kind for one in found.sections]
        if kinds.count("outline") > 1:
            second = [n for n, kind in enumerate(kinds) if kind == "outline"][1]
            refuse(
                f"{place.at('sections')}[{second}]", _("a plan has only one section of the kind “outline”")
            )
        place.finish()
        return found

    def _level(self, place: Place) -> Level:
        name = place.text("name", None)
        if not name.strip():
            refuse(place.at("name"), _("the name of a level"), name)
        level = Level(name, place.text("plural"), place.choice("numbering", NUMBERINGS, "dotted"))
        place.finish()
        return level

    def _section(self, place: Place) -> SectionRecord:
        found = SectionRecord(
            uid=self.own(place, "section"),
            kind=place.choice("kind", SECTION_KINDS),
            title=place.text("title"),
            body=place.text("body"),
            author=place.text("author"),
            author_title=place.text("author_title"),
            pull_quote=place.text("pull_quote"),
            source=place.text("source"),
            picture=self._picture_mention(place, "picture"),
            picture_alt=place.text("picture_alt"),
            public=place.flag("public"),
            blocks=tuple(self._block(one) for one in place.records("blocks")),
            language=place.text("language"),
            level=place.number("level", 1),
            chart=place.choice("chart", ("", *CHARTS), ""),
            kpis=place.uids("kpis"),
        )
        for n, uid in enumerate(found.kpis):
            self.mention(f"{place.at('kpis')}[{n}]", "kpi", uid)
        if found.level not in (1, 2):
            refuse(place.at("level"), _("1 or 2"), found.level)
        place.finish()
        return found

    def _block(self, place: Place) -> BlockRecord:
        found = BlockRecord(
            self.own(place, "block"),
            place.text("title"),
            place.text("body"),
            place.text("figure"),
            place.text("note"),
            self._picture_mention(place, "picture"),
            place.text("picture_alt"),
        )
        place.finish()
        return found

    def _objective(self, place: Place, depth: int) -> ObjectiveRecord:
        self._not_too_deep(place, depth)
        found = ObjectiveRecord(
            self.own(place, "objective"),
            place.text("title", None),
            place.text("body"),
            place.flag("public"),
            tuple(self._initiative(one) for one in place.records("initiatives")),
            tuple(self._objective(one, depth + 1) for one in place.records("objectives")),
            short_title=place.text("short_title"),
            figure=place.text("figure"),
            pull_quote=place.text("pull_quote"),
            pull_quote_author=place.text("pull_quote_author"),
            picture=self._picture_mention(place, "picture"),
            picture_alt=place.text("picture_alt"),
        )
        place.finish()
        return found

    def _initiative(self, place: Place) -> InitiativeRecord:
        found = InitiativeRecord(
            uid=self.own(place, "initiative"),
            text=place.text("text", None),
            sub_items=tuple(one for one in place.texts("sub_items") if one.strip()),
            leads=tuple(self._lead(one) for one in place.records("leads")),
            partners=tuple(one.strip() for one in place.texts("partners") if one.strip()),
            due=year.due_at(place, "due"),
            public=place.flag("public"),
            results=place.text("results"),
            note=place.text("note"),
            carries=self._mention(place, "carries", "initiative"),
            serves=self._serves(place),
            milestones=year.milestones(self, place.records("milestones")),
            updates=year.updates(self, place.records("updates"), self._words),
        )
        place.finish()
        return found

    def _serves(self, place: Place) -> tuple[str, ...]:
        found = place.uids("serves")
        for n, uid in enumerate(found):
            self._references.append(Reference(f"{place.at('serves')}[{n}]", "objective", uid))
        return found

    def _lead(self, place: Place) -> LeadRecord:
        found = LeadRecord(self._mention(place, "person", "person"), self._mention(place, "unit", "unit"))
        if (found.person is None) == (found.unit is None):
            refuse(place.path, _("a lead is either a person or a unit"))
        place.finish()
        return found

    def _not_too_deep(self, place: Place, depth: int) -> None:
        if depth > DEEPEST:
            refuse(place.path, _("there are at most {n} levels").format(n=DEEPEST))
