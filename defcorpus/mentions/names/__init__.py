"""Strings to names of people, with the ranks and posts around them."""
