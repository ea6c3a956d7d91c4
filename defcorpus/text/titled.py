"""A title as it is shown: whether the page has it."""


def titled(title: str, *, made_up: bool) -> str:
    """Return a title; in brackets, as a bibliography has it, where it was made up of a page's first words.

    >>> titled("Trần Minh Khoa gặp Petr Dvorak", made_up=True)
    '[Trần Minh Khoa gặp Petr Dvorak]'
    """
    return f"[{title}]" if made_up else title
