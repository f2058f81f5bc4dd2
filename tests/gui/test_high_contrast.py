"""Where the system asks for high contrast, its colours stay and everything is told from its ground."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QTableView,
)

from plandesk.gui import look, tokens

ROLE = QPalette.ColorRole
BLACK, WHITE = "#000000", "#FFFFFF"
AQUA = {"ground": BLACK, "ink": WHITE, "marked": "#1AEBFF", "on_marked": BLACK}
PURPLE = {"ground": WHITE, "ink": BLACK, "marked": "#37006E", "on_marked": WHITE}


def palette_with(colours):
    made = QPalette()
    for role in (ROLE.Window, ROLE.Base, ROLE.AlternateBase, ROLE.Button, ROLE.ToolTipBase):
        made.setColor(role, QColor(colours["ground"]))
    for role in (ROLE.WindowText, ROLE.Text, ROLE.ButtonText, ROLE.ToolTipText, ROLE.PlaceholderText):
        made.setColor(role, QColor(colours["ink"]))
    for role in (ROLE.Highlight, ROLE.Accent):
        made.setColor(role, QColor(colours["marked"]))
    made.setColor(ROLE.HighlightedText, QColor(colours["on_marked"]))
    return made


@pytest.fixture(params=[AQUA, PURPLE], ids=["dark", "light"])
def colours(request, qapp, monkeypatch):
    """The system's colours of a high contrast theme; ours come back after the test."""
    monkeypatch.setattr(tokens, "high_contrast", lambda: True)
    before = QPalette(qapp.palette())
    qapp.setPalette(palette_with(request.param))
    look.apply(qapp)
    yield request.param
    qapp.setPalette(before)


def test_the_palette_of_the_system_stays(colours, qapp):
    assert qapp.palette().color(ROLE.Window) == QColor(colours["ground"])
    assert tokens.tokens().high_contrast


def test_words_can_be_read_on_every_ground_and_a_selection_is_seen(colours):
    table = tokens.tokens()
    for ground in (table.selection, table.page_selected, table.hover, table.row_hover, table.late_ground):
        for ink in (table.text, table.secondary, table.faint, table.late, table.error):
            assert tokens.contrast(ink, ground) >= tokens.READABLE
    assert tokens.contrast(table.on_fill, table.fill) >= tokens.READABLE
    assert tokens.contrast(table.selection, table.base) >= 1.2


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QCheckBox, QMenu])
def test_every_control_has_an_edge(colours, qtbot, kind):
    control = kind()
    qtbot.addWidget(control)
    if kind is QMenu:
        control.addAction("Open")
    control.resize(120, 32)
    image = control.grab().toImage()
    ratio = round(image.devicePixelRatio())
    middle = image.height() // 2
    inks = [
        tokens.contrast(QColor(image.pixel(x * ratio, middle)), QColor(colours["ground"])) for x in range(4)
    ]
    assert max(inks) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_the_lines_of_a_grid_are_seen(qapp, qtbot, dark):
    look.apply(qapp, dark=dark)
    grid = QTableView()
    qtbot.addWidget(grid)
    look.ask(grid)
    hint = grid.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, None, grid)
    line, ground = QColor.fromRgba(hint & 0xFFFFFFFF), grid.palette().color(ROLE.Base)
    look.apply(qapp, dark=False)
    assert line.alpha() == 255 and tokens.contrast(line, ground) > 1.2
