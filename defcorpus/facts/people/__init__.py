"""The people of an article: mentions gathered into persons."""
