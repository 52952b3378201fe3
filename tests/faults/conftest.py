"""The test client of the browser face, here too."""

from tests.web.conftest import begun_client, client

__all__ = ["begun_client", "client"]
