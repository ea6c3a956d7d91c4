"""Named tuples made quickly: what typing's own are to whoever uses them."""

from __future__ import annotations

import pickle
from typing import NamedTuple

import pytest

from defcorpus import tuples


class Told(tuples.NamedTuple):
    """A record."""

    name: str
    number: int | None = None
    """Which."""
    names: tuple[str, ...] = ()

    @property
    def long(self) -> str:
        """What is behind the fields."""
        return f"{self.name} {self.number}"

    def __bool__(self) -> bool:
        return self.number is not None


class Typed(NamedTuple):
    """A record."""

    name: str
    number: int | None = None
    names: tuple[str, ...] = ()


def test_a_record_is_a_tuple_with_names_defaults_and_what_its_class_says():
    told = Told("one", 2)
    assert told == ("one", 2, ()) and (told.name, told.number, told.names) == told
    assert told.long == "one 2" and told and not Told("one")
    assert repr(told) == "Told(name='one', number=2, names=())"
    assert told._replace(number=3).number == 3 and Told._make(["a", 1, ()]).name == "a"


@pytest.mark.parametrize(
    "asked", ["_fields", "_field_defaults", "__doc__", "__module__", "__match_args__", "__slots__"]
)
def test_a_record_is_described_as_typing_describes_its_own(asked):
    assert getattr(Told, asked) == getattr(Typed, asked)


def test_a_record_goes_to_another_process_and_comes_back():
    assert pickle.loads(pickle.dumps(Told("one", 2))) == Told("one", 2)
    assert Told.__qualname__ == "Told" and set(Told.__annotations__) == set(Told._fields)


def test_a_record_without_a_needed_field_is_refused():
    with pytest.raises(TypeError):
        Told()  # type: ignore[call-arg]
