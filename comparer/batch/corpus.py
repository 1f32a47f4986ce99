"""A batch's folder read again: which outlets differ in what, and how each names each actor."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from comparer.archive.articles import References
from comparer.article import Article
from comparer.batch.store import read_run
from comparer.errors import problem
from comparer.records import ASPECTS

_SIDES = ("a", "b")


@dataclass(frozen=True)
class Corpus:
    """The tables of a finished batch; each is read when it is first asked for."""

    folder: Path
    home: Path
    """Where its articles are: the folder of the file of pairs, from `folder` on."""

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row a pair; outlets without a name are ""."""
        frame = self._table("pairs")
        for side in _SIDES:
            frame[f"{side}_source"] = frame[f"{side}_source"].fillna("")
        return frame

    @cached_property
    def differences(self) -> pd.DataFrame:
        """One row a difference."""
        return self._table("differences")

    @cached_property
    def names(self) -> pd.DataFrame:
        """One row a wording for an actor in an article, with its outlet and month."""
        names = self._table("names")
        sides = [
            self.pairs[["pair", f"{side}_source", f"{side}_published"]]
            .set_axis(["pair", "outlet", "published"], axis=1)
            .assign(article=side)
            for side in _SIDES
        ]
        joined = names.merge(pd.concat(sides), on=["pair", "article"], how="left")
        return joined.assign(month=joined["published"].str[:7].fillna(""))

    @property
    def done(self) -> pd.DataFrame:
        """The pairs that were compared."""
        return self.pairs[self.pairs["status"] == "done"]

    def outlets_by_aspect(self) -> pd.DataFrame:
        """Outlet × aspect: differences a pair in which the outlet's own text is evidence.

        The column `pairs` counts the pairs that the outlet stands in. A row for each outlet, most
        pairs first; a column for each aspect that occurs.
        """
        parts, counts = [], []
        for side in _SIDES:
            outlet = self.done.set_index("pair")[f"{side}_source"]
            counts.append(outlet)
            mine = self.differences[self.differences[f"{side}_text"].notna()]
            parts.append(
                pd.DataFrame(
                    {"outlet": mine["pair"].map(outlet), "aspect": mine["aspect"]}
                ).dropna()
            )
        pairs = pd.concat(counts).value_counts()
        table = pd.concat(parts).value_counts().unstack(fill_value=0)
        order = [aspect for kind in ASPECTS.values() for aspect in kind if aspect in table]
        table = table.reindex(index=pairs.index, columns=order, fill_value=0)
        table = table.div(pairs, axis=0)
        table.insert(0, "pairs", pairs)
        return table.sort_index().sort_values("pairs", ascending=False, kind="stable")

    def largest_figures(self, most: int) -> pd.DataFrame:
        """The differences of value with the largest ratio, with the columns `ratio` and `apart`.

        Largest ratio first; among equals the one with the most between its values: 2,000 against
        1,000 dead before 2 against 1. Those that tell none apart come in order of pair.
        """
        found = self.differences[
            (self.differences["kind"] == "figure") & (self.differences["aspect"] == "value")
        ]
        same_unit = found["a_unit"].fillna("") == found["b_unit"].fillna("")
        found = found[same_unit]
        values = list(zip(found["a_value"], found["b_value"], strict=True))
        found = found.assign(
            ratio=pd.Series([ratio_of(*pair) for pair in values], index=found.index, dtype=float),
            apart=pd.Series([apart(*pair) for pair in values], index=found.index, dtype=float),
        )
        return (
            found.dropna(subset="ratio")
            .sort_values(["ratio", "apart", "pair", "id"], ascending=[False, False, True, True])
            .head(most)
        )

    def actors(self) -> pd.DataFrame:
        """Each actor's concept and names in English and Arabic, most often named first."""
        columns = ["concept", "actor_en", "actor_ar"]
        counted: pd.DataFrame = self.names.groupby(columns)["count"].sum().reset_index()
        return counted.sort_values(
            ["count", "concept"], ascending=[False, True], kind="stable"
        ).reset_index(drop=True)

    def names_over_time(self, concept: str) -> pd.DataFrame:
        """How often each outlet used each wording for one actor, month by month.

        Columns outlet, month ("" where no date is known), words, category, count. An article
        that stands in several pairs counts once.
        """
        mine = self.names[self.names["concept"] == concept]
        references = [
            self.pairs[["pair", side]].set_axis(["pair", "reference"], axis=1).assign(article=side)
            for side in _SIDES
        ]
        mine = mine.merge(pd.concat(references), on=["pair", "article"], how="left")
        mine = mine.drop_duplicates(["reference", "words", "category"])
        columns = ["outlet", "month", "words", "category"]
        counted: pd.DataFrame = mine.groupby(columns)["count"].sum().reset_index()
        return counted.sort_values(
            ["outlet", "month", "count", "words"], ascending=[True, True, False, True]
        ).reset_index(drop=True)

    def articles(self, pair: str) -> tuple[Article, Article]:
        """The two articles of a pair, read again; `InputError` if they are no longer there."""
        row = self.pairs.set_index("pair").loc[pair]
        references = References(self.folder / self.home)
        found = []
        for side in _SIDES:
            fields = {
                field: value
                for field in ("lang", "title", "source", "published")
                if (value := row[f"{side}_{field}"]) and isinstance(value, str)
            }
            found.append(replace(references.given(str(row[side])).read(), **fields))
        return found[0], found[1]

    def report_file(self, pair: str, format_: str) -> Path | None:
        """The pair's report in this format, if the batch wrote it."""
        path = self.folder / "reports" / f"{pair}.{format_}"
        return path if path.is_file() else None

    def _table(self, name: str) -> pd.DataFrame:
        path = self.folder / f"{name}.parquet"
        try:
            return pd.read_parquet(path)
        except (OSError, ValueError) as error:
            reason = str(error).strip().split("\n")[0]
            raise problem("batch_broken", path=str(path), reason=reason) from error


def load(folder: Path) -> Corpus:
    """The batch in a folder; `InputError` if there is none, or it is not finished."""
    if not folder.is_dir():
        raise problem("batch_no_folder", path=str(folder))
    run = read_run(folder)
    if run is None:
        raise problem("batch_none", path=str(folder))
    if not run.get("finished"):
        raise problem("batch_unfinished", path=str(folder))
    return Corpus(folder, Path(run.get("home", ".")))


def ratio_of(one: Any, other: Any) -> float | None:
    """How many times the smaller of two values the larger is, by their size without sign.

    Infinite where one of them is 0: none against some is as far apart as can be. None if either is
    no number.
    """
    values = _numbers(one, other)
    if values is None:
        return None
    low, high = sorted(map(abs, values))
    if low:
        return float(high / low)
    return math.inf if high else 1.0


def apart(one: Any, other: Any) -> float | None:
    """The distance between two values; None if either is no number."""
    values = _numbers(one, other)
    return None if values is None else float(abs(values[0] - values[1]))


def _numbers(one: Any, other: Any) -> tuple[Decimal, Decimal] | None:
    try:
        values = Decimal(one), Decimal(other)
    except (InvalidOperation, TypeError, ValueError):
        return None
    return values if all(value.is_finite() for value in values) else None
