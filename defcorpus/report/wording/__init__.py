"""What the texts of a corpus are made of: frequency lists, collocates, keywords, terms of both languages.

:func:`~defcorpus.report.wording.lists.word_list`, :func:`~defcorpus.report.wording.collocates.collocates`,
:func:`~defcorpus.report.wording.keywords.keywords` and :func:`~defcorpus.report.wording.terms.terms` are the
calls behind the commands of these names.
"""
