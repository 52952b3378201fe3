"""The guide: gates, order, draw and reason, by example and with random lives."""
