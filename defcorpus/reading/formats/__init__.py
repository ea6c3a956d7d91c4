"""One file format a module, each to pages."""
