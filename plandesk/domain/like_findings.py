"""Findings of the same kind brought together, so that a list of them says each thing once."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plandesk.domain.preflight import Finding, Weight

FEW = 3  # records named below a sentence at first


class LikeFindings(Struct, frozen=True):
    """Findings that say the same: `sentence` is said of them all, one of them alone says it in full."""

    weight: Weight
    sentence: str
    found: tuple[Finding, ...]

    @property
    def differ(self) -> bool:
        """Whether each of them says more than the sentence above them all."""
        return any(one.sentence != self.sentence for one in self.found)


def brought_together(found: Iterable[Finding]) -> list[LikeFindings]:
    """The findings by what they say, what is to fix first, else in their order."""
    groups: dict[tuple[Weight, str], list[Finding]] = {}
    for one in found:
        groups.setdefault((one.weight, one.together or one.sentence), []).append(one)
    told = [
        LikeFindings(weight, sentence if len(same) > 1 else same[0].sentence, tuple(same))
        for (weight, sentence), same in groups.items()
    ]
    return sorted(told, key=lambda one: one.weight is not Weight.FIX)


def shown_at_first(many: int) -> int:
    """How many of so many records are named before one asks for more: never all but one."""
    return many if many <= FEW + 1 else FEW
