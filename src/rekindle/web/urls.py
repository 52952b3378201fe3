"""Every address of the browser face. None tells a feeling, holds a search word or an id that says anything."""

from rekindle.web.pages import (
    after,
    drafts,
    find,
    forgot,
    in_out,
    kept,
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
    write,
)
from rekindle.web.pages import help as help_now

PAGES = (
    today,
    now,
    undo,
    play,
    after,
    steady,
    write,
    drafts,
    kept,
    find,
    library,
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
