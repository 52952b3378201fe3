"""The words are the product: the rules of how Rekindle speaks, held against every text it ships and every example."""

import re
from collections import Counter, defaultdict

import pytest

from rekindle.method.players import Breath, Plan
from rekindle.method.players.checking import names_of, steps_of
from rekindle.method.players.step import Step
from rekindle.method.practice import Family, Practice
from tests.content.examples import EXAMPLES, said_in_examples
from tests.content.reading import (
    Said,
    everything_said,
    grade,
    is_prose,
    said_in,
    sentences,
    syllables,
    words,
)
from tests.method.shipped import CATALOGUE
from tests.method.shipped import PRACTICES as SHIPPED

ALL = (*everything_said(), *said_in_examples())
PRACTICES = (*SHIPPED, *EXAMPLES)
BY_FILE: dict[str, list[Said]] = defaultdict(list)
for one in ALL:
    BY_FILE[one.file].append(one)

LONGEST_SENTENCE = 20
HIGHEST_GRADE = 7
NEVER_SAID = re.compile(
    r"\b(?:"
    r"should(?:n\u2019t)?|must|fail(?:s|ed|ing|ures?)?|streaks?|relaps(?:e|es|ed|ing)|"  # grading
    r"committed|commit suicide|"  # as of a crime
    r"journeys?|heal(?:s|ed|ing)?|mindful(?:ly|ness)?|self-(?:love|care)|safe spaces?|wellness|"  # slogans
    r"well done|(?:good|great) job|congratulations|amazing|awesome|"  # praise
    r"positives?|negatives?|toxic|triggers?|triggered|symptoms?|disorders?|diagnos\w+|trauma\w*|"  # verdicts
    r"alexithymi\w+|anhedoni\w+|dissociat\w+|dysregulat\w+|"  # jargon
    r"cheer up|calm down|don\u2019t worry|just relax|at least you"  # brushing aside
    r")\b",
    re.IGNORECASE,
)
QUOTED_FROM_LIFE = {"I shouldn\u2019t feel like this"}
"""Hard lines that people say to themselves, quoted so that each can be answered; Rekindle never says them."""
SHARED_SAFETY_LINES = {
    "At your own ease.",
    "Stop if breath or chest feels wrong.",
    "If it is still going on, going quiet may still be needed.",
    "Keep it.",
}
# fmt: off
VOICE = {
    "about", "about_smallest", "may_come_up", "say", "again", "note", "then", "before", "cue", "close", "close_again",
    "without_counting", "without_drawing", "smaller", "smallest", "whole", "half",
}
"""Where Rekindle speaks."""
OF_THE_PERSON = {
    "title", "chips", "word", "picks", "start", "starts", "ways", "tap", "lines", "line_chips", "sentence", "ask",
    "label", "ends_with", "cards", "first", "degrees", "when", "mark", "letters",
}
"""Where the person does, or where a thing is only named."""
ASKING_FOR_WHAT_IS_THERE: set[Family] = {
    "grounding", "senses", "body", "breath", "movement", "nature", "music", "making", "words", "feelings", "noticing",
}
"""Families whose questions are about what is sensed or felt: nothing much is an answer to each."""
# fmt: on
WAY_OUT = re.compile(r"\b(?:stop|leave|and go|one is enough)\b", re.IGNORECASE)
NOTHING_MUCH = re.compile(
    r"\b(?:nothing|no|none|not|never|can\u2019t|don\u2019t know|hard to say|just|same|fainter|in between|quiet|"
    r"nearly|neither|nobody|too dark|leave it)\b",
    re.IGNORECASE,
)


def field_of(said: Said) -> str:
    return re.sub(r"\[\d+\]", "", said.place).split(".")[-1]


def spoken_by_the_program(practice_file: str) -> list[Said]:
    return [s for s in BY_FILE[practice_file] if field_of(s) in VOICE]


def is_answered_by_taps_alone(step: Step) -> bool:
    return bool(step.answers) and not step.ask and not any(answer.leads for answer in step.answers)


PRACTICE_FILES = sorted(file for file in BY_FILE if "/practices/" in file)


def test_there_are_words_to_hold_to_the_rules() -> None:
    assert len(PRACTICE_FILES) == len(PRACTICES) > 0
    assert {"en/answers.toml", "en/feelings.toml", "en/prompts.toml"} < BY_FILE.keys()
    assert len(ALL) > 500


def test_nothing_is_shouted() -> None:
    assert [str(s) for s in ALL if "!" in s.text or re.search(r"\b[A-Z]{5,}\b", s.text)] == []


def test_no_word_grades_sells_or_brushes_aside() -> None:
    assert [str(s) for s in ALL if NEVER_SAID.search(s.text) and s.text not in QUOTED_FROM_LIFE] == []


def test_no_sentence_is_longer_than_twenty_words() -> None:
    long = [(s.file, part) for s in ALL for part in sentences(s.text) if len(words(part)) > LONGEST_SENTENCE]
    assert long == []


def test_most_sentences_are_under_twelve_words() -> None:
    lengths = [len(words(part)) for s in ALL if is_prose(s.text) for part in sentences(s.text)]
    assert sum(length < 12 for length in lengths) / len(lengths) > 0.6


@pytest.mark.parametrize("file", sorted(BY_FILE))
def test_a_child_of_eleven_can_read_it(file: str) -> None:
    prose = [s.text for s in BY_FILE[file] if is_prose(s.text)] or [s.text for s in BY_FILE[file]]
    assert grade(prose) <= HIGHEST_GRADE


def test_the_reading_grade_knows_an_office_letter_when_it_sees_one() -> None:
    letter = "Participants experiencing emotional dysregulation are advised to discontinue the intervention."
    assert grade([letter]) > 2 * HIGHEST_GRADE
    assert grade(["You may stop. The door is open."]) < HIGHEST_GRADE


def test_syllables_are_counted_as_they_are_heard() -> None:
    heard = {"grey": 1, "nothing": 2, "moved": 1, "waited": 2, "table": 2, "edges": 2, "anywhere": 3}
    assert {word: syllables(word) for word in heard} == heard


def test_quotes_and_dots_are_the_typographic_ones() -> None:
    assert [str(s) for s in ALL if re.search(r"['\"`]|\.\.|--", s.text)] == []
    assert [str(s) for s in ALL if s.text.count("“") != s.text.count("”")] == []


def test_an_ellipsis_stands_apart_from_the_words() -> None:
    assert [str(s) for s in ALL if re.search(r"\w…|…\w", s.text)] == []


def test_no_text_is_empty_or_has_stray_space() -> None:
    assert [str(s) for s in ALL if s.text != " ".join(s.text.split()) or not s.text] == []


def test_the_rules_see_what_stands_in_a_list_or_a_table() -> None:
    found = [s.text for s in said_in("x", {"a": [{"say": "one"}], "needs": {"b": "two"}, "family": "senses"})]
    assert found == ["one", "two"]


def test_no_sentence_of_one_practice_stands_in_another() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for file in PRACTICE_FILES:
        for said in spoken_by_the_program(file):
            for part in sentences(said.text):
                where[part].add(file)
    shared = {part: files for part, files in where.items() if len(files) > 1}
    assert shared.keys() <= SHARED_SAFETY_LINES, shared


def test_a_practice_speaks_to_the_person_and_never_of_itself() -> None:
    of_itself = re.compile(r"\b(?:I|me|we|us|our|app|screen|click|tap)\b")
    spoken = [s for file in PRACTICE_FILES for s in spoken_by_the_program(file)]
    assert [str(s) for s in spoken if of_itself.search(s.text)] == []


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_a_practice_says_beforehand_how_to_leave(practice: Practice) -> None:
    assert WAY_OUT.search(practice.about), "its `about` says neither stop nor leave"
    assert len(sentences(practice.about)) <= 4


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_a_practice_that_turns_inward_says_what_may_come_up(practice: Practice) -> None:
    assert practice.inward == 0 or practice.may_come_up


@pytest.mark.parametrize("practice", [p for p in PRACTICES if isinstance(p.play, Breath)], ids=lambda p: p.id)
def test_no_breath_is_held_and_none_is_hurried(practice: Practice) -> None:
    assert isinstance(practice.play, Breath)
    lengths = {beat.light: beat.seconds for beat in practice.play.beats}
    assert lengths["settles"] > lengths["rises"] >= 4
    texts = [beat.cue for beat in practice.play.beats] + [practice.about, practice.play.without_counting]
    assert not re.search(r"\b(?:hold|keep it in|pause|deep|deeply|fill)\b", " ".join(texts), re.IGNORECASE)
    assert re.search(r"\bstop\b", practice.may_come_up, re.IGNORECASE)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_next_to_every_answer_stands_one_for_nothing_much(practice: Practice) -> None:
    if practice.family not in ASKING_FOR_WHAT_IS_THERE or isinstance(practice.play, Plan):
        return  # a plan asks what will be done
    for step in filter(is_answered_by_taps_alone, steps_of(practice.play)):
        assert any(NOTHING_MUCH.search(answer.word) for answer in step.answers), step.chips


def test_that_rule_is_about_more_than_a_few_questions() -> None:
    asking = [p for p in PRACTICES if p.family in ASKING_FOR_WHAT_IS_THERE]
    assert sum(is_answered_by_taps_alone(step) for p in asking for step in steps_of(p.play)) > 50


def test_every_field_of_a_practice_has_a_voice() -> None:
    fields = {field_of(said) for file in PRACTICE_FILES for said in BY_FILE[file]}
    assert fields <= VOICE | OF_THE_PERSON


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_a_practice_has_a_form_of_a_minute_at_most(practice: Practice) -> None:
    assert practice.seconds_smallest <= 60
    assert practice.about_smallest != practice.about


@pytest.mark.parametrize("practice", [p for p in PRACTICES if p.inward >= 2], ids=lambda p: p.id)
def test_a_deep_practice_names_one_outside_the_body_to_go_to_instead(practice: Practice) -> None:
    assert CATALOGUE.by_id(practice.outward_twin).inward == 0


def test_every_practice_that_another_names_is_there() -> None:
    named = {name for p in PRACTICES for _field, name in names_of(p.play)}
    named |= {p.outward_twin for p in PRACTICES if p.outward_twin}
    assert len(named) > 20
    assert [name for name in named if name not in CATALOGUE] == []


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_the_tenth_time_does_not_end_as_the_first_did(practice: Practice) -> None:
    ends = {practice.play.closing(turn) for turn in range(10)}
    assert len(ends) > 1


# --- Worn words ------------------------------------------------------------------------------------------------

WORN = re.compile(
    r"\b(?:will do|honest\w*|nothing has to|an answer|full answer|(?:is|are) plenty|is enough|that is all|is fine|"
    r"(?:that|it) (?:is|was) the whole|no need to|if you like|as you like|counts? too)\b",
    re.IGNORECASE,
)
"""What comes to mind first when one writes the hundredth practice."""
A_HANDFUL = 5
MOST_OFTEN = {3: 16, 4: 9, 5: 6, 6: 5}
"""How often a phrase of so many words may come in all: what a way out, a look round and a look up need."""
SMALL_WORD = re.compile(
    r"an?|the|this|that|these|those|its?|is|was|be|been|are|do|does|did|can|may|might|could|would|will|has|have|had|"
    r"to|of|in|on|at|by|for|from|with|as|and|or|but|if|not|no|so|than|then|there|here|what|which|who|where|when|how|"
    r"you|your|they|them|their|one|two|all|any|some|more|most|other|own|up|out|into|over|too|also|just|only"
)
"""What every sentence is made of: a phrase of these alone is grammar."""


def spoken_in(practice_file: str) -> list[str]:
    """Give the sentences of a practice that Rekindle says, without the lines that keep one safe."""
    whole = (part for said in spoken_by_the_program(practice_file) for part in sentences(said.text))
    return [part for part in whole if part not in SHARED_SAFETY_LINES]


def phrases(text: str, length: int) -> list[str]:
    """Give the phrases of so many words in a text that say something; none goes on past a comma or a stop."""
    clauses = [[word.casefold() for word in words(clause)] for clause in re.split("[.?,:;\u2026\u201c\u201d]", text)]
    runs = [clause[at : at + length] for clause in clauses for at in range(len(clause) - length + 1)]
    return [" ".join(run) for run in runs if not all(map(SMALL_WORD.fullmatch, run))]


def test_no_worn_phrase_comes_more_than_a_handful_of_times_or_twice_in_one_practice() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for file in PRACTICE_FILES:
        for part in spoken_in(file):
            for worn in WORN.findall(part):
                where[worn.casefold()].append(file)
    assert {worn: len(files) for worn, files in where.items() if len(files) > A_HANDFUL} == {}
    assert {worn: files for worn, files in where.items() if len(set(files)) < len(files)} == {}


@pytest.mark.parametrize("length", MOST_OFTEN)
def test_no_phrase_is_said_all_over_the_practices(length: int) -> None:
    said = Counter(phrase for file in PRACTICE_FILES for part in spoken_in(file) for phrase in phrases(part, length))
    assert {phrase: times for phrase, times in said.items() if times > MOST_OFTEN[length]} == {}


def test_a_phrase_is_what_is_said_and_not_the_grammar_between() -> None:
    assert phrases("It may be that. You can stop, at any word.", 3) == ["you can stop", "at any word"]
    assert phrases("What is it like?", 3) == ["is it like"]
