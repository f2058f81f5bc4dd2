"""How plain controls are drawn where the platform has no style of its own (Linux): Fusion, calmer.

Windows and macOS keep their native styles; there only the palette is ours.
"""

from __future__ import annotations

import sys
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from plandesk.gui import icons, scroll_bar, tokens
from plandesk.gui.tokens import Tokens, px
from plandesk.resources import resource_path

PLAIN_FAMILIES = ("Sans Serif", "DejaVu Sans", "Bitstream Vera Sans", "Verdana")
Element = QStyle.PrimitiveElement
Feature = QStyleOptionButton.ButtonFeature
Metric = QStyle.PixelMetric
State = QStyle.StateFlag


class CalmStyle(QProxyStyle):
    """Fusion with the fields, buttons and check boxes of the design.

    It has no `styleHint`: Qt asks for hints thousands of times while a window comes up, and each would take
    its way through Python. Widgets whose hints are ours have an `AskedStyle` of their own (see `ask`).
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    @cached_property
    def asked(self) -> AskedStyle:
        """The same with hints of our own."""
        made = AskedStyle()
        made.setParent(self)
        return made

    def standardIcon(
        self,
        icon: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if icon.name.startswith(("SP_Dialog", "SP_RestoreDefaults")):
            return QIcon()  # on the buttons of dialogs: they would be the desktop's, in colours of their own
        return super().standardIcon(icon, option, widget)

    def pixelMetric(
        self, metric: Metric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        length = _LENGTHS.get(metric)
        if length is not None:
            return px(length)
        if metric == _FRAME and not isinstance(widget, QComboBox):
            return 2
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self, element: Element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        draw = _DRAWN.get(element)
        if draw is None and element in (Element.PE_IndicatorHeaderArrow, Element.PE_IndicatorBranch):
            from plandesk.gui import table_look

            draw = table_look.DRAWN[element]
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        table = tokens.tokens(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(option, painter, table)
        painter.restore()

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        table = tokens.tokens(option.palette)
        if element == QStyle.ControlElement.CE_ToolBar:
            _tool_bar(option, painter, table)
        elif element == QStyle.ControlElement.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, table.window)
        elif element in (_HEADER, _HEADER_END):
            from plandesk.gui import table_look

            table_look.head(option, painter, table)
        elif element == QStyle.ControlElement.CE_HeaderLabel:
            before = QRect(option.rect)
            option.rect = before.adjusted(px(8), 0, 0, 0)
            super().drawControl(element, option, painter, widget)
            option.rect = before
        elif element == QStyle.ControlElement.CE_MenuBarItem:
            _menu_title(option, painter, table)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            table = tokens.tokens(option.palette)
            if option.frame:
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                _box(option, painter, table, table.base if option.editable else table.button)
                _combo_arrow(option, painter, table)
                painter.restore()
                return
        if control == QStyle.ComplexControl.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_spin_box(option, painter, widget)
            painter.restore()
            return
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            painter.save()
            scroll_bar.draw(option, painter, tokens.tokens(option.palette))
            painter.restore()
            return
        super().drawComplexControl(control, option, painter, widget)

    def _draw_spin_box(self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
        """A field like the others, with its ring, and two quiet arrows where it has any."""
        table = tokens.tokens(option.palette)
        if option.frame:
            _box(option, painter, table, table.base)
        if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons:
            return
        can = QAbstractSpinBox.StepEnabledFlag
        for part, up, able in (
            (QStyle.SubControl.SC_SpinBoxUp, True, can.StepUpEnabled),
            (QStyle.SubControl.SC_SpinBoxDown, False, can.StepDownEnabled),
        ):
            place = self.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget)
            enabled = bool(option.state & State.State_Enabled) and bool(option.stepEnabled & able)
            ink = table.secondary if enabled else table.edge
            icons.draw_arrow(painter, QRectF(place).center(), px(3), ink, icons.UP if up else icons.DOWN)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_bar.part_rect(option, part)
        found = super().subControlRect(control, option, part, widget)
        if control == QStyle.ComplexControl.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            return found.adjusted(px(5), 0, 0, 0)
        if control == QStyle.ComplexControl.CC_SpinBox and part == QStyle.SubControl.SC_SpinBoxEditField:
            return found.adjusted(px(4), 0, 0, 0)
        return found

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        found = super().subElementRect(element, option, widget)
        if element == QStyle.SubElement.SE_LineEditContents and getattr(option, "lineWidth", 0) > 0:
            return found.adjusted(px(4), 0, -px(4), 0)
        return found


class AskedStyle(CalmStyle):
    """For the few widgets that are to behave otherwise than in Fusion: lists of choices and grids."""

    def styleHint(self, hint, option=None, widget=None, returned=None) -> int:  # noqa: ANN001
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        if hint == QStyle.StyleHint.SH_Table_GridLineColor:
            # Fusion's is darker than the window, which in the dark no one sees.
            line = tokens.tokens(widget.palette() if widget is not None else QPalette()).line
            return line.rgb() - 2**32  # as the signed number that the hint is
        return super().styleHint(hint, option, widget, returned)


def ask(widget: QWidget) -> None:
    """Give a list of choices or a grid the style that knows its hints, where our style is in use."""
    style = QApplication.style()
    if isinstance(style, CalmStyle):
        widget.setStyle(style.asked)


def apply(application: QApplication, dark: bool | None = None) -> None:
    """Give the application our style, font and palette; in high contrast the system's palette stays.

    Safe to call again after the colour scheme changed; `dark` None follows the system.
    """
    if sys.platform not in ("win32", "darwin") and not isinstance(application.style(), CalmStyle):
        application.setStyle(CalmStyle())
        _choose_font(application)
    if tokens.high_contrast():
        return
    table = tokens.DARK if (tokens.is_dark() if dark is None else dark) else tokens.LIGHT
    application.setPalette(tokens.palette_of(table))
    heads = tokens.palette_of(table)
    heads.setColor(QPalette.ColorRole.ButtonText, table.secondary)
    application.setPalette(heads, "QHeaderView")
    application.setFont(tokens.font(12), "QHeaderView")


def _choose_font(application: QApplication) -> None:
    """Where no desktop names a font for its programs, use the one that PlanDesk prints with."""
    if QFontInfo(application.font()).family() not in PLAIN_FAMILIES:
        return
    for weight in ("Regular", "Semibold"):
        QFontDatabase.addApplicationFont(str(resource_path(f"fonts/SourceSansPro-{weight}.ttf")))
    chosen = QFont("Source Sans Pro")
    chosen.setPointSizeF(max(application.font().pointSizeF(), 9.0) * 14 / 12)
    application.setFont(chosen)


def _box(option: QStyleOption, painter: QPainter, table: Tokens, fill: QColor) -> None:
    """A field: round corners, a darker lower edge, a ring when it has the focus."""
    body = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    enabled = bool(option.state & State.State_Enabled)
    radius = px(5)
    painter.setBrush(fill if enabled else table.window)
    if enabled and option.state & State.State_HasFocus:
        painter.setPen(QPen(table.accent, 2))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        return
    painter.setPen(QPen(table.edge, 1))
    painter.drawRoundedRect(body, radius, radius)
    if enabled:
        painter.setPen(QPen(table.edge_low, 1))
        painter.drawLine(
            QPointF(body.left() + radius * 0.7, body.bottom()),
            QPointF(body.right() - radius * 0.7, body.bottom()),
        )


def _line_edit(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    if getattr(option, "lineWidth", 1) > 0:
        _box(option, painter, table, table.base)
    else:
        painter.fillRect(option.rect, table.base)


def _frame(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    """The frame round a text area or a view; its inside is painted already."""
    body = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if option.state & State.State_Enabled and option.state & State.State_HasFocus:
        painter.setPen(QPen(table.accent, 2))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    else:
        painter.setPen(QPen(table.edge, 1))
        painter.drawRoundedRect(body, px(4), px(4))
        painter.setPen(QPen(table.edge_low, 1))
        painter.drawLine(body.bottomLeft() + QPointF(px(3), 0), body.bottomRight() - QPointF(px(3), 0))


def _button(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    body = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    features = option.features if isinstance(option, QStyleOptionButton) else Feature(0)
    enabled = bool(option.state & State.State_Enabled)
    fill = table.button
    if not enabled:
        fill = table.window
    elif option.state & (State.State_Sunken | State.State_On):
        fill = table.page_selected
    elif option.state & State.State_MouseOver:
        fill = table.hover
    if features & Feature.Flat and fill == table.button:
        return
    default = bool(features & Feature.DefaultButton)
    ringed = enabled and bool(option.state & State.State_HasFocus)
    painter.setBrush(fill)
    edge = table.accent if ringed or (default and enabled) else table.edge
    painter.setPen(QPen(edge, 2 if ringed else 1))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5) if ringed else body, px(5), px(5))


def _check(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    body = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    enabled = bool(option.state & State.State_Enabled)
    on = bool(option.state & (State.State_On | State.State_NoChange))
    if on and enabled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(table.fill)
    else:
        painter.setPen(QPen(table.edge_low if enabled else table.edge, 1))
        painter.setBrush(table.base if enabled else table.window)
    painter.drawRoundedRect(body, px(3), px(3))
    if option.state & State.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(table.accent, 2))
        painter.drawRoundedRect(body, px(3), px(3))
    if not on:
        return
    painter.setPen(icons.round_pen(table.on_fill if enabled else table.secondary, 1.6))
    width, height = body.width(), body.height()

    def at(x: float, y: float) -> QPointF:
        return QPointF(body.left() + width * x, body.top() + height * y)

    if option.state & State.State_NoChange:
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5))
    else:
        painter.drawPolyline(QPolygonF([at(0.25, 0.53), at(0.43, 0.7), at(0.76, 0.33)]))


def _combo_arrow(option: QStyleOptionComboBox, painter: QPainter, table: Tokens) -> None:
    right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
    x = option.rect.left() + px(14) if right_to_left else option.rect.right() - px(14)
    ink = table.secondary if option.state & State.State_Enabled else table.edge
    icons.draw_arrow(painter, QPointF(x, option.rect.center().y() + 0.5), px(4), ink, icons.DOWN)


def _nothing(_option: QStyleOption, _painter: QPainter, _table: Tokens) -> None:
    """Every control draws its own ring, so the dotted one is left out."""


def _tool_bar(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(option.rect, table.window)
    rect = option.rect
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.line)


def _menu_title(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    painter.fillRect(option.rect, table.window)
    painter.save()
    if option.state & (State.State_Selected | State.State_Sunken):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(table.page_selected)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), px(4), px(4))
    painter.setPen(table.text if option.state & State.State_Enabled else table.faint)
    painter.drawText(option.rect, _MENU_TITLE, getattr(option, "text", ""))
    painter.restore()


def _menu_ground(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    painter.setPen(QPen(table.edge, 1))
    painter.setBrush(table.button)
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _status_bar(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    painter.fillRect(option.rect, table.window)
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), table.line)


_FRAME = Metric.PM_DefaultFrameWidth
_LENGTHS = {  # at 100 %
    Metric.PM_HeaderMargin: 4,
    Metric.PM_IndicatorWidth: 16,
    Metric.PM_IndicatorHeight: 16,
    Metric.PM_ScrollBarExtent: scroll_bar.EXTENT,
    Metric.PM_CheckBoxLabelSpacing: 8,
    Metric.PM_ToolBarItemSpacing: 0,
    Metric.PM_ToolBarItemMargin: 0,
    Metric.PM_ToolBarFrameWidth: 0,
}
_MENU_TITLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextSingleLine)
_HEADER = QStyle.ControlElement.CE_HeaderSection
_HEADER_END = QStyle.ControlElement.CE_HeaderEmptyArea
_DRAWN = {
    Element.PE_PanelLineEdit: _line_edit,
    Element.PE_Frame: _frame,
    Element.PE_PanelButtonCommand: _button,
    Element.PE_IndicatorCheckBox: _check,
    Element.PE_FrameFocusRect: _nothing,
    Element.PE_PanelStatusBar: _status_bar,
    Element.PE_FrameStatusBarItem: _nothing,
    Element.PE_PanelMenu: _menu_ground,
}
