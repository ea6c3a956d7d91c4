"""Page to Article: language, dates, people, places, source and title, each with its evidence."""

from defcorpus.facts.article import analyse

__all__ = ["analyse"]
