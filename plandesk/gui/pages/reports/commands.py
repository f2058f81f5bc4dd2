"""What the menus offer while the Reports page is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence

from plandesk.gui.widgets.pdf_zoom import FIT_PAGE, FIT_WIDTH
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.reports.page import ReportsPage


class ReportCommands(Struct, frozen=True):
    """The entries that are enabled and disabled with what is in front."""

    save: QAction
    print: QAction
    keep: QAction
    batch: QAction
    delete: QAction


def add_commands(page: ReportsPage) -> ReportCommands:
    """Add the entries of the page to the menus, in the order in which they appear."""
    view, keys, add = page.preview.view, QKeySequence.StandardKey, page.menu_action
    made = ReportCommands(
        save=add("reports", _("&Save as PDF…"), page.save_pdf, keys.Save, "export"),
        print=add("reports", _("&Print…"), page.print_report, keys.Print, "print"),
        keep=add("reports", _("&Keep for a meeting…"), page.keep_report, "Ctrl+K", "lock"),
        batch=add("reports", _("All reports for a &meeting…"), page.make_batch, "Ctrl+Alt+M", "group"),
        delete=add("reports", _("&Delete the kept report…"), page.delete_kept, None, "trash"),
    )
    finding = page.preview.finding
    add("edit", _("Find &next"), lambda: finding.turn(1), "F3")
    add("edit", _("Find &previous"), lambda: finding.turn(-1), "Shift+F3")
    add("view", _("&Larger"), lambda: view.zoom_by(1), keys.ZoomIn, "add")
    add("view", _("S&maller"), lambda: view.zoom_by(-1), keys.ZoomOut, "remove")
    add("view", _("Si&ze on paper"), lambda: view.set_zoom(1.0), "Ctrl+0")
    add("view", _("Whole p&age"), lambda: view.set_zoom(FIT_PAGE), "Ctrl+Alt+0", "fit-page")
    add("view", _("Page &width"), lambda: view.set_zoom(FIT_WIDTH), "Ctrl+Alt+9", "fit-width")
    add("view", _("&Read-aloud order"), page.show_reading, "Ctrl+Alt+R", "eye")
    return made
