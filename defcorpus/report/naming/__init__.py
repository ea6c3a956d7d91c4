"""Who and what the corpus names, over all its articles."""
