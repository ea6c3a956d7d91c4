"""The dates of a page: their roles, the years that are not written, the day chosen."""
