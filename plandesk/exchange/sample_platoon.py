"""The sample coaching file: an invented platoon after nine months of coaching."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from plandesk.domain.coaching import acknowledging, actions, desk, forms, members, sessions
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.resources import resource_path

SAMPLE = "samples/harrow-lake-platoon.json"


def fill_in_platoon(document: Document, today: date | None = None) -> None:
    """Fill a new coaching file with the sample; its days lie before `today`. No undo goes back behind it."""
    told = json.loads(resource_path(SAMPLE).read_text("utf-8"))
    with document.step(_("Fill in the sample")):
        _fill(document, told, today or date.today())
    document.begin_here()


def _fill(document: Document, told: dict[str, Any], today: date) -> None:
    desk.change_desk(document, **told["desk"])
    form_id = forms.forms(document)[0].id
    ids = {one["number"]: members.add_member(document, **one) for one in told["members"]}
    for one in sorted(told["sessions"], key=lambda each: -int(each["months_ago"])):
        held = _months(today, -one["months_ago"], one["day"])
        session_id = sessions.start_session(document, ids[one["member"]], form_id, min(held, today))
        made = sessions.session(document, session_id)
        for theme, (coach, employee) in zip(made.themes, one["words"], strict=True):
            for voice, text in (("coach", coach), ("employee", employee)):
                if text:
                    sessions.write(document, theme.id, voice, text)
        for action in one.get("actions", ()):
            _add_action(document, session_id, held, action)
        if one.get("acknowledged"):
            member = members.member(document, ids[one["member"]])
            acknowledging.acknowledge(document, session_id, "coach", made.coach)
            acknowledging.acknowledge(document, session_id, "employee", member.title)


def _add_action(document: Document, session_id: int, held: date, told: dict[str, Any]) -> None:
    due = _months(held, told["due_months"], 15) if "due_months" in told else None
    action_id = actions.add_action(document, session_id, told["text"], measure=told["measure"], due=due)
    if "follow_up" in told:
        actions.change_action(document, action_id, follow_up=told["follow_up"], done=due)


def _months(day: date, months: int, of_month: int) -> date:
    """A day of the month that lies so many months after (or before) that of another day."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, of_month)
