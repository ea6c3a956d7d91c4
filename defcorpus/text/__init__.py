"""Strings to strings: normal form, folding, words, sentences, with maps back to the original."""

from defcorpus.text.fold import fold, fold_mapped, letters
from defcorpus.text.normal import Mapped, normal, normal_mapped
from defcorpus.text.patterns import alternatives, whole_words
from defcorpus.text.safe import safe
from defcorpus.text.sentences import sentences
from defcorpus.text.syllables import is_syllable
from defcorpus.text.words import words

__all__ = [
    "Mapped",
    "alternatives",
    "fold",
    "fold_mapped",
    "is_syllable",
    "letters",
    "normal",
    "normal_mapped",
    "safe",
    "sentences",
    "whole_words",
    "words",
]
