"""Named tuples for what every start loads: made in half the time that typing's own take.

Typing compiles the annotation of each field that is a string, as under `from __future__ import annotations`
every one is. A search makes some fifty kinds of records before it has read its query: 2 ms of a start.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Making(type):
        """Makes a named tuple of a class's fields, with all else that the class has."""

        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, space)
            fields = space["__annotations__"]
            defaults = [space.pop(field) for field in fields if field in space]
            made = namedtuple(name, fields, defaults=defaults, module=space["__module__"])
            for key, value in space.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Making):
        """What `typing.NamedTuple` is, for modules whose annotations are strings."""
