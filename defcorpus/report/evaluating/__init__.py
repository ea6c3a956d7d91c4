"""Answers against a table of what is right."""
