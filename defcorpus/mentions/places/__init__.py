"""Strings to countries, provinces and other places."""
