"""A coaching file of a platoon, open in the window, with its sessions in front."""

import pytest
from PySide6.QtWidgets import QApplication

from plandesk.gui.app import open_first
from tests import coaching_file
from tests.gui.pages.coaching.held import TODAY


@pytest.fixture(scope="module")
def platoon_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("platoon") / "b-platoon.coaching"
    coaching_file.platoon(path, TODAY).close()
    return path


@pytest.fixture
def desk(window, platoon_file, tmp_path):
    path = tmp_path / "b-platoon.coaching"
    path.write_bytes(platoon_file.read_bytes())
    window.activateWindow()
    open_first(window, [str(path)])
    window.desk.unlock(coaching_file.PASSPHRASE)
    return window.desk


@pytest.fixture
def view(qtbot, window, desk):
    shown = window.page.show_view("sessions")
    shown.side.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown.side.list)
    return shown
