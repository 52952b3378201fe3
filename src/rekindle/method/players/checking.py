"""What a practice's file can get wrong that no type shows, each with its field: what a player could not play."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from msgspec import Struct

from rekindle.method.players import Breath, Cards, Letter, Message, Plan, Play
from rekindle.method.players.draw import Card
from rekindle.method.players.plan import read_sentence
from rekindle.method.players.player import Danger, Trace
from rekindle.method.players.step import Chip, Step
from rekindle.method.players.toward import TowardOthers

SMALLEST = "_smallest"


class Complaint(NamedTuple):
    """Something that is wrong, and the field in which it stands."""

    field: str
    """Such as `play.steps[2].chips`, counted from 0."""
    why: str


def complaints(play: Play) -> Iterator[Complaint]:
    """Give what is wrong with what a player is told."""
    yield from _smallest_is_larger(play)
    if isinstance(play, Cards) and not play.cards and not play.lines:
        yield Complaint("play.cards", "there is neither a card nor a line")
    if isinstance(play, Letter):
        yield from _no_day(play)
    if isinstance(play, TowardOthers):
        yield from _leads_nowhere(play)
    if isinstance(play, Plan | Message) and play.sentence:
        yield from _sentence_is_wrong(play)
    yield from twice(play, "play.")
    yield from _never_met(play)


def steps_of(play: Play) -> Iterator[Step]:
    """Give every step that a player is told, in the order of its fields."""
    return (step for _field, step in _placed(play))


def names_of(play: Play) -> Iterator[tuple[str, str]]:
    """Give the id of every practice that a player may lead to, each with the field that names it."""
    chips = [(f"{where}.chips", step.chips) for where, step in _placed(play) if step.chips]
    if isinstance(play, Cards):
        chips.append(("play.line_chips", play.line_chips))
    for where, answers in chips:
        for number, answer in enumerate(answers):
            if isinstance(answer, Chip) and answer.leads and "-" in answer.leads:
                yield f"{where}[{number}].leads", answer.leads
    yield from ((f"play.{name}", one) for name in ("paper", "beside", "apart") if (one := getattr(play, name, "")))


def twice(told: Struct, where: str = "") -> Iterator[Complaint]:
    """Give each field in which something stands twice. A beat may come again: that is how one breathes."""
    for name in told.__struct_fields__:
        value = getattr(told, name)
        if isinstance(value, tuple) and len(value) > 1:
            words = [word for one in value if (word := _called(one))]
            if len(set(words)) < len(words):
                yield _repeated(f"{where}{name}", words)


def _repeated(field: str, words: Sequence[str]) -> Complaint:
    return Complaint(field, f"“{next(word for word in words if words.count(word) > 1)}” stands there twice")


def _called(one: object) -> str:
    """Give what tells something from its neighbours; a step may be said again on another condition."""
    if isinstance(one, str):
        return one
    if isinstance(one, Step):
        return " | ".join((one.say, *one.when))
    return one.word if isinstance(one, Chip | Card) else str(one) if isinstance(one, int) else ""


def _placed(play: Play) -> Iterator[tuple[str, Step]]:
    """Give every step with the field in which it stands."""
    for name in play.__struct_fields__:
        value = getattr(play, name)
        if isinstance(value, Step):
            yield f"play.{name}", value
        elif isinstance(value, tuple):
            yield from ((f"play.{name}[{n}]", one) for n, one in enumerate(value) if isinstance(one, Step))


def _smallest_is_larger(play: Play) -> Iterator[Complaint]:
    """Compare each field such as `steps_smallest` with how many of them there are."""
    for name in play.__struct_fields__:
        value = getattr(play, name)
        if name.endswith(SMALLEST) and value > _usual(play, name.removesuffix(SMALLEST)):
            yield Complaint(f"play.{name}", "the smallest form is larger than the usual one")


def _usual(play: Play, name: str) -> int:
    if isinstance(play, Breath):
        return play.rounds_usual
    if isinstance(play, Cards) and play.lines:
        return min(play.lines_shown, len(play.lines))
    return len(getattr(play, name))


def _no_day(play: Letter) -> Iterator[Complaint]:
    if play.opens == "chosen-day" and play.day is None:
        yield Complaint("play.day", "it opens on a chosen day, and nothing asks for the day")
    if play.opens != "chosen-day" and play.day is not None:
        yield Complaint("play.day", f"no day is chosen for what opens “{play.opens}”")


def _leads_nowhere(play: TowardOthers) -> Iterator[Complaint]:
    """Look whether each question before the way to others has somewhere else to lead."""
    if {*get_args(Danger)} & {*play.asks_first} and play.closes and not play.apart:
        yield Complaint("play.apart", "who asks whether it is safe names the practice that leads to nobody")
    if {*get_args(Trace)} & {*play.asks_first} and not play.paper:
        yield Complaint("play.paper", "who asks who may come to see it names the practice on paper")


def _sentence_is_wrong(play: Plan | Message) -> Iterator[Complaint]:
    field = "play.sentence"
    try:
        places = read_sentence(play.sentence).places
    except ValueError as error:
        yield Complaint(field, f"the sentence cannot be read: {error}")
        return
    kept = {number for number, step in enumerate(play.parts, 1) if step.keeps}
    if not places:
        yield Complaint(field, "the sentence has no place for an answer")
    elif places - kept:
        yield Complaint(field, "the sentence has a place for a part that is not there, or not kept")
    elif isinstance(play, Plan) and kept - places:
        # Of a plan only its sentence is kept, so an answer without a place in it would be lost.
        yield Complaint(field, f"the sentence has no place for what is answered to part {min(kept - places)}")


def _never_met(play: Play) -> Iterator[Complaint]:
    """Look through the steps: for answers that stand twice, and for conditions that nothing before them can meet."""
    met = {_called(chip) for chip in play.line_chips} if isinstance(play, Cards) else set()
    # A look back stands after the parts in a file, and comes before them.
    for where, step in sorted(_placed(play), key=lambda placed: not placed[0].startswith("play.back")):
        for word in step.when:
            if word not in met:
                why = f"no answer before it is called “{word}”, so what waits for it never comes"
                yield Complaint(f"{where}.when", why)
        words = [chip if isinstance(chip, str) else chip.word for chip in step.chips]
        if len(set(words)) < len(words):
            yield _repeated(f"{where}.chips", words)
        met.update(words)
