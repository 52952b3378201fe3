"""Every address of the browser face. None tells a feeling, holds a search word or an id that says anything."""

from rekindle.web.pages import (
    after,
    door,
    drafts,
    drawings,
    find,
    forgot,
    in_out,
    kept,
    letters,
    library,
    lock,
    mistakes,
    now,
    play,
    private,
    settings,
    steady,
    today,
    undo,
    unlock,
    welcome,
    wishes,
    write,
)
from rekindle.web.pages import help as help_now
from rekindle.web.pages import map as map_pages

PAGES = (
    today,
    now,
    undo,
    door,
    wishes,
    play,
    after,
    steady,
    write,
    drafts,
    kept,
    letters,
    drawings,
    find,
    library,
    map_pages,
    help_now,
    in_out,
    settings,
    private,
    lock,
    unlock,
    forgot,
    welcome,
)

urlpatterns = [one for page in PAGES for one in page.PATHS]

handler400 = mistakes.bad_request
handler403 = mistakes.refused
handler404 = mistakes.not_found
handler500 = mistakes.server_error
