"""Articles to tellings, and what two tellings have in common."""
