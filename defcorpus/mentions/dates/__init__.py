"""Strings to dates, in both languages: one grammar, its neighbours' say, and the records."""
