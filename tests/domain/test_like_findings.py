"""Like findings stand together, what is to fix first, and none is lost."""

from plandesk.domain.like_findings import FEW, brought_together, shown_at_first
from plandesk.domain.preflight import Finding, Weight


def finding(number, sentence, weight=Weight.LOOK, together=""):
    return Finding(weight, "initiative", number, f"No. {number}", sentence, together=together)


def test_the_same_sentence_is_said_once_and_what_is_to_fix_first():
    found = [finding(n, "Nobody leads it.") for n in range(1, 4)]
    found += [finding(9, "It has no text.", Weight.FIX), finding(4, "Nobody leads it.")]
    told = brought_together(found)
    assert [(one.weight, one.sentence, len(one.found), one.differ) for one in told] == [
        (Weight.FIX, "It has no text.", 1, False),
        (Weight.LOOK, "Nobody leads it.", 4, False),
    ]
    assert [one.id for one in told[1].found] == [1, 2, 3, 4]


def test_sentences_that_differ_stand_below_what_is_said_of_them_all():
    sums = [finding(n, f"{n} apart.", together="Units do not add up.") for n in (14, 12)]
    [told] = brought_together(sums)
    assert (told.sentence, told.differ, len(told.found)) == ("Units do not add up.", True, 2)
    [alone] = brought_together(sums[:1])
    assert (alone.sentence, alone.differ) == ("14 apart.", False)


def test_the_same_words_of_another_weight_stay_apart():
    told = brought_together([finding(1, "Same."), finding(2, "Same.", Weight.FIX)])
    assert [(one.weight, one.found[0].id) for one in told] == [(Weight.FIX, 2), (Weight.LOOK, 1)]


def test_never_all_but_one_are_shown():
    assert [shown_at_first(many) for many in (1, FEW, FEW + 1, FEW + 2, 100)] == [1, FEW, FEW + 1, FEW, FEW]
