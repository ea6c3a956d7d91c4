"""Articles of both languages to the events they tell: who met whom, when and where."""

from __future__ import annotations
