"""Colours, sizes and fonts of the window: one table for light, one for dark.

Everything here is a function of the palette or the application's font, so nothing has to be told when the
user changes the colour scheme or the text size: whoever paints asks again.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette

READABLE = 7  # contrast of words with their ground where the user asked for high contrast
NOMINAL = {"Source Sans Pro": 14}  # pixels of text at 100 %; 13 for every other family


class Tokens(Struct, frozen=True):
    """The colours by their role. The names are those of the design's table."""

    window: QColor
    base: QColor
    button: QColor
    text: QColor
    secondary: QColor
    faint: QColor
    line: QColor
    row_line: QColor
    edge: QColor
    edge_low: QColor
    accent: QColor
    fill: QColor
    on_fill: QColor
    selection: QColor
    row_hover: QColor
    page_selected: QColor
    hover: QColor
    ground: QColor
    completed: QColor
    in_progress: QColor
    quiet: QColor
    late: QColor
    late_ground: QColor
    missing: QColor
    missing_ground: QColor
    error: QColor
    chart_done: QColor
    chart_after: QColor
    chart_after_hatch: QColor
    chart_after_words: QColor
    chart_late: QColor
    chart_late_words: QColor
    chart_progress: QColor
    chart_waiting: QColor
    chart_dropped: QColor
    on_chart: QColor
    dark: bool = False
    high_contrast: bool = False


def _table(dark: bool, **colours: str) -> Tokens:
    return Tokens(**{name: QColor(value) for name, value in colours.items()}, dark=dark)


LIGHT = _table(
    dark=False,
    window="#F5F6F8", base="#FFFFFF", button="#FFFFFF", text="#1B1F24", secondary="#555E69", faint="#69727D",
    line="#E2E5E9", row_line="#EDEFF2", edge="#CDD2D9", edge_low="#858D97", accent="#1D5BB5", fill="#1D5BB5",
    on_fill="#FFFFFF", selection="#E3ECFA", row_hover="#F4F6F9", page_selected="#E4E7EC", hover="#ECEEF2",
    ground="#E6E8EC", completed="#1B6F42", in_progress="#1D5BB5", quiet="#555E69", late="#8A4B08",
    late_ground="#FBF0E0", missing="#75377F", missing_ground="#F6ECF8", error="#B3261E",
    chart_done="#2F7D52", chart_after="#CFE6D8", chart_after_hatch="#8DBF9F", chart_after_words="#14482B",
    chart_late="#E0A040", chart_late_words="#2E1900", chart_progress="#3A74C4", chart_waiting="#DDE2E8",
    chart_dropped="#6B7480", on_chart="#FFFFFF",
)  # fmt: skip
DARK = _table(
    dark=True,
    window="#222529", base="#1A1C1F", button="#2B2F34", text="#E6E8EB", secondary="#A6AEB8", faint="#979FAA",
    line="#34383E", row_line="#2A2E33", edge="#454A52", edge_low="#868E98", accent="#82B1F4", fill="#2F6CC9",
    on_fill="#FFFFFF", selection="#23354F", row_hover="#23262A", page_selected="#34393F", hover="#2B2F34",
    ground="#141618", completed="#68C493", in_progress="#82B1F4", quiet="#A6AEB8", late="#E3A65F",
    late_ground="#3A2D1C", missing="#CFA3DE", missing_ground="#35283A", error="#F2938A",
    chart_done="#2F7D52", chart_after="#213B2D", chart_after_hatch="#3F7457", chart_after_words="#CFE6D8",
    chart_late="#D0923A", chart_late_words="#1F1100", chart_progress="#3A74C4", chart_waiting="#3B4148",
    chart_dropped="#656E79", on_chart="#FFFFFF",
)  # fmt: skip


def tokens(palette: QPalette | None = None) -> Tokens:
    """The colours that belong to a palette (a widget's, or the application's when None)."""
    found = QGuiApplication.palette() if palette is None else palette
    window = found.color(QPalette.ColorRole.Window)
    if window == LIGHT.window:
        return LIGHT
    return DARK if window == DARK.window else _from_system(found)


def palette_of(table: Tokens) -> QPalette:
    """The palette that Qt's own controls are drawn with."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, table.window),
        (role.WindowText, table.text),
        (role.Base, table.base),
        (role.AlternateBase, table.row_hover),
        (role.Text, table.text),
        (role.Button, table.button),
        (role.ButtonText, table.text),
        (role.BrightText, table.on_fill),
        (role.ToolTipBase, table.button),
        (role.ToolTipText, table.text),
        (role.PlaceholderText, table.faint),
        (role.Link, table.accent),
        (role.LinkVisited, table.accent),
        (role.Accent, table.accent),
        (role.Highlight, table.selection),
        (role.HighlightedText, table.text),
        (role.Light, table.base),
        (role.Midlight, table.row_line),
        (role.Mid, table.line),
        (role.Dark, table.ground),
        (role.Shadow, table.edge_low),
    ):
        made.setColor(which, colour)
    off = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(off, which, _between(table.text, table.window, 0.55))
    return made


def high_contrast() -> bool:
    """Whether the user asked the system for high contrast; then its palette is left alone."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def is_dark() -> bool:
    """Whether the system's colour scheme is the dark one."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def scale() -> float:
    """How large the user's text is: 1.0 at 13 pixels."""
    return _scale(QGuiApplication.font())


def px(size: float) -> int:
    """A length of the design (given at 100 %) in device-independent pixels for the user's text size."""
    return round(size * scale())


def font(size: float = 13, weight: QFont.Weight = QFont.Weight.Normal, figures: bool = False) -> QFont:
    """The system font in a size of the design (13 is the body's), e.g. `font(18, QFont.Weight.DemiBold)`.

    `figures` gives all digits the same width, for columns of numbers.
    """
    return QFont(_font(QGuiApplication.font(), size, weight, figures))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _between(one: QColor, other: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() * part + other.redF() * (1 - part),
        one.greenF() * part + other.greenF() * (1 - part),
        one.blueF() * part + other.blueF() * (1 - part),
    )


def _from_system(palette: QPalette) -> Tokens:
    role = QPalette.ColorRole
    taken = (
        role.Window,
        role.Base,
        role.Text,
        role.Accent,
        role.Highlight,
        role.Button,
        role.HighlightedText,
    )
    return _high_contrast(*(palette.color(one).rgba() for one in taken))


@lru_cache(maxsize=8)  # asked for with every cell that is drawn
def _high_contrast(*taken: int) -> Tokens:
    window, base, text, strong, selected, button, on_selected = map(QColor.fromRgba, taken)
    # As much of the highlight as the words in the usual ink can be read on: delegates then need no other.
    shades = (_between(selected, base, part / 20) for part in range(20, 0, -1))
    marked = next((shade for shade in shades if contrast(text, shade) >= READABLE), base)
    return Tokens(
        window=window, base=base, button=button, text=text, secondary=text, faint=text,
        line=text, row_line=_between(text, base, 0.4), edge=text, edge_low=text, accent=strong, fill=selected,
        on_fill=on_selected, selection=marked, row_hover=base,
        page_selected=marked, hover=button, ground=window, completed=text,
        in_progress=text, quiet=text, late=text, late_ground=base, missing=text, missing_ground=base,
        error=text, chart_done=selected, chart_after=base, chart_after_hatch=text, chart_after_words=text,
        chart_late=base, chart_late_words=text, chart_progress=selected, chart_waiting=base,
        chart_dropped=base, on_chart=on_selected,
        dark=window.lightness() < 128, high_contrast=True,
    )  # fmt: skip


# A font can be looked up as it is; its description as text would cost as much as what is kept here.
@lru_cache(maxsize=8)
def _scale(application: QFont) -> float:
    info = QFontInfo(application)
    return max(0.85, info.pixelSize() / NOMINAL.get(info.family(), 13))


@lru_cache(maxsize=128)
def _font(application: QFont, size: float, weight: QFont.Weight, figures: bool) -> QFont:
    made = QFont(application)
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * size / 13)
    else:
        made.setPixelSize(max(1, round(made.pixelSize() * size / 13)))
    made.setWeight(weight)
    if figures and hasattr(QFont, "Tag"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
