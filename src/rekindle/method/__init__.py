"""What is offered: practices, states, feeling words and the scales of an answer, typed and checked."""
