"""What stands in place of the roster where nobody is shown: why, and what to do first."""

from __future__ import annotations

from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.i18n import _


class NoMember(EmptyState):
    """Its button imports the roster, clears the search or shows every state."""

    def __init__(self) -> None:
        super().__init__("")

    def say(self, searched: bool, anybody: bool, read_only: bool) -> None:
        """Say it; `anybody`: whether there are members in the file at all."""
        if anybody and searched:
            self.set_words(_("No member matches"), "", _("Clear search"), icon="close")
        elif anybody:
            self.set_words(_("Nobody in this state"), "", _("Show all members"), icon="close")
        else:
            self.set_words(
                _("No members yet"),
                _("Import the roster from a .csv or .xlsx table, or add the members one by one."),
                _("Import roster…"),
                _("“Member” above adds the first one by hand."),
                "import",
            )
        self.button.setEnabled(anybody or not read_only)
