"""The content that ships, read once."""

from rekindle import content
from rekindle.method.catalogue import Catalogue, read_catalogue
from rekindle.method.elements import read_method
from rekindle.method.practice import Practice

ELEMENTS: frozenset[str] = read_method("method.toml", content.read("en/method.toml")).ids
CATALOGUE: Catalogue = read_catalogue(content.read_folder("en/practices"), ELEMENTS)
PRACTICES: tuple[Practice, ...] = tuple(CATALOGUE)
