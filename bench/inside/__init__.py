"""Small programs that are measured from inside; each is a process of its own, as it can open one home alone."""
