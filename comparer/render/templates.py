"""Jinja templates and other text files that stand in a package's `assets` folder."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template


def asset(package: str, name: str) -> str:
    """The text of a file in a package's `assets`."""
    return resources.files(package).joinpath("assets", name).read_text("utf-8")


@cache
def template(package: str, name: str) -> Template:
    """A template that escapes what it is given and fails on what it is not."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(partial(asset, package)),
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(name)
