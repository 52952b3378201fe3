"""The browser face: pages, templates and static files, as one WSGI application."""
