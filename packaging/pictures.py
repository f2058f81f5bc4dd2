"""Take the two pictures of the README from the real program: python packaging/pictures.py

The window with the sample plan, and four pages of its annual plan. Run it with the Python of .venv.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "resources" / "pictures"
PAGES = (0, 3, 6, 7)  # the cover, the message, and two focus areas
PAGE_WIDTH, GAP, MARGIN = 500, 24, 32
TABLE_COLOUR = "#D9DDE3"

sys.path.insert(0, str(CHECKOUT))


def main() -> int:
    """Write both pictures; return the exit code."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PLANDESK_CONFIG_DIR"] = str(folder / "config")
        plan, paper = folder / "Harrow Lake.plandesk", folder / "plan.pdf"
        for words in (["new", str(plan), "--sample"], ["report", str(plan), "annual-plan", "-o", str(paper)]):
            command = [sys.executable, "-m", "plandesk", *words]
            subprocess.run(command, cwd=CHECKOUT, check=True)
        take_pages(paper, PICTURES / "annual-plan.png")
        take_window(plan, PICTURES / "window.png")
    return 0


def take_pages(paper: Path, target: Path) -> None:
    """Lay some pages of the PDF side by side."""
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(paper)
    drawn = []
    for number in PAGES:
        page = document[number]
        drawn.append(page.render(scale=PAGE_WIDTH / page.get_width()).to_pil())
    width = 2 * MARGIN + len(drawn) * PAGE_WIDTH + (len(drawn) - 1) * GAP
    picture = Image.new("RGB", (width, drawn[0].height + 2 * MARGIN), TABLE_COLOUR)
    for place, page in enumerate(drawn):
        picture.paste(page, (MARGIN + place * (PAGE_WIDTH + GAP), MARGIN))
    picture.save(target, optimize=True)
    document.close()


def take_window(plan: Path, target: Path) -> None:
    """Draw the window without a screen, with an activity of the plan in hand."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1.5"
    from plandesk.domain.listing import Query, list_initiatives
    from plandesk.domain.outline import outline
    from plandesk.gui import app, look

    application = app.make_application()
    look.apply(application, False)
    window = app.make_window()
    window.resize(1440, 900)
    window.memory.start_page = "plan"
    window.session.open(plan)
    window.show()
    document, plan_id = window.session.document, window.session.plan_id
    if document is None or plan_id is None:
        raise RuntimeError("the sample plan is not open")
    third = list_initiatives(document, outline(document, plan_id), Query())[2]
    window.open_pages.show_record("plan", "initiative", third)

    app.take_when_settled(window, target)
    window.session.abandon()
    window.tasks.close()


if __name__ == "__main__":
    sys.exit(main())
