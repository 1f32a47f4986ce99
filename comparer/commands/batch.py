"""`comparer batch`: compare every pair of a file, here, in processes or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comparer.errors import problem

if TYPE_CHECKING:
    from comparer.archive.progress import Progress
    from comparer.render import Format


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder to write to; new or empty, unless --resume.",
)
@click.option("--workers", default=0, help="Compare in so many processes of this machine.")
@click.option("--scheduler", help="Compare on the Dask cluster with this scheduler address.")
@click.option("--resume", is_flag=True, help="Go on where a run into this folder ended.")
@click.option(
    "--reports",
    default="",
    help="Also write each pair's report in these formats, such as html,json.",
)
@click.option(
    "--lang", type=click.Choice(("en", "ar")), default="en", help="The language of the index."
)
@click.option(
    "--translator",
    help="auto | argos | ct2:FOLDER | gloss | none; without --reports nothing is translated.",
)
@click.option("--encoder", help="use-multilingual, a hub id, or a local folder")
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A framing lexicon of your own; may be given more than once.",
)
def batch(
    pairs: Path,
    output: Path,
    workers: int,
    scheduler: str | None,
    resume: bool,
    reports: str,
    lang: str,
    translator: str | None,
    encoder: str | None,
    lexicons: tuple[Path, ...],
) -> None:
    """Compare every pair in the file PAIRS.

    PAIRS is what 'comparer pair' wrote, or a table with the columns a and b. The folder gets one
    Parquet file each of pairs, differences, matches, figures and names, and an index.html.
    """
    if workers < 0:
        raise problem("batch_workers_negative", n=workers)
    formats = _formats(reports)
    from comparer.options import Options

    given: dict[str, Any] = {
        "translator": translator or (None if formats else "none"),
        "encoder": encoder,
        "lexicons": lexicons or None,
    }
    options = Options(**{name: value for name, value in given.items() if value is not None})
    from comparer.batch.run import compare_pairs

    line = _Line()
    try:
        compared, failed = compare_pairs(
            pairs,
            output,
            options,
            workers=workers,
            scheduler=scheduler,
            resume=resume,
            formats=formats,
            lang=lang,
            tell=line,
        )
    finally:
        line.close()
    trouble = f"; {failed} could not be compared, see status and error in pairs.parquet"
    click.echo(f"Wrote {output}: {compared} pairs{trouble if failed else ''}.", err=True)


def _formats(given: str) -> tuple[Format, ...]:
    from comparer.render import FORMATS

    wanted = dict.fromkeys(name.strip() for name in given.split(",") if name.strip())
    for name in wanted:
        if name not in FORMATS:
            raise problem("batch_format", given=name, known=", ".join(FORMATS))
    return tuple(format_ for format_ in FORMATS if format_ in wanted)


class _Line:
    """The progress line, which begins with the first word of how many pairs there are."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def __call__(self, done: int, failed: int, total: int) -> None:
        from comparer.archive.progress import Progress

        if self._bar is None:
            self._bar = Progress("Pairs", total, done=done)
        self._bar.to(done, f"{failed} failed" if failed else "")

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
