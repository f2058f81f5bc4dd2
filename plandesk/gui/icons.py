"""Icons: our own drawings in resources/icons, painted in any colour at any size; the arrows of controls."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from plandesk.gui.tokens import px, tokens
from plandesk.resources import resource_path

SIZE = 16  # at 100 %
UP, DOWN, RIGHT = "up", "down", "right"  # where arrows point


def icon(name: str, role: str = "secondary", size: int = SIZE) -> QIcon:
    """The icon of that name in a token's colour, for the palette in use now.

    Use `set_icon` where the icon stays on the screen, so that it follows a change of scheme.
    """
    table = tokens()
    return QIcon(pixmap(name, getattr(table, role).name(), px(size), screen_ratio()))


def set_icon(target: QAction | QAbstractButton, name: str, role: str = "secondary", size: int = SIZE) -> None:
    """Give a button or action an icon that `refresh` can draw again."""
    target.setProperty("iconName", name)
    target.setProperty("iconRole", role)
    target.setProperty("iconEdge", size)
    target.setIcon(icon(name, role, size))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(px(size), px(size)))


def draw_when_opened(menu: QMenu) -> None:
    """Let the icons that a menu’s entries want be drawn when it is opened first, not at the start."""

    def draw() -> None:
        for action in menu.actions():
            wanted = action.property("wantedIcon")
            if wanted and not action.property("iconName"):
                set_icon(action, wanted)

    menu.aboutToShow.connect(draw)


def refresh(root: QObject) -> None:
    """Draw the icons of all buttons and actions below `root` again, after the palette changed."""
    for target in [*root.findChildren(QAbstractButton), *root.findChildren(QAction)]:
        name = target.property("iconName")
        if name:
            set_icon(target, name, target.property("iconRole"), target.property("iconEdge"))


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon as large as the rectangle, e.g. from a delegate."""
    ratio = painter.device().devicePixelRatioF()
    edge = max(1, round(min(rect.width(), rect.height())))
    painter.drawPixmap(rect.toRect().topLeft(), pixmap(name, _named(colour), edge, ratio))


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, edge: int, ratio: float = 1.0, height: int = 0) -> QPixmap:
    """An icon as a picture of `edge` device-independent pixels; `colour` as #RRGGBB or #AARRGGBB.

    It is square unless a `height` is given.
    """
    shade = QColor(colour)
    drawn = _drawing(name).replace(b"currentColor", shade.name().encode())
    made = QPixmap(max(1, round(edge * ratio)), max(1, round((height or edge) * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(shade.alphaF())
    QSvgRenderer(QByteArray(drawn)).render(painter, QRectF(0, 0, edge, height or edge))
    painter.end()
    return made


def screen_ratio() -> float:
    """Physical pixels per device-independent one on the sharpest screen."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def program_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for edge in (16, 32, 64):
        made.addPixmap(pixmap("plandesk", "#000000", edge))
    return made


def redraw_on(widget: QWidget) -> None:
    """Refresh everything below a widget now."""
    refresh(widget)
    widget.update()


def _named(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexArgb)


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return resource_path(f"icons/{name}.svg").read_bytes()


def draw_arrow(painter: QPainter, centre: QPointF, reach: float, ink: QColor, way: str) -> None:
    """Two strokes that meet in a point; `reach` is half the length of their open side."""
    painter.setPen(round_pen(ink, 1.4))
    tip = -reach / 2 if way == UP else reach / 2
    points = [QPointF(-reach, -tip), QPointF(0, tip), QPointF(reach, -tip)]
    if way == RIGHT:
        points = [QPointF(point.y(), point.x()) for point in points]
    painter.drawPolyline(QPolygonF([centre + point for point in points]))


def round_pen(ink: QColor, width: float) -> QPen:
    """A pen whose strokes end and meet in round corners."""
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
