"""Walks through a practice by plain forms alone: past the questions that come first, and on to its end."""

from collections.abc import Mapping, Sequence

from django.http.response import HttpResponseBase
from django.test import Client

from tests.web.seen import Form, Seen

PASSING = ("no", "yes")
"""What passes the questions: no risk, and a phone of one's own."""


def player(response: HttpResponseBase) -> Form:
    """Give the player's form."""
    return next(form for form in Seen(response).forms if "/step/" in form.action)


def begin(client: Client, address: str, answers: Sequence[str] = PASSING) -> HttpResponseBase:
    """Open a practice, and answer the questions before its first screen, as far as there are any."""
    page: HttpResponseBase = client.get(address)
    while (form := player(page)).action == f"{address}/first":
        answer = next(answer for answer in answers if answer in form.buttons and _is_meant(form, answer))
        page = client.post(form.action, {**form.fields, "tap": answer})
    return page


def go_on(
    client: Client, page: HttpResponseBase, fields: Mapping[str, str | list[str]], do: str = "next"
) -> HttpResponseBase:
    """Send the screen where one is, with these fields."""
    form = player(page)
    answered: HttpResponseBase = client.post(form.action, {**form.fields, **fields, "do": do})
    return answered


def walk(client: Client, address: str, *screens: Mapping[str, str | list[str]], do: str = "next") -> str:
    """Play a practice to its end, with what is answered on each screen; give where it leads. `do` ends it."""
    page = begin(client, address)
    for number, fields in enumerate(screens, 1):
        page = go_on(client, page, fields, do if number == len(screens) else "next")
    for _ in range(20):
        if page.status_code == 303:
            return str(page["Location"])
        page = go_on(client, page, {})
    raise AssertionError(f"{address} does not end")


def _is_meant(form: Form, answer: str) -> bool:
    """Tell the answer that passes: the question of risk alone has `unsure`."""
    return answer == ("no" if "unsure" in form.buttons else "yes")
