"""Whether the practices are sound: each in itself, and all of them in what they name of each other."""

from collections.abc import Container, Iterator, Mapping

from rekindle.method.before import DEEP
from rekindle.method.players import Breath
from rekindle.method.players.checking import Complaint, complaints, names_of, twice
from rekindle.method.practice import Practice


def complaints_about(practice: Practice, elements: Container[str]) -> Iterator[Complaint]:
    """Give what is wrong with a practice by itself; `elements` are the ids that the method knows."""
    if practice.seconds("smallest") > practice.seconds("usual"):
        yield Complaint("seconds_smallest", "the smallest form is longer than the usual one")
    if practice.inward and not practice.may_come_up:
        yield Complaint("may_come_up", "what turns inward says what may come up")
    if practice.inward >= DEEP and not practice.outward_twin:
        yield Complaint("outward_twin", "what turns inward so far names where to look outward instead")
    unknown = next((element for element in practice.elements if element not in elements), "")
    if unknown:
        yield Complaint("elements", f"the method has no element {unknown}")
    if "breathe" in practice.named_for and not isinstance(practice.play, Breath):
        yield Complaint("named_for", "what the command breathe breathes is a breath")
    yield from twice(practice)
    yield from complaints(practice.play)


def complaints_between(practice: Practice, practices: Mapping[str, Practice]) -> Iterator[Complaint]:
    """Give what is wrong with what a practice names of the others."""
    twin = practices.get(practice.outward_twin)
    named = (("outward_twin", practice.outward_twin), ("further", practice.further), *names_of(practice.play))
    for field, name in named:
        if name and name not in practices:
            yield Complaint(field, f"there is no practice called {name}")
    if twin is not None and twin.inward:
        yield Complaint("outward_twin", f"{twin.id} turns inward itself")
