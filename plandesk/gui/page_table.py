"""The pages of the window in the order of the sidebar; a page's module is loaded when it is shown first."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.page import Page


class PageEntry(Struct, frozen=True):
    """One page: its name for the program, its words, its icon, its group in the sidebar, its class.

    `file` is the one it shows: "plan", "coaching", or "either" for the one that was in front before.
    """

    name: str
    title: str
    icon: str
    group: int
    class_name: str
    file: str = "plan"

    def load(self) -> type[Page]:
        """The class of the page."""
        found: type[Page] = getattr(import_module(f"plandesk.gui.pages.{self.name}"), self.class_name)
        return found


def pages() -> tuple[PageEntry, ...]:
    """Every page; Ctrl+1, Ctrl+2 … go through them."""
    return (
        PageEntry("overview", _("Overview"), "overview", 1, "OverviewPage"),
        PageEntry("plan", _("Plan"), "plan", 1, "PlanPage"),
        PageEntry("initiatives", _("Initiatives"), "initiatives", 1, "InitiativesPage"),
        PageEntry("kpis", _("KPIs"), "kpis", 1, "KpisPage"),
        PageEntry("coaching", _("Coaching"), "coaching", 2, "CoachingPage", "coaching"),
        PageEntry("people", _("People"), "people", 2, "PeoplePage"),
        PageEntry("service", _("Service"), "service", 2, "ServicePage"),
        PageEntry("reports", _("Reports"), "reports", 3, "ReportsPage"),
        PageEntry("history", _("History"), "history", 3, "HistoryPage", "either"),
    )
