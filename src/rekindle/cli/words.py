"""The interface words of the terminal, in the person's language."""

from rekindle.content import SOURCE_LANGUAGE, translations

LANGUAGE = SOURCE_LANGUAGE

WORDS = translations(LANGUAGE)
_ = WORDS.gettext
ngettext = WORDS.ngettext
