"""What a practice's file can get wrong that no type shows: too large a smallest form, conditions never met."""

from collections.abc import Iterator

from rekindle.method.players import Breath, Cards, Message, Plan, Play
from rekindle.method.players.plan import read_sentence
from rekindle.method.players.step import Step

SMALLEST = "_smallest"


def complaint(play: Play) -> str:
    """Say what is wrong with what a player is told; "" where nothing is."""
    if _smallest_is_larger(play):
        return "the smallest form is larger than the usual one"
    if isinstance(play, Cards) and not play.cards and not play.lines:
        return "there is neither a card nor a line"
    if isinstance(play, Plan | Message) and (why := _sentence_complaint(play)):
        return why
    met = set(_line_chips(play))
    for step in steps_of(play):
        words = [answer.word for answer in step.answers]
        if len(set(words)) < len(words):
            return f"an answer stands twice below “{step.say}”"
        met.update(words)
    missing = next((word for step in steps_of(play) for word in step.when if word not in met), None)
    return f"no answer is called “{missing}”, so what waits for it never comes" if missing else ""


def steps_of(play: Play) -> Iterator[Step]:
    """Give every step that a player is told, in the order of its fields."""
    for name in play.__struct_fields__:
        value = getattr(play, name)
        if isinstance(value, tuple):
            yield from (step for step in value if isinstance(step, Step))


def leads_of(play: Play) -> Iterator[str]:
    """Give the id of every practice that a player may lead to."""
    answers = (answer for step in steps_of(play) for answer in step.answers)
    yield from (answer.leads for answer in answers if answer.leads and "-" in answer.leads)
    yield from (value for name in ("paper", "beside", "apart") if (value := getattr(play, name, "")))


def _line_chips(play: Play) -> Iterator[str]:
    if isinstance(play, Cards):
        yield from (chip if isinstance(chip, str) else chip.word for chip in play.line_chips)


def _sentence_complaint(play: Plan | Message) -> str:
    try:
        sentence = read_sentence(play.sentence)
    except ValueError as error:
        return f"the sentence cannot be read: {error}"
    kept = {number for number, step in enumerate(play.parts, 1) if step.keeps}
    return "the sentence has a place for a part that is not there, or not kept" if sentence.places - kept else ""


def _smallest_is_larger(play: Play) -> bool:
    """Compare each field such as `steps_smallest` with how many of them there are."""
    if isinstance(play, Breath):
        return play.rounds_smallest > play.rounds_usual
    if isinstance(play, Cards) and play.lines:
        return play.cards_smallest > play.lines_shown
    counted = (name for name in play.__struct_fields__ if name.endswith(SMALLEST))
    return any(getattr(play, name) > len(getattr(play, name.removesuffix(SMALLEST))) for name in counted)
