"""What our style draws of plain controls, the ring of whichever has the focus, and what it is asked about."""

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProxyStyle,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from plandesk.gui import look
from plandesk.gui.tokens import DARK, LIGHT
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.due_field import DueField


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


@pytest.mark.parametrize("kind", [Choice, DueField])
def test_choices_drop_down_below_their_field(qtbot, qapp, kind):
    look.apply(qapp)
    field = kind()
    qtbot.addWidget(field)
    option, hint = QStyleOptionComboBox(), QStyle.StyleHint.SH_ComboBox_Popup
    assert qapp.style().styleHint(hint, option, field) == 1  # Fusion's own lists lie over the field
    assert field.style().styleHint(hint, option, field) == 0


def test_nothing_else_takes_its_hints_through_python(qapp):
    look.apply(qapp)
    assert type(qapp.style()).styleHint is QProxyStyle.styleHint


@pytest.mark.parametrize("name", ["SP_DialogOkButton", "SP_DialogCancelButton", "SP_RestoreDefaultsButton"])
def test_buttons_of_dialogs_have_no_icons(qapp, name):
    icon = QStyle.StandardPixmap[name]
    assert look.CalmStyle().standardIcon(icon).isNull()
    assert not look.CalmStyle().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning).isNull()
