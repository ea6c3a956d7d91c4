"""Strings to words with what stands between them, and what the tables say of each."""
