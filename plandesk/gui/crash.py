"""What happens when the program itself fails: a notice with details to copy, and the work goes on.

The details name the kind of error, the lines of the program it went through and the versions. They hold no
message and no value, since those could carry the words of a record.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from plandesk import __version__
from plandesk.errors import UserError
from plandesk.i18n import _

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class CrashReporter(QObject):
    """Hears every unexpected exception of any thread; `show` is called on the main thread, once at a time."""

    _happened = Signal(str, str)  # sentence of a UserError (else empty), details

    def __init__(self, show: Callable[[str, str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._showing = False
        self._before = (sys.excepthook, threading.excepthook)
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen from now on."""
        sys.excepthook = self.report
        threading.excepthook = lambda what: self.report(what.exc_type, what.exc_value, what.exc_traceback)
        qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        """Leave the errors to Python again."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take in one exception."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error if error is not None else kind(), trace)
            return
        written = details(kind, trace)
        print(written, file=sys.stderr)
        self._happened.emit(error.sentence if isinstance(error, UserError) else "", written)

    def _tell(self, sentence: str, written: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(sentence, written)
        finally:
            self._showing = False


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind of error, versions, and file:line of each frame; nothing of what the program was working on."""
    import platform  # takes longer to load than all of the rest here

    lines = [
        f"PlanDesk {__version__}, PySide6 {pyside_version}, Qt {qVersion()}, "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def sentence() -> str:
    """What the notice says first."""
    return _(
        "PlanDesk made a mistake of its own and stopped what it was doing. "
        "What was saved is safe, and you can go on working."
    )


def _short(path: str) -> str:
    # A full path could name the user.
    if path.startswith(_PACKAGE):
        return "plandesk" + path[len(_PACKAGE) :].replace(os.sep, "/")
    return os.path.basename(path)


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    # Qt's own warnings are for us, on the error stream; a fatal one ends the program after this.
    if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg:
        print(f"Qt: {message}", file=sys.stderr)
