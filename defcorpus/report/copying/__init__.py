"""Copies within a whole corpus: what is kept of them beside the store, and what is told of them."""
