"""One text made of answers: places such as `{1}`, and clauses in `[…]` that go where an answer is missing."""

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{(\d)\}")
_PARTS = re.compile(r"\{(\d)\}|(\[)|(\])|([^{}\[\]]+)")
_SAYS_NOTHING = re.compile("[\\s.,;:!?\u2026\"'\u2018-\u201d\u2013\u2014-]*")
_STOPPED = re.compile("[.!?\u2026][\u2019\u201d\"')]*$")


class Sentence:
    """A sentence as a content file writes it.

    An answer in no clause is needed: without it there is no sentence. A stop after a place is left out where the
    answer brings one of its own, so none ever stands twice.
    """

    def __init__(self, written: str) -> None:
        """Read it.

        Raises:
            ValueError: a bracket is left open, or closed without being opened; or a brace is no part of a place.
        """
        if re.search("[{}]", _PLACE.sub("", written)):
            raise ValueError("a brace stands for no part; a place is one figure in braces, such as {1}")
        self._whole, rest = _read(_PARTS.findall(written), closing=False)
        self.places = frozenset(int(number) for number in _PLACE.findall(written))
        if rest or "".join("".join(part) for part in _PARTS.findall(written)).count("[") != written.count("]"):
            raise ValueError("its brackets do not match")

    def made_of(self, answers: Mapping[int, str]) -> str:
        """Put the answers into their places; "" where one that is needed is missing, or all are."""
        said = {number: answer.strip() for number, answer in answers.items()}
        said = {number: answer for number, answer in said.items() if not _SAYS_NOTHING.fullmatch(answer)}
        if self.places.isdisjoint(said):
            return ""
        pieces = _pieces(self._whole, said)
        return _joined(pieces).strip() if pieces is not None else ""


_Clause = list["str | int | _Clause"]


def _read(
    parts: list[tuple[str, str, str, str]], *, closing: bool
) -> tuple[_Clause, list[tuple[str, str, str, str]]]:
    clause: _Clause = []
    while parts:
        (place, opens, closes, words), parts = parts[0], parts[1:]
        if closes:
            return (clause, parts) if closing else (clause, [("", "", closes, ""), *parts])
        if opens:
            inner, parts = _read(parts, closing=True)
            clause.append(inner)
        else:
            clause.append(int(place) if place else words)
    return clause, parts


def _pieces(clause: _Clause, said: Mapping[int, str]) -> list[tuple[str, bool]] | None:
    """Give the pieces of a clause, each with whether it is an answer; None where an answer of its own is missing."""
    pieces: list[tuple[str, bool]] = []
    for part in clause:
        if isinstance(part, str):
            pieces.append((part, False))
        elif isinstance(part, int):
            if part not in said:
                return None
            pieces.append((said[part], True))
        else:
            pieces += _pieces(part, said) or []
    return pieces


def _joined(pieces: list[tuple[str, bool]]) -> str:
    """Join pieces, so that no stop and no quotation mark stands twice."""
    text, after_answer = "", False
    for piece, is_answer in pieces:
        if is_answer:
            text += _unquoted(piece) if text.endswith("“") else piece
        elif after_answer and piece.startswith(".") and _STOPPED.search(text):
            text += piece.removeprefix(".")
        elif after_answer:
            # A full stop inside a sentence that goes on would end it.
            goes_on = re.match(r"”?[,;:.]|\s*\w", piece) is not None and not piece.startswith(".")
            text = (text.removesuffix(".") if goes_on and not text.endswith("..") else text) + piece
        else:
            text += piece
        after_answer = is_answer
    return text


def _unquoted(answer: str) -> str:
    inner = answer.strip('“”"')
    return inner if inner and len(inner) + 2 == len(answer) else answer
