"""Plans to move copies away, and the journal that takes them back."""
