"""`comparer pair`: find the reports of one event in two collections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparer.errors import problem
from comparer.render.safe import isolate

if TYPE_CHECKING:
    from comparer.encode import Encoder
    from comparer.pairing.find import Found
    from comparer.pairing.vectors import Collection

_SHOWN = 5
"""Names, figures and problems that a line lists at most."""


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Write the pairs here, as CSV.",
)
@click.option(
    "--window",
    default=3,
    show_default=True,
    help="Days that the two publication dates may lie apart, where both are known.",
)
@click.option(
    "--min-score", default=0.5, show_default=True, help="The least probability of a pair, 0 to 1."
)
@click.option("--many", is_flag=True, help="Let an article stand in several pairs.")
@click.option(
    "--lang", type=click.Choice(("en", "ar")), default="en", help="The language of the reasons."
)
@click.option("--encoder", help="use-multilingual, a hub id, or a local folder")
def pair(
    a: Path,
    b: Path,
    output: Path,
    window: int,
    min_score: float,
    many: bool,
    lang: str,
    encoder: str | None,
) -> None:
    """Find pairs of reports of one event in A and B.

    A and B are folders of articles, or tables (.csv, .parquet, .xlsx) with the columns text, date
    and source. Each pair gets a score and a reason; an article is in one pair at most.
    """
    if output.suffix.lower() != ".csv":
        raise problem("pair_ending", path=str(output))
    if not output.parent.is_dir():
        raise problem("pair_folder", path=str(output.parent))
    from comparer.archive.articles import check_collection
    from comparer.archive.pairfile import write_pairs
    from comparer.archive.progress import Progress
    from comparer.encode import load_encoder
    from comparer.options import Options
    from comparer.pairing import Settings, find_pairs

    settings = Settings(window, min_score, many)
    for path in (a, b):
        check_collection(path)
    model = load_encoder(Options(encoder=encoder) if encoder else Options())
    side_a, side_b = _read(a, model), _read(b, model)
    bar = Progress("Candidates", None)
    found = find_pairs(side_a, side_b, settings, lambda done, _: bar.to(done))
    bar.close()
    write_pairs(output, (_line(row, side_a, side_b, lang) for row in found))
    for side in (side_a, side_b):
        for skipped in side.problems:
            click.echo(f"{skipped.reference}: {skipped.error.message(lang)}", err=True)
    troubled = sum(len(side.problems) for side in (side_a, side_b))
    trouble = f"; {troubled} could not be used as they are, see above" if troubled else ""
    click.echo(
        f"Wrote {output}: {len(found)} pairs of {len(side_a.entries)} and {len(side_b.entries)} "
        f"articles{trouble}.",
        err=True,
    )


def _read(path: Path, encoder: Encoder) -> Collection:
    from comparer.archive.articles import collection
    from comparer.archive.progress import Progress
    from comparer.pairing.vectors import embed

    bar = Progress(f"Reading {path}", None)
    side = embed(collection(path), encoder, bar.to)
    bar.close()
    return side


def _line(found: Found, a: Collection, b: Collection, lang: str) -> dict[str, str]:
    line = {"score": f"{found.score:.4f}", "reason": reason(found, lang)}
    for key, side, place in (("a", a, found.a), ("b", b, found.b)):
        entry = side.entries[place]
        line[key] = entry.reference
        for field in ("source", "published", "title"):
            line[f"{key}_{field}"] = getattr(entry.article, field) or ""
    return line


def reason(found: Found, lang: str) -> str:
    """Why the two were taken for reports of one event, in words of an interface language."""
    from comparer import strings

    def say(key: str, **values: object) -> str:
        return strings.text(lang, f"pair.{key}", **values)

    have, of = found.claims
    parts = [say("claims", have=have, of=of)]
    for what, shared in (("names", found.names), ("figures", found.figures)):
        if shared:
            shown = f"{say('comma')} ".join(map(isolate, shared[:_SHOWN]))
            hidden = len(shared) - _SHOWN
            parts.append(
                say(what, shown=shown if hidden <= 0 else say("and", shown=shown, n=hidden))
            )
    if found.days_apart is not None:
        parts.append(say("days", n=found.days_apart) if found.days_apart else say("same_day"))
    return f"{say('semicolon')} ".join(parts)
