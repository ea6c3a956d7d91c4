"""Bytes to characters: which encoding, and what was decoded wrongly before."""
