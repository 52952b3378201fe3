"""The test client of the browser face, and the terminal, here too."""

from tests.cli.conftest import terminal
from tests.web.conftest import begun_client, client

__all__ = ["begun_client", "client", "terminal"]
