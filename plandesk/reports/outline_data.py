"""A plan's tree as plain data, with the numbers that are printed."""

from __future__ import annotations

from msgspec import Struct


class LevelName(Struct, frozen=True):
    """What one level of the tree is called, e.g. "Goal" and "Goals"."""

    name: str
    plural: str


class Activity(Struct, frozen=True):
    """A leaf of the tree: what the service has promised, and what came of it."""

    text: str
    number: str = ""
    sub_items: tuple[str, ...] = ()
    results: str = ""
    carried: str = ""  # where it was before: "was no. 46 in 2023"
    leads: str = ""
    due: str = ""


class Branch(Struct, frozen=True):
    """A heading of the tree; its own activities are printed before its branches."""

    title: str
    number: str = ""
    body: str = ""
    activities: tuple[Activity, ...] = ()
    branches: tuple[Branch, ...] = ()

    def count(self) -> int:
        """How many activities are below, at any depth."""
        return len(self.activities) + sum(branch.count() for branch in self.branches)

    def groups(self) -> list[int]:
        """How many activities each goal has, in printed order; goals without any are counted as 0."""
        found = [len(self.activities)] if self.activities or not self.branches else []
        for branch in self.branches:
            found.extend(branch.groups())
        return found

    def levels(self) -> list[int]:
        """How many headings there are at each depth below this one."""
        found: list[int] = []
        for branch in self.branches:
            for depth, number in enumerate([1, *branch.levels()]):
                if depth == len(found):
                    found.append(0)
                found[depth] += number
        return found
