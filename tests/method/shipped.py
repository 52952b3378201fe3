"""The content that ships, read once."""

from rekindle import content
from rekindle.method.catalogue import Catalogue, read_catalogue
from rekindle.method.practice import Practice

CATALOGUE: Catalogue = read_catalogue(content.read_folder("en/practices"))
PRACTICES: tuple[Practice, ...] = tuple(CATALOGUE)
