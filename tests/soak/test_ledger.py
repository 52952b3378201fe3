"""The ledger of a week: what was acknowledged has to be there, and what had no answer may be either."""

from soak.ledger import Ledger, Verdict


def test_a_word_that_was_acknowledged_and_is_not_there_is_lost() -> None:
    ledger = Ledger()
    kept, lost = ledger.word(), ledger.word()
    ledger.keep(kept, lost)
    assert ledger.judge({kept}) == Verdict(kept=2, lost=(lost,), back=())


def test_a_word_whose_answer_never_came_may_be_there_or_not() -> None:
    ledger = Ledger()
    word = ledger.word()
    assert ledger.judge({word}) == ledger.judge(set()) == Verdict(kept=0, lost=(), back=())


def test_a_word_that_was_let_go_and_is_still_there_is_told() -> None:
    ledger = Ledger()
    word = ledger.word()
    ledger.keep(word)
    ledger.ask(word)
    ledger.let_go(word)
    assert ledger.judge({word}) == Verdict(kept=0, lost=(), back=(word,))


def test_of_a_change_that_was_not_answered_one_text_has_to_be_there() -> None:
    ledger = Ledger()
    old, new = ledger.word(), ledger.word()
    ledger.keep(old)
    ledger.exchange(old, new)
    assert not ledger.judge({old}).lost
    assert not ledger.judge({new}).lost
    assert ledger.judge(set()).lost == (f"{old}/{new}",)


def test_a_change_that_was_answered_leaves_only_the_new_text() -> None:
    ledger = Ledger()
    old, new = ledger.word(), ledger.word()
    ledger.exchange(old, new)
    ledger.keep(new)
    ledger.let_go(old)
    assert ledger.judge({old, new}) == Verdict(kept=1, lost=(), back=(old,))


def test_no_word_is_made_up_twice() -> None:
    ledger = Ledger()
    assert len({ledger.word() for _ in range(1_000)}) == 1_000
