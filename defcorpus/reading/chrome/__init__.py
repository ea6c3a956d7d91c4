"""A page's lines to segments: the story, and what pages put around it."""
