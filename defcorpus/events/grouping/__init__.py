"""Tellings to groups that tell one event."""
