"""The language of a stretch of text."""
