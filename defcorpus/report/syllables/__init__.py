"""Texts of a selection as streams of syllables, and Vietnamese syllables to words."""
