"""Tab on the page of reports: every control, in the order in which one sees them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from plandesk.gui.widgets.buttons import LinkButton


def stops(qtbot, first, last):
    """The widgets that Tab goes through from one to another one, both included."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    found = [first]
    while found[-1] is not last and len(found) < 80:
        qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_tab_goes_through_options_bar_pages_and_findings_as_they_stand(qtbot, page):
    page.activateWindow()
    bar, options = page.preview.bar, page.options
    links = [show for group in page.checklist.groups() for show in group.findChildren(LinkButton)]
    assert links
    found = stops(qtbot, page.reports.batch, links[-1])
    assert found[1:] == [
        *(options.layouts.choice, options.layouts.edit),
        *(options.choices[name] for name in ("edition", "results", "kpis", "paper", "day")),
        *(bar.down, bar.page, bar.out, bar.into, bar.fit_page, bar.fit_width),
        *(page.preview.strip, page.preview.view, *links),
    ]
