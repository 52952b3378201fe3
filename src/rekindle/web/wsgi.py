"""The browser face as one WSGI application: static files first, then the pages."""

from django.core.wsgi import get_wsgi_application

from rekindle.web.static_files import static_files

application = static_files(get_wsgi_application())
