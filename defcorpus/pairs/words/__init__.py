"""Texts to terms of both languages, and the lexicon of which words stand for which."""
