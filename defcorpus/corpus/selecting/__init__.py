"""What the store is asked: rows, filters, names, full text."""
