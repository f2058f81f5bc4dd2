"""The frame of a field, for our own compound fields: as the style draws that of a line edit."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QStylePainter, QWidget


def paint_field(widget: QWidget, focused: bool) -> None:
    """Paint the panel of a line edit over the whole widget; call it from `paintEvent`."""
    option = QStyleOptionFrame()
    option.initFrom(widget)
    option.lineWidth = widget.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth, option, widget)
    option.midLineWidth = 0
    option.state |= QStyle.StateFlag.State_Sunken
    if focused:
        option.state |= QStyle.StateFlag.State_HasFocus
    else:
        option.state &= ~QStyle.StateFlag.State_HasFocus
    QStylePainter(widget).drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
