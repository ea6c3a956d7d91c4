"""Two texts sentence by sentence: which stand side by side."""
