"""In and out: one folder per format, all of one shape."""
