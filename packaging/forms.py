"""Compile the forms drawn in Qt Designer: python packaging/forms.py

Each forms/NAME.ui becomes plandesk/gui/forms/ui_NAME.py, with its words translated like all the others. The
result is committed; a test compares it with what this would write now. Run it with the Python of .venv.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SOURCES = CHECKOUT / "forms"
COMPILED = CHECKOUT / "plandesk" / "gui" / "forms"

COMPILER = "from PySide6.scripts.pyside_tool import uic; uic()"
TEXT = r'u?"(?:[^"\\]|\\.)*"'
MESSAGE = re.compile(rf"\b_\(((?:{TEXT}\s*)+), (None|{TEXT})\)")
CREATED_BY = re.compile(r"^##\n## Created by: .*\n", re.MULTILINE)
IMPORTED = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)
CONNECT_BY_NAME = re.compile(r"^ *QMetaObject\.connectSlotsByName\(.*\)\n", re.MULTILINE)


def main() -> int:
    """Write every compiled form and remove those whose source has gone; return the exit code."""
    written = {target_of(source): compiled(source) for source in sorted(SOURCES.glob("*.ui"))}
    for old in COMPILED.glob("ui_*.py"):
        if old not in written:
            old.unlink()
            print(f"Removed: {old.relative_to(CHECKOUT)}")
    for target, text in written.items():
        target.write_text(text, encoding="utf-8", newline="\n")
        print(f"Written: {target.relative_to(CHECKOUT)}")
    return 0


def target_of(source: Path) -> Path:
    """Return the module that a form is compiled into."""
    return COMPILED / f"ui_{source.stem}.py"


def compiled(source: Path) -> str:
    """Return the Python text of a form. Raises CalledProcessError where the form can't be read."""
    words = [sys.executable, "-c", COMPILER, "--tr", "_", str(source)]
    text = subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8")
    text = text.replace("\r\n", "\n")
    text = CONNECT_BY_NAME.sub("", CREATED_BY.sub("", text))
    return with_words(only_used(text))


def only_used(text: str) -> str:
    """Import no class that the form does not name: each costs time when the form is shown first."""
    begins = text.index("\nclass Ui_")

    def shortened(found: re.Match[str]) -> str:
        module, names = found.group(1), re.findall(r"\w+", found.group(2))
        used = [name for name in names if re.search(rf"\b{name}\b", text[begins:])]
        return f"from {module} import {', '.join(used)}\n" if used else ""

    return IMPORTED.sub(shortened, text)


def with_words(text: str) -> str:
    """Let the form use PlanDesk's catalogue: `_`, or `pgettext` where Designer has a comment."""

    def call(found: re.Match[str]) -> str:
        message, context = found.groups()
        return f"_({message})" if context == "None" else f"pgettext({context}, {message})"

    text = MESSAGE.sub(call, text)
    used = [name for name in ("_", "pgettext") if re.search(rf"(?<![\w.]){name}\(", text)]
    if not used:
        return text
    line = f"\nfrom plandesk.i18n import {', '.join(used)}\n"
    return text.replace("\nclass Ui_", f"{line}\n\nclass Ui_", 1)


if __name__ == "__main__":
    sys.exit(main())
