"""The browser face as one WSGI application: static files first, then the pages."""

from django.core.wsgi import get_wsgi_application

from rekindle.web.faults import connect_faults
from rekindle.web.static_files import static_files

connect_faults()
application = static_files(get_wsgi_application())
