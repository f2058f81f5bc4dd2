"""Workbooks (.xlsx, .xlsm): which worksheets there are, their shared texts and number formats.

Read directly from the parts and not through a library, so that every limit holds while a part is unpacked,
and so that formulas are seen together with their last values, merged cells, and hidden rows in one pass.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_shaping import Shaping, shape
from plandesk.exchange.xlsx_package import Attributes, Package, damaged
from plandesk.exchange.xlsx_values import Shown, shown_as, unescaped
from plandesk.exchange.xlsx_worksheet import Amount, Worksheet
from plandesk.i18n import _, ngettext


class _Entry(Struct, frozen=True):
    name: str
    part: str
    hidden: bool


def read_xlsx(data: bytes, shaping: Shaping = shape) -> tuple[Sheet, ...]:
    """The filled worksheets of a workbook in their order, those that are hidden left out and told.

    Raises ImportRefused where the bytes are no workbook that can be read, TooMuch
    where it is larger than PlanDesk reads.
    """
    return _Workbook(Package(data)).sheets(shaping)


class _Workbook:
    def __init__(self, package: Package) -> None:
        self._package = package
        links = package.links("")
        part = next((path for kind, path in links.values() if kind == "officeDocument"), "xl/workbook.xml")
        self._links = package.links(part)
        self._from_1904 = False
        self._entries: list[_Entry] = []
        if not package.read(part, self._entry):
            raise damaged()
        self._macros = any(name.endswith("vbaproject.bin") for name in package.names())

    def _entry(self, tag: str, of: Attributes) -> None:
        if tag == "workbookPr":
            self._from_1904 = of.get("date1904") in ("1", "true")
        elif tag == "sheet":
            key = next((value for name, value in of.items() if name.endswith(" id")), "")
            kind, path = self._links.get(key, ("", ""))
            if kind == "worksheet":
                self._entries.append(
                    _Entry(of.get("name", ""), path, of.get("state", "") not in ("", "visible"))
                )
            if len(self._entries) > limits.MOST_SHEETS:
                raise limits.too_many_sheets()

    def sheets(self, shaping: Shaping) -> tuple[Sheet, ...]:
        """Read all that is not hidden."""
        amount = Amount()
        texts, styles = self._texts(amount), self._styles()
        found = []
        for entry in self._entries:
            if not entry.hidden:
                sheet = Worksheet(entry.name, texts, styles, self._from_1904, amount)
                found.append(sheet.read(self._package, entry.part, shaping))
        filled = [one for one in found if one is not None]
        hidden = [one.name for one in self._entries if one.hidden]
        if not filled:
            raise ImportRefused(self._nothing(hidden))
        return tuple(replace(one, notes=(*one.notes, *self._notes(hidden))) for one in filled)

    def _nothing(self, hidden: list[str]) -> str:
        if hidden:
            return _(
                "All filled worksheets are hidden. Nothing was imported; "
                "show the worksheet of the plan in the spreadsheet, save it and try again."
            )
        return _("The workbook has no filled worksheet. Nothing was imported.")

    def _notes(self, hidden: list[str]) -> list[str]:
        found = []
        if hidden:
            found.append(
                ngettext(
                    "The hidden worksheet {names} was not read.",
                    "The hidden worksheets {names} were not read.",
                    len(hidden),
                ).format(names=", ".join(f"“{name}”" for name in hidden[:5]))
            )
        if self._macros:
            found.append(_("The workbook holds macros; they were neither read nor run."))
        return found

    def _part_of(self, kind: str, usual: str) -> str:
        return next((path for found, path in self._links.values() if found == kind), usual)

    def _texts(self, amount: Amount) -> list[str]:
        """The texts that cells refer to by number; those of white space only are empty."""
        texts: list[str] = []
        pieces: list[str] = []
        taking = phonetic = False

        def start(tag: str, _of: Attributes) -> None:
            nonlocal taking, phonetic
            if tag == "t":
                taking = not phonetic
            elif tag == "rPh":
                phonetic = True

        def end(tag: str) -> None:
            nonlocal taking, phonetic
            if tag == "t":
                taking = False
            elif tag == "rPh":
                phonetic = False
            elif tag == "si":
                text = unescaped("".join(pieces))
                amount.add(_("shared texts"), _("with a shared text"), text)
                texts.append("" if text.isspace() else text)
                pieces.clear()

        def take(text: str) -> None:
            if taking:
                pieces.append(text)

        self._package.read(self._part_of("sharedStrings", "xl/sharedStrings.xml"), start, end, take)
        return texts

    def _styles(self) -> list[Shown]:
        """As what the numbers of each cell style are shown."""
        codes: dict[str, str] = {}
        found: list[Shown] = []
        within = False

        def start(tag: str, of: Attributes) -> None:
            nonlocal within
            if tag == "numFmt":
                codes[of.get("numFmtId", "")] = of.get("formatCode", "")
            elif tag == "cellXfs":
                within = True
            elif tag == "xf" and within:
                key = of.get("numFmtId", "0")
                number = int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else 0
                found.append(shown_as(number, codes.get(key)))

        def end(tag: str) -> None:
            nonlocal within
            if tag == "cellXfs":
                within = False

        self._package.read(self._part_of("styles", "xl/styles.xml"), start, end)
        return found
