"""A page's facts: language, dates, people, places, each with the words it was read from."""
