"""The store: add, update, select; the full-text index beside it."""
