"""Which of all possible pairs are looked at."""
