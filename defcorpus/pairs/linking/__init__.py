"""Candidates to links: each article once, the best first, rivals counted."""
