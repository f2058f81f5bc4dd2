"""Plans written down as JSON, as somebody would write them, for the tests that read them."""

import json

from plandesk.exchange.json_reading import read_json
from plandesk.exchange.written_records import Chosen
from plandesk.resources import resource_path

SCHEMA = json.loads(resource_path("schema/outline.schema.json").read_text(encoding="utf-8"))
OURS, ACTIONS = SCHEMA["examples"]


def written(value):
    return json.dumps(value).encode()


def read(value, **chosen):
    return read_json(written(value), Chosen(**chosen))


def plan_of(value):
    [plan] = read(value).plans
    return plan


def tree(*goals, **more):
    """A small plan: each goal is a record, or a title."""
    below = [one if isinstance(one, dict) else {"goal": one, "activities": ["Do it"]} for one in goals]
    return {"title": "Annual Plan 2027", "goals": below, **more}


def activity(**fields):
    return tree({"goal": "G", "activities": [{"text": "A", **fields}]})
