"""What our style draws of plain controls: the ring of whichever has the focus."""

import pytest
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from plandesk.gui import look
from plandesk.gui.tokens import DARK, LIGHT
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.date_field import DateField


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QComboBox, DateField, lambda: Button("Do")])
def test_the_control_with_the_focus_has_a_ring(qtbot, qapp, kind, dark):
    before, style = qapp.palette(), look.CalmStyle()
    look.apply(qapp, dark)
    holder, other, one = QWidget(), QLineEdit(), kind()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    for part in (other, one):
        part.setStyle(style)
        part.setFixedHeight(32)
        row.addWidget(part)
    holder.show()
    holder.activateWindow()
    accent = (DARK if dark else LIGHT).accent

    def ring():
        drawn = one.grab().toImage()
        edge = [
            drawn.pixelColor(drawn.width() // 2, y) for y in (0, 1, drawn.height() - 2, drawn.height() - 1)
        ]
        return accent in edge

    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not ring()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    assert ring()
    holder.close()
    qapp.setPalette(before)
