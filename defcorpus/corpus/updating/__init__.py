"""Bringing the store up to date with the folders: what is new, read, taken in, gone."""
