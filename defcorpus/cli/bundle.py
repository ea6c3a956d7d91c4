"""Options that many commands share, declared once: a bundle is a class of annotated options with defaults.

A command takes a bundle as one parameter; `spread` shows Typer the bundle's options in its place.
"""

import inspect
from collections.abc import Callable
from typing import Any

ONE_OR_TWO = "ID [ID]"
"""The metavar of an option that takes one value or two; the second is empty where none is typed."""


class Bundle:
    """Options that go together; an instance holds what was given. Dataclasses would cost a start 4 ms."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - each option has its own type
        self.__dict__.update(given)

    @classmethod
    def parameters(cls) -> list[inspect.Parameter]:
        """Return the options, those of base classes after its own; one declared anew is only its own."""
        annotations: dict[str, Any] = {}
        for base in cls.__mro__:
            for name, annotation in inspect.get_annotations(base).items():
                annotations.setdefault(name, annotation)
        return [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=getattr(cls, name), annotation=annotation
            )
            for name, annotation in annotations.items()
        ]

    def typed(self, *left_out: str) -> list[str]:
        """Return the options that differ from their defaults as they may be typed again."""
        words: list[str] = []
        for option in self.parameters():
            value = getattr(self, option.name)
            if option.name in left_out or value == option.default:
                continue
            name = f"--{option.name.replace('_', '-')}"
            for one in value if isinstance(value, list | tuple) else [value]:
                words += [name] if one is True else [name, str(one)]
        return words


def spread(function: Callable[..., int]) -> Callable[..., int]:
    """Return the function with every parameter that is a bundle replaced by the bundle's options."""
    parameters: list[inspect.Parameter] = []
    bundles: dict[str, tuple[type[Bundle], list[str]]] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        kind = parameter.annotation
        if isinstance(kind, type) and issubclass(kind, Bundle):
            options = kind.parameters()
            bundles[name] = (kind, [option.name for option in options])
            parameters += options
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    def gathered(**given: Any) -> int:  # noqa: ANN401 - each option has its own type
        for name, (kind, names) in bundles.items():
            given[name] = kind(**{option: given.pop(option) for option in names})
        return function(**given)

    gathered.__name__ = function.__name__
    gathered.__doc__ = function.__doc__
    gathered.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # inspect reads it
    gathered.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return gathered
