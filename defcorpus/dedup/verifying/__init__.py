"""Two texts side by side: what is the same, and what contradicts that they are copies."""
