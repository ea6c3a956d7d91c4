"""Who met whom: hosts, guests, their posts, and those who are only spoken of."""
