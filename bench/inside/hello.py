"""A server that says hello and does nothing else, by bare Django and waitress: what ours is compared with."""

import logging
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress import create_server


def hello(_request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def main() -> None:
    """Serve on any free port of this computer, and print the address."""
    settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF="bench.inside.hello")
    django.setup()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # four at once on four threads is what is wanted
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    sys.stdout.write(f"http://127.0.0.1:{server.effective_port}/\n")
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main()
