"""The list of 10,000 coaching sessions: `python -m tests.benchmarks.coaching_list [SESSIONS]`.

Figures of one run on one machine, of an encrypted file with two pages of words in each session. Measured
is what a keystroke in the search costs with the list on the screen, letter by letter, each word of every
record searched; the aim is 50 ms at most. The words are read ahead while nothing else happens; a search
before that was finished pays for the rest at once, which is told apart.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SESSIONS = 10_000
WORDS = ("calm", "river", "call", "court", "files", "late", "notes", "shift", "roster", "search", "team",
         "training", "unit", "place", "course", "early", "family", "writing", "interview")  # fmt: skip
SEARCHES = ("court files", "member 12", "interview xq", "no such words")


def fill(path: Path, count: int) -> None:
    """A coaching file of 250 members, five themes in two voices to each session."""
    from plandesk.domain.coaching import forms, members
    from tests import coaching_file

    chance = random.Random(1)
    document = coaching_file.make(path)
    themes = forms.forms(document)[0].themes
    with document.step("Fill"):
        ids = [
            members.add_member(
                document, f"Member {n}", number=str(4000 + n), rank="Cst.", unit=f"Unit {n % 9}"
            )
            for n in range(250)
        ]
        for n in range(count):
            held = (date(2020, 1, 1) + timedelta(days=n // 5)).isoformat()
            one = document.insert("coaching_session", member_id=ids[n % 250], held=held, coach="Sgt. Orla")
            for theme in themes:
                said = [" ".join(chance.choices(WORDS, k=25)) for _voice in range(2)]
                document.insert("session_theme", session_id=one, position=theme.position, title=theme.title,
                                coach=said[0], employee=said[1])  # fmt: skip
            for role in ("coach", "employee") if n % 10 else ():
                document.insert("acknowledgement", session_id=one, role=role, name="N. Ame",
                                at="2024-01-01T00:00:00.000+00:00", sha256="")  # fmt: skip
    document.close()


def milliseconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = folder
        path = Path(folder) / "platoon.coaching"
        fill(path, count)
        from plandesk.gui.app import make_application, make_window
        from tests.coaching_file import PASSPHRASE

        make_application()
        window = make_window(at_once=True)
        window.resize(1440, 900)
        window.show()
        window.commands.open_path(path)
        opened = milliseconds(lambda: window.desk.unlock(PASSPHRASE))
        view = window.page.view  # type: ignore[union-attr]

        def show(words: str) -> None:
            view.focus_search(words)
            view.side.list.viewport().repaint()

        first = milliseconds(lambda: show("c"))
        show("")
        reading = milliseconds(lambda: view.side.list.choose(view.model.key(5)))
        each = []
        for search in SEARCHES:
            for end in range(1, len(search) + 1):
                each.append(milliseconds(lambda end=end, search=search: show(search[:end])))
            show("")
        print(f"{count} sessions, {path.stat().st_size / 1e6:.0f} MB encrypted")
        print(f"unlocked with the list and a form on the screen: {opened:.0f} ms")
        print(f"first letter before any word was read ahead: {first:.0f} ms")
        print(f"another session in the form: {reading:.0f} ms")
        print(f"a keystroke: median {statistics.median(each):.0f} ms, worst {max(each):.0f} ms (aim: 50 ms)")
        window.desk.abandon()


if __name__ == "__main__":
    main()
