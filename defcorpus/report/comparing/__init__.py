"""Two articles beside each other: which facts and sentences correspond, and what differs.

with Corpus.open(["news"]) as corpus:
    found = compare(corpus.article("000"), corpus.article("002"))
    for each in found.differences:
        print(each.kind, each.which, each.one, each.other)
"""

from defcorpus.report.comparing.compare import compare
from defcorpus.report.comparing.correspond import correspondences
from defcorpus.report.comparing.records import Comparison, Difference, Link, Quote, Row, Sentence

__all__ = ["Comparison", "Difference", "Link", "Quote", "Row", "Sentence", "compare", "correspondences"]
