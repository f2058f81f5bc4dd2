"""How long the PDF of a filled coaching form takes, warm, from the encrypted file to the bytes.

Run it with `python -m tests.benchmarks.coaching_form_pdf`. Every round gets other words, since lines that
were broken before are remembered. The aim: a filled form in under 150 ms, of usual length and with 5,000
characters for each voice. The form to fill in is timed beside it, and so is reading one that came back.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from plandesk.domain.coaching import actions, forms, members, sessions
from plandesk.exchange.pdf_form import read_fields
from plandesk.exchange.returned_form import preview
from plandesk.file.document import Document
from plandesk.reports.coaching_form import CoachingFormOptions, collect, layout
from plandesk.reports.coaching_form_data import FILLABLE, FILLED
from tests import coaching_file

AIM = 150.0  # milliseconds
ROUNDS = 8
SENTENCE = "In week {n} of turn {turn} the debrief at the river was led calmly, and the notes were whole. "


def words(turn: int, long: int) -> str:
    """Text of that length that no other turn has."""
    text = ""
    n = 0
    while len(text) < long:
        n += 1
        text += SENTENCE.format(n=n, turn=turn) + ("\n\n" if n % 5 == 0 else "")
    return text[:long]


def rewrite(document: Document, session_id: int, turn: int, long: int) -> None:
    """Give a session's voices other words."""
    told = sessions.session(document, session_id)
    sessions.write_all(
        document,
        {
            (theme.id, voice): words(turn * 10 + place, long)
            for theme in told.themes
            for place, voice in enumerate(("coach", "employee"))
            if theme.voices in ("both", voice)
        },
    )


def median(work: Callable[[], object], before: Callable[[int], None]) -> float:
    """The time in the middle of several runs in milliseconds; `before` is not timed."""
    times = []
    for turn in range(ROUNDS + 1):
        before(turn)
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times[1:])[ROUNDS // 2]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = coaching_file.platoon(Path(folder) / "platoon.coaching")
        member = members.members(document)[0]
        form = forms.forms(document)[0]
        number = sessions.start_session(document, member.id, form.id, date(2026, 11, 20))
        for place in range(3):
            actions.add_action(document, number, f"Action {place}", measure="Seen", due=date(2027, 1, 5))
        filled = CoachingFormOptions(FILLED, session_id=number)
        fillable = CoachingFormOptions(FILLABLE, session_id=number)
        for name, long in (("usual words", 400), ("5,000 characters each", 5000)):

            def anew(turn: int, long: int = long) -> None:
                rewrite(document, number, turn, long)

            took = median(lambda: layout(collect(document, filled)), anew)
            print(f"filled form, {name}: {took:.0f} ms (aim: {AIM:.0f})")
            took = median(lambda: layout(collect(document, fillable)), anew)
            print(f"form to fill in, {name}: {took:.0f} ms")
        back = layout(collect(document, fillable))
        took = median(
            lambda: preview(document, read_fields(back, "form.pdf"), "form.pdf"), lambda _turn: None
        )
        print(f"reading a returned form: {took:.0f} ms")
        document.close()


if __name__ == "__main__":
    main()
