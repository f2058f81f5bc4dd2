"""Typing a day into a date field."""

from datetime import date


def type_day(qtbot, field, day):
    """Type a day, or words for one, in place of what stands there, and leave the field."""
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, day.isoformat() if isinstance(day, date) else day)
    return field.leave()
