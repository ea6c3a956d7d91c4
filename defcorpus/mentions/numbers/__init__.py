"""Strings to numbers with their units, in both conventions."""
