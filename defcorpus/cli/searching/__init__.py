"""The parts of `search`: what is asked, how the answer is read, and what is said where nothing is found."""
