"""The program with its window: starting it, and making a picture of it without a screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from plandesk import __version__, i18n, preferences
from plandesk.gui import look
from plandesk.gui.collecting import Collector
from plandesk.gui.main_window import MainWindow
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks

SETTLED = 400  # milliseconds until a page has drawn itself and begun what it does beside


def start(files: Sequence[str] = (), ready: Callable[[MainWindow], object] | None = None) -> int:
    """Open the window on a file (else on the one of the last time) and run until it is closed.

    The exit code comes back. The very first start opens the sample plan. `ready` is called once the window
    has been drawn and waits for the user.
    """
    from plandesk.gui.crash import CrashReporter

    i18n.set_language(None)
    application = make_application()
    window = make_window()
    crashes = CrashReporter(lambda sentence, details: _show_crash(window, sentence, details), application)
    crashes.install()
    waiting = open_first(window, files)
    window.show()
    for path in waiting:
        QTimer.singleShot(0, partial(window.commands.open_path, path))
    QTimer.singleShot(0, lambda: _begin_collecting(application))
    if ready is not None:
        QTimer.singleShot(0, lambda: ready(window))
    try:
        return application.exec()
    finally:
        crashes.uninstall()


main = start


def _begin_collecting(application: QApplication) -> None:
    """What loading the program made stays; garbage is looked for from now on (see `__main__`)."""
    gc.freeze()
    Collector(application)


def make_application() -> QApplication:
    """The application object with our name, look and words."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0] if sys.argv else "plandesk"])
    application.setApplicationName("PlanDesk")
    application.setApplicationDisplayName("PlanDesk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("plandesk")
    speak(application)
    look.apply(application)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: look.apply(application))
    return application


def speak(application: QApplication) -> QTranslator | None:
    """Let Qt's own words (Cancel, Copy, the file dialog) be in our language, too; its translator comes back.

    Nothing is loaded for English, nor for a language that Qt does not speak.
    """
    if i18n.language() == i18n.SOURCE_LANGUAGE:
        return None
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{i18n.language()}", folder):
        return None
    application.installTranslator(translator)
    return translator


def make_window(at_once: bool = False) -> MainWindow:
    """A window with everything it needs; `at_once` does its long work without threads."""
    session = Session(preferences.read().who)
    prompts, tasks = Prompts(), Tasks(at_once)
    window = MainWindow(session, prompts, tasks)
    prompts.parent = window
    session.setParent(window)
    tasks.setParent(window)
    return window


def open_first(window: MainWindow, files: Sequence[str]) -> list[Path]:
    """Open what this start is about: the files named, those of the last time, the sample, or nothing.

    A coaching file is taken in hand locked: its page asks for the passphrase. Locked plan files come back:
    nothing is asked before the window is there.
    """
    if files:
        return _opened(window, [Path(name).absolute() for name in files])
    known = preferences.read()
    if not known.state("window/geometry") and not known.recent:
        window.commands.open_sample()
        return []
    coaching, last = known.state("window/coaching"), known.state("window/file")
    if coaching and Path(coaching).exists():
        window.desk_commands.open_path(Path(coaching))
    return _opened(window, [Path(last)]) if last and Path(last).exists() else []


def _opened(window: MainWindow, paths: list[Path]) -> list[Path]:
    """Open files; those come back whose passphrase is to be asked for."""
    from plandesk.file.encryption import salt_of

    waiting = []
    for path in paths:
        if path.suffix.lower() == ".plandesk" and salt_of(path) is not None:
            waiting.append(path)
        else:
            window.commands.open_path(path)
    return waiting


def picture(
    document_path: Path | str,
    png_path: Path | str,
    page: str = "plan",
    dark: bool = False,
    scale: float = 1,
    size: tuple[int, int] = (1440, 900),
) -> None:
    """Write a picture of the window showing a page of a document; needs no screen.

    What is shown is a copy, and nothing of this window is remembered. One picture for each process: size
    and scale are settled with the first.
    """
    import shutil
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = folder
        shown = shutil.copy(document_path, folder)
        application = make_application()
        look.apply(application, dark)
        window = make_window()
        window.resize(*size)
        window.memory.start_page = page
        window.session.open(shown)
        window.show()
        if window.page is None or window.page.name != page:
            raise RuntimeError(f"the page {page} could not be shown")
        take_when_settled(window, png_path)
        window.session.abandon()
        window.tasks.close()


def take_when_settled(window: MainWindow, png_path: Path | str) -> None:
    """Write a picture of a window once it has drawn itself and no work for it is under way."""
    timer, waiting = QTimer(window, interval=SETTLED), QEventLoop()
    quiet = 0  # looks one after the other with nothing under way: what came last is drawn by the second

    def look_again() -> None:
        nonlocal quiet
        quiet = quiet + 1 if not window.tasks.under_way else 0
        if quiet > 1:
            timer.stop()
            waiting.quit()  # not the application: that would close the window and empty it

    timer.timeout.connect(look_again)
    timer.start()
    waiting.exec()
    if not window.grab().save(str(png_path)):
        raise OSError(f"the picture could not be written: {png_path}")


def _show_crash(window: MainWindow, sentence: str, details: str) -> None:
    from plandesk.gui.dialogs.crash import CrashDialog

    if sentence:
        window.prompts.tell(sentence)
    else:
        CrashDialog(details, window).exec()
