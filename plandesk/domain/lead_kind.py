"""Whether a name that leads something reads like that of a person, or like that of a unit."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before a person's name, without the dot.
RANKS = _words("""
    pc cst const constable d/cst det detective cpl corporal sgt sergeant s/sgt ssgt d/sgt t/sgt insp inspector
    d/insp supt superintendent c/supt lt lieutenant capt captain maj major cmdr commander chief deputy d/chief
    commissioner officer mr mrs ms mx dr m mme
""")
BEFORE_RANKS = _words("acting a staff senior chief deputy assistant")
# Words that no person's name has.
OF_UNITS = _words("""
    unit division section branch bureau office team squad platoon group desk department directorate district
    detachment centre center sector service services committee council board program programme operations
    support policing training administration planning research patrol patrols investigations communications
    records relations standards safety prevention engagement resources response technology finance recruiting
    development crime traffic community youth victim victims of and for the
    unité équipe direction groupe comité poste
""")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+\Z")  # "A.", "J.P.", "J.-P."


def is_person(name: str) -> bool:
    """Whether a name begins with a rank or a form of address, or has an initial: "Insp. Reyes", "A. Reyes".

    Any other, and every name with a number or a word of units, is taken for a unit's: "Community Policing".
    """
    words = name.split()
    plain = [word.casefold().strip(".,()") for word in words]
    if len(words) < 2 or OF_UNITS & {*plain} or any(sign.isdigit() or sign == "&" for sign in name):
        return False
    ranked = plain[0] in RANKS or (plain[0] in BEFORE_RANKS and plain[1] in RANKS)
    return ranked or any(_INITIAL.match(word) for word in words)
