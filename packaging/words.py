"""Gather PlanDesk's words and compile its translations: python packaging/words.py [LANGUAGE]

Writes resources/locale/plandesk.pot from the source, brings every translation up to date with it, and
compiles each to the form the program reads. With LANGUAGE (e.g. fr) it begins that translation. All of it is
committed; tests compare it with what this would write now. Run it with the Python of .venv.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parent.parent
LOCALE = CHECKOUT / "resources" / "locale"
TEMPLATE = LOCALE / "plandesk.pot"
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
NO_DATE = datetime(2024, 1, 1, tzinfo=UTC)  # a date of the day would make two equal catalogues differ


def main() -> int:
    """Write the template, the translations and their compiled form; return the exit code."""
    catalog = gathered(CHECKOUT / "plandesk")
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(as_text(catalog))
    print(f"{len(catalog)} messages in {TEMPLATE.relative_to(CHECKOUT)}")
    for language in sys.argv[1:]:
        begun = LOCALE / language / "LC_MESSAGES" / "plandesk.po"
        begun.parent.mkdir(parents=True, exist_ok=True)
        if not begun.exists():
            begun.write_bytes(as_text(empty(language)))
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/plandesk.po")):
        translation = read(path)
        translation.update(catalog, no_fuzzy_matching=True)
        path.write_bytes(as_text(translation))
        path.with_suffix(".mo").write_bytes(compiled(translation))
        done = sum(1 for message in translation if message.id and all(_texts(message.string)))
        print(f"{done} of {len(catalog)} translated in {path.relative_to(CHECKOUT)}")
    return 0


def gathered(folder: Path) -> Catalog:
    """Return the messages of every module in the folder, with the files they stand in."""
    catalog = empty()
    methods = [("**.py", "python")]
    for name, _line, message, comments, context in extract_from_dir(folder, methods, keywords=KEYWORDS):
        place = f"{folder.name}/{Path(name).as_posix()}"
        catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def empty(language: str | None = None) -> Catalog:
    """Return a catalogue without messages: the template, or a translation into that language."""
    return Catalog(
        language,
        project="PlanDesk",
        version="1",
        copyright_holder="The PlanDesk authors",
        header_comment="# PlanDesk's words. packaging/words.py writes this file; see README.md beside it.",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        charset="utf-8",
        fuzzy=False,
    )


def read(path: Path) -> Catalog:
    """Return a translation."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def as_text(catalog: Catalog) -> bytes:
    """Return the catalogue as a .pot or .po file: in order, the same bytes for the same words."""
    text = io.BytesIO()
    write_po(text, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = text.getvalue().split(b"\n")
    of_no_use = (b'"POT-Creation', b'"PO-Revision', b'"Generated', b'"Report-', b'"Last-', b'"Language-Team')
    return b"\n".join(line for line in lines if not line.startswith(of_no_use))


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as the program reads it."""
    data = io.BytesIO()
    write_mo(data, catalog)
    return data.getvalue()


def _texts(string: object) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [str(string or "")]


if __name__ == "__main__":
    sys.exit(main())
