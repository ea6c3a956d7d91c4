"""The forms that answers take: tables, lines, bars, cells, pages, colours."""
