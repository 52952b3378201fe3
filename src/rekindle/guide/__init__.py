"""What to offer next, and why: rules that can be read aloud, an order, a draw, and one true sentence."""
