"""What was worked out last, held for when it is asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Held(Generic[_Key, _Value]):
    """The last values that were made, `most` at most."""

    def __init__(self, most: int, make: Callable[[_Key], _Value]) -> None:
        self._most, self._make = most, make
        self._values: OrderedDict[_Key, _Value] = OrderedDict()

    def __call__(self, key: _Key) -> _Value:
        """Return the value of a key, made where it is not held."""
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._make(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return found

    def __contains__(self, key: _Key) -> bool:
        return key in self._values

    def take(self, values: Mapping[_Key, _Value]) -> None:
        """Hold values that were made together."""
        self._values.update(values)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def forget(self, which: Callable[[_Key], bool]) -> None:
        """Forget some values."""
        for key in [key for key in self._values if which(key)]:
            del self._values[key]
