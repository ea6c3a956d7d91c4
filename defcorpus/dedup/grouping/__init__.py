"""Copies to groups: what each is to the one that is kept."""
