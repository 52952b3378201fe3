"""The interface words of the terminal, in the person's language."""

from rekindle.content import SOURCE_LANGUAGE, translations

LANGUAGE = SOURCE_LANGUAGE

_words = translations(LANGUAGE)
_ = _words.gettext
ngettext = _words.ngettext
