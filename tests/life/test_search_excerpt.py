"""A hit is shown in its sentence, marked; where something is cut an ellipsis stands, and no sign is broken."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rekindle.life.search.errors import SearchError
from rekindle.life.search.excerpt import LONGEST_EXCERPT, Piece, excerpt_of
from rekindle.life.search.folding import fold
from rekindle.life.search.graphemes import LONGEST_SIGN, is_cut
from rekindle.life.search.query import read_query

FAMILY = "👩\u200d👩\u200d👧"
BEFORE = "Nothing much was said at breakfast, and the radio was off again, as it had been all week. " * 3
AFTER = "Later the light came round to the other window and stayed there for a good while, doing nothing. " * 3


def shown(text: str, typed: str) -> str:
    """Give an excerpt with its hits between square brackets."""
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in excerpt_of(text, read_query(typed)))


def test_a_short_text_is_shown_whole() -> None:
    assert shown("Tea. The kettle clicked.\nRain.", "KETT") == "Tea. The [kett]le clicked.\nRain."


def test_of_a_long_text_the_sentence_is_shown() -> None:
    text = f"{BEFORE}The kettle clicked. {AFTER}"
    assert shown(text, "kettle") == "… The [kettle] clicked. …"


def test_at_its_beginning_and_at_its_end_nothing_is_cut() -> None:
    assert shown(f"The kettle clicked. {AFTER}", "kettle") == "The [kettle] clicked. …"
    assert shown(f"{BEFORE}The kettle clicked.", "kettle") == "… The [kettle] clicked."


def test_a_line_end_ends_a_sentence_too() -> None:
    assert shown(f"{BEFORE}\nmilk, kettle, bread\n{AFTER}", "kettle") == "… milk, [kettle], bread …"


def test_a_phrase_may_go_over_a_line_end_and_a_full_stop() -> None:
    text = f"{BEFORE}The kettle\nclicked. Then rain. {AFTER}"
    assert "[kettle\nclicked. Then]" in shown(text, '"kettle clicked. then"')


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    excerpt = shown("word " * 500 + "kettle" + " other" * 500, "kettle")
    assert excerpt.startswith("… word word")
    assert excerpt.endswith("other …")
    assert "word [kettle] other" in excerpt
    assert len(excerpt) <= LONGEST_EXCERPT + 6


def test_a_script_without_blanks_is_cut_between_signs() -> None:
    excerpt = shown("雨" * 1000 + "傘" + "雪" * 1000, "傘")
    assert "雨[傘]雪" in excerpt
    assert len(excerpt) <= LONGEST_EXCERPT + 6


def test_a_sentence_in_japanese_ends_where_it_ends() -> None:
    assert shown("静かな朝。" * 60 + "雨が降る。" + "静かな夜。" * 60, "雨") == "… [雨]が降る。 …"


def test_the_longest_word_that_is_asked_for_chooses_the_place() -> None:
    text = f"{BEFORE}The robin came. {AFTER}"
    assert shown(text, "the robin") == "… [The] [robin] came. …"


def test_words_that_stand_apart_are_each_shown_in_their_sentence_in_the_order_of_the_text() -> None:
    text = f"{BEFORE}The robin came. {AFTER}The kettle clicked. {AFTER}"
    assert shown(text, "kettle robin") == "… The [robin] came. … The [kettle] clicked. …"


def test_a_word_that_stands_beside_another_is_shown_there_and_not_once_more() -> None:
    text = f"The robin. {BEFORE}The robin and the kettle. {AFTER}"
    assert shown(text, "kettle robin") == "… The [robin] and the [kettle]. …"


def test_sentences_that_follow_each_other_are_shown_as_one_piece() -> None:
    text = f"{BEFORE}The robin came. The kettle clicked. {AFTER}"
    assert shown(text, "kettle robin") == "… The [robin] came. The [kettle] clicked. …"


def test_of_many_words_that_stand_apart_the_longest_few_are_shown() -> None:
    words = ("sparrows", "kettles", "robins", "tulip", "rain")
    text = BEFORE + "".join(f"Then {word} came. {AFTER}" for word in words)
    excerpt = shown(text, " ".join(words))
    assert [f"[{word}]" in excerpt for word in words] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Ein großes Grau", "gross", "Ein [groß]es Grau"),
        ("Ku\u0308che", "ku", "[Ku\u0308]che"),
        (unicodedata.normalize("NFD", "한글"), "한", unicodedata.normalize("NFD", "[한]글")),
        (f"we {FAMILY} here", "👧", f"we [{FAMILY}] here"),
        ("नमस्ते", "नम", "[नम]स्ते"),
        ("ﬁne", "f", "[ﬁ]ne"),
        ("İstanbul", "ista", "[İsta]nbul"),
        ("كــتــب", "كت", "[كــت]ــب"),
        ("ＲＡＩＮ", "ain", "Ｒ[ＡＩＮ]"),
    ],
)
def test_a_mark_covers_whole_signs(text: str, typed: str, found: str) -> None:
    assert shown(text, typed) == found


def test_words_that_touch_or_overlap_are_marked_as_one() -> None:
    assert shown("rainbow", "rain bow inbo") == "[rainbow]"


def test_a_hit_far_into_a_long_text_is_found() -> None:
    assert "[Küche]" in shown("früher einmal " * 30_000 + "die Küche" + " später" * 30_000, "kuche")


def test_a_sign_of_a_thousand_marks_stops_nothing() -> None:
    text = "a" + "\u0301" * 5_000 + " kettle " + "o" + "\u0308" * 5_000
    assert any(piece == Piece("kettle", is_hit=True) for piece in excerpt_of(text, read_query("kettle")))


ANY_TEXT = st.text(st.sampled_from("ab é\u0301ñß .\n雨가ᄀ\u1161\u11a8कि्ष\u200d👩🇦🇧ｶﾞ؟َك\r")) | st.text()


@given(ANY_TEXT, st.text(st.sampled_from("ab é雨가क"), min_size=1, max_size=3), ANY_TEXT, st.sampled_from((1, 60)))
@example("", "a가", "َᆨिa", 60)
@example("\u0301\u094d", "कa", "\u0301\u093f", 60)
def test_each_stretch_of_an_excerpt_is_a_part_of_the_text_cut_between_signs(
    before: str, typed: str, after: str, times: int
) -> None:
    text = before * times + typed + after * times
    cuts = [at for at in range(len(text) + 1) if is_cut(text, at)]
    assume(all(end - start < LONGEST_SIGN for start, end in pairwise(cuts)))  # a longer one is broken all the same
    try:
        query = read_query(typed)
    except SearchError:
        return
    pieces = ["\0" if piece.text in {"… ", " …", " … "} else piece.text for piece in excerpt_of(text, query)]
    read = 0
    for part in filter(None, "".join(pieces).split("\0")):
        starts = (at for at in range(read, len(text) + 1) if text.startswith(part, at))
        read = next(at for at in starts if is_cut(text, at) and is_cut(text, at + len(part))) + len(part)


@given(ANY_TEXT, ANY_TEXT)
def test_a_word_by_itself_is_marked_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} kettle {after}"
    excerpt = excerpt_of(text, read_query("kettle"))
    assert any(piece.is_hit and fold(piece.text) == "kettle" for piece in excerpt)
