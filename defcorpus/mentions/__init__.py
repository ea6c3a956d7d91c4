"""Strings to spans: dates, numbers, name-shaped runs. This room knows the press and knows no page."""
