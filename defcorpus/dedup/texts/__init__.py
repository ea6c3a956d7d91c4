"""Texts to tokens, shingles and sketches, and which texts share enough of them to be looked at."""
