"""The views of the coaching page in the order of its switch; a view is loaded when it is shown first."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.coaching.view import CoachingView


class ViewEntry(NamedTuple):
    """One view: its name, its words, its class, and the kinds of records that it shows."""

    name: str
    title: str
    class_name: str
    kinds: tuple[str, ...]

    def load(self) -> type[CoachingView]:
        """The class, in the module `<name>_view`."""
        module = import_module(f"plandesk.gui.pages.coaching.{self.name}_view")
        found: type[CoachingView] = getattr(module, self.class_name)
        return found


def views() -> tuple[ViewEntry, ...]:
    """Every view."""
    return (
        ViewEntry("sessions", _("Sessions"), "SessionsView", ("session", "action")),
        ViewEntry("members", _("Members"), "MembersView", ("member",)),
        ViewEntry("due", _("Due"), "DueView", ()),
    )
