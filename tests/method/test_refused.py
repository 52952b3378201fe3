"""What a writer's own file gets wrong is refused when it is loaded, by file and field, and never meets a person."""

import re

import pytest

from rekindle import content
from rekindle.method.catalogue import read_catalogue
from rekindle.method.errors import UnreadableContent
from tests.method.shipped import ELEMENTS

FILES = dict(content.read_folder("en/practices"))
TELL = "[Some time {3}, ]I can tell about {1}"
CARD = '  { word = "rust", mark = "rust" },\n'


def refused(name: str, found: str, broken: str) -> tuple[str, str]:
    """Read all that ships with one file changed; give the field and the reason of its refusal."""
    path = f"en/practices/{name}.toml"
    told = FILES[path].decode()
    assert found in told
    with pytest.raises(UnreadableContent) as error:
        read_catalogue({**FILES, path: told.replace(found, broken, 1).encode()}.items(), ELEMENTS)
    assert error.value.file == path
    assert str(error.value).startswith(f"{path}, {error.value.field}: ")
    return error.value.field, str(error.value).partition(": ")[2]


@pytest.mark.parametrize(
    ("name", "found", "broken", "field"),
    [
        ("alive-find-helping", 'leads = "alive-', 'leads = "no-such-', "play.parts[3].chips[2].leads"),
        ("notice-sounds-like-me", "line_chips = [", 'line_chips = [{ word = "on", leads = "no-such-one" }, ',
         "play.line_chips[0].leads"),
        ("say-happy-person", 'paper = "say-', 'paper = "no-such-', "play.paper"),
        ("trust-step-back", 'apart = "place-', 'apart = "no-such-', "play.apart"),
        ("notice-look-again", 'beside = "notice-', 'beside = "no-such-', "play.beside"),
        ("body-hands-only", 'further = "body-', 'further = "no-such-', "further"),
        ("body-map-now", 'outward_twin = "senses-', 'outward_twin = "no-such-', "outward_twin"),
    ],
)  # fmt: skip
def test_a_practice_that_is_named_and_not_there_is_refused(name: str, found: str, broken: str, field: str) -> None:
    named, why = refused(name, found, broken)
    assert named == field
    assert re.fullmatch(r"there is no practice called no-such-[a-z-]+", why)


@pytest.mark.parametrize(
    ("name", "found", "broken", "field", "says"),
    [
        ("body-map-now", 'outward_twin = "senses-textures"\n', "", "outward_twin", "turns inward"),
        ("body-map-now", '"senses-textures"', '"body-hands-only"', "outward_twin", "turns inward itself"),
        ("body-hands-only", "may_come_up = ", "#", "may_come_up", "turns inward"),
        ("body-hands-only", '"in-the-body"', '"breathe"', "named_for", "is a breath"),
        ("body-hands-only", 'elements = ["S3"', 'elements = ["Z99"', "elements", "Z99"),
        ("body-hands-only", 'elements = ["S3"', 'elements = ["P5"', "elements", "“P5” stands there twice"),
        ("body-hands-only", "minutes_usual = 2", "minutes_usual = 0.2", "seconds_smallest", "longer than the usual"),
    ],
)
def test_facts_that_do_not_go_together_are_refused(name: str, found: str, broken: str, field: str, says: str) -> None:
    named, why = refused(name, found, broken)
    assert named == field
    assert says in why


LARGER = "the smallest form is larger than the usual one"


@pytest.mark.parametrize(
    ("name", "found", "broken", "field", "says"),
    [
        ("ground-find-colour", "steps_smallest = 2", "steps_smallest = 8", "play.steps_smallest", LARGER),
        ("ground-put-away", "cards_smallest = 2", "cards_smallest = 3\nlines = ['A']", "play.cards_smallest", LARGER),
        ("breath-three-slow", "rounds_smallest = 1", "rounds_smallest = 5", "play.rounds_smallest", LARGER),
        ("feel-sad-here", '"a thin bit of it"', '"sad"', "play.questions[0].chips", "“sad” stands there twice"),
        ("feel-sad-here", 'when = ["another word"]', 'when = ["joyful"]', "play.questions[1].when", "“joyful”"),
        ("feel-sad-here", 'when = ["another word"]', 'when = ["behind glass"]', "play.questions[1].when", "before"),
        ("notice-sounds-like-me", "line_chips = [", 'line_chips = ["x", "x", ', "play.line_chips", "“x” stands"),
        ("make-colour-today", CARD, CARD + CARD, "play.cards", "“rust” stands there twice"),
        ("make-colour-today", "\nagain =", '\ndrawing = "arms-folded"\nagain =', "play.before[0].drawing", "arms"),
        ("hope-letter-later", '"chosen-day"', '"hard-day"', "play.day", "no day is chosen"),
        ("hope-hard-day-note", '"hard-day"', '"chosen-day"', "play.day", "nothing asks for the day"),
        ("say-hurt-message", 'apart = "words-describe-thing"\n', "", "play.apart", "leads to nobody"),
        ("say-hurt-message", 'paper = "say-hurt-paper"\n', "", "play.paper", "the practice on paper"),
    ],
)  # fmt: skip
def test_what_a_player_cannot_play_is_refused_by_its_field(
    name: str, found: str, broken: str, field: str, says: str
) -> None:
    named, why = refused(name, found, broken)
    assert named == field
    assert says in why


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (TELL.replace("{1}", "{12}"), "a brace"),
        (TELL.replace("{1}", "{x}"), "a brace"),
        (TELL.replace("{1}", "{1"), "a brace"),
        (TELL.replace("{1}", "{9}"), "a part that is not there"),
        (TELL.replace(", ]", ", "), "brackets"),
        (TELL.replace(" {1}", ""), "part 1"),
        ('It can be told."\n# ', "no place"),
    ],
)
def test_a_sentence_that_could_lose_an_answer_is_refused(broken: str, says: str) -> None:
    field, why = refused("say-happy-person", TELL, broken)
    assert field == "play.sentence"
    assert says in why


@pytest.mark.parametrize(
    ("name", "found", "broken", "field", "sign"),
    [
        ("body-hands-only", '"Just the hands"', '"Just\\u0000 the hands"', "title", "U+0000"),
        ("body-hands-only", '"Just the hands"', '"Just \u202ethe hands"', "title", "U+202E"),
        ("body-hands-only", '"Just the hands"', '"Just the\\thands"', "title", "U+0009"),
        ("feel-sad-here", '"soft", ', '"so\\u2066ft", ', "play.questions[4].chips[0]", "U+2066"),
    ],
)
def test_a_character_that_nobody_sees_is_refused(name: str, found: str, broken: str, field: str, sign: str) -> None:
    named, why = refused(name, found, broken)
    assert named == field
    assert sign in why
