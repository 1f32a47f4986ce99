"""What the reader decides in the result view, and keeping comparisons on this computer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from comparer.decisions import Judge, Link, Note, Step
from comparer.errors import ComparerError, InputError, problem
from comparer.options import Options
from comparer.page import state
from comparer.page.engine import engine
from comparer.report import Report
from comparer.review import review, undo
from comparer.store import Store, store_file

_log = logging.getLogger(__name__)


def decide(options: Options, given: Mapping[str, Any]) -> None:
    """Take over one decision that the view sent; what is wrong with it is said there."""
    current = state.session()
    current.answered += 1
    current.review_problem = None
    if current.report is None:
        return
    try:
        if given.get("do") == "undo":
            current.report = undo(current.report)
        else:
            current.report = review(current.report, _step(current.report, options, given))
    except InputError as error:
        current.review_problem = error
        return
    keep(current.report)


def _step(report: Report, options: Options, given: Mapping[str, Any]) -> Step:
    match given.get("do"):
        case "judge":
            return Judge(str(given["target"]), given["verdict"])
        case "note":
            return Note(str(given["target"]), str(given["text"]))
        case "link":
            a, b = (tuple(int(index) for index in given[key]) for key in state.KEYS)
            try:
                return engine(options).comparer().link(report, a, b)
            except InputError:
                raise
            except ComparerError:
                # Without models the claims are joined all the same, only not compared.
                return Link(a, b)
        case other:
            raise problem("decision_unknown", given=str(other))


def keeping() -> bool:
    """Whether comparisons are kept on this computer: unless reader or environment say no."""
    return store_file() is not None and state.keeping_wanted()


def take(report: Report) -> None:
    """Show a new report; where the same was kept with decisions, with those."""
    current = state.session()
    current.report, current.kept, current.review_problem = report, None, None
    if not keeping():
        return
    try:
        store = Store()
        number = store.find(report)
        if number is not None:
            current.report, current.kept = store.load(number), number
        elif current.opened is None:
            current.kept = store.keep(report)
    except InputError as error:
        current.review_problem = error


def reopen(number: int) -> None:
    """Show a kept comparison, its articles in the fields; `InputError` if it is not there."""
    report = Store().load(number)
    state.show(report)
    state.session().kept = number


def keep(report: Report) -> None:
    """Keep the report as it now stands, if comparisons are kept."""
    current = state.session()
    if not keeping():
        return
    try:
        current.kept = Store().keep(report)
    except InputError as error:
        current.review_problem = error
