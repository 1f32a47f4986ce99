"""The command line: one of the three doors to `Comparer`.

Imports stay inside the commands, so that `comparer --help` does not load models or pandas.
Exit codes: 0 done, 2 bad input, 3 a needed model is missing, 1 anything else.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comparer import __version__
from comparer.commands.batch import batch
from comparer.commands.pair import pair
from comparer.errors import ComparerError, problem

if TYPE_CHECKING:
    from comparer.render import Format
    from comparer.report import Report

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORMATS = ("html", "json", "md", "csv", "xlsx", "docx")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="comparer")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Compare Arabic and English news reports of one event, offline."""
    # Read again in `main`, which has to know it when parsing itself fails.
    del debug


cli.add_command(pair)
cli.add_command(batch)


@cli.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report here.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="The report's format; by default the ending of the output file.",
)
@click.option(
    "--lang", type=click.Choice(("en", "ar")), default="en", help="The language of the report."
)
@click.option("--translator", help="auto | argos | ct2:FOLDER | gloss | none")
@click.option("--encoder", help="use-multilingual, a hub id, or a local folder")
@click.option("--reader", help="Translate into this language: en or ar.")
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A framing lexicon of your own; may be given more than once.",
)
@click.option(
    "--glossary", type=click.Path(path_type=Path), help="Fixed translations: source<TAB>target."
)
@click.option("--lang-a", help="The first article's language; detected when not given.")
@click.option("--lang-b", help="The second article's language; detected when not given.")
@click.option("--date-a", help="The first article's date, YYYY-MM-DD, for relative dates.")
@click.option("--date-b", help="The second article's date, YYYY-MM-DD, for relative dates.")
def compare(
    a: Path,
    b: Path,
    output: Path | None,
    format_: Format | None,
    lang: str,
    translator: str | None,
    encoder: str | None,
    reader: str | None,
    lexicons: tuple[Path, ...],
    glossary: Path | None,
    lang_a: str | None,
    lang_b: str | None,
    date_a: str | None,
    date_b: str | None,
) -> None:
    """Compare the articles in files A and B.

    Without --output and --format a summary is printed; with --format alone, the report itself.
    """
    # What can be refused is refused before any model is loaded.
    chosen = _format(output, format_)
    given: dict[str, Any] = {
        "translator": translator,
        "encoder": encoder,
        "reader": reader,
        "lexicons": lexicons or None,
        "glossary": glossary,
    }
    from comparer.options import Options

    options = Options(**{name: value for name, value in given.items() if value is not None})

    from dataclasses import replace

    from comparer.article import Article

    article_a, article_b = Article.from_file(a, lang=lang_a), Article.from_file(b, lang=lang_b)
    if date_a:
        article_a = replace(article_a, published=date_a)
    if date_b:
        article_b = replace(article_b, published=date_b)

    from comparer.pipeline import Comparer

    _put_out(Comparer(options).compare(article_a, article_b), output, chosen, lang)


@cli.command("render")
@click.argument("report")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report here.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="The report's format; by default the ending of the output file.",
)
@click.option(
    "--lang", type=click.Choice(("en", "ar")), default="en", help="The language of the report."
)
def render_report(report: str, output: Path | None, format_: Format | None, lang: str) -> None:
    """Write REPORT in another format: a JSON report, or the number of a kept comparison.

    A review made on the page is part of the report and of what is written.
    """
    chosen = _format(output, format_)
    _put_out(_report(report), output, chosen, lang)


@cli.group()
def history() -> None:
    """Comparisons that the page kept on this computer: list, search, delete."""


@history.command("list")
@click.argument("words", nargs=-1)
def list_history(words: tuple[str, ...]) -> None:
    """List the kept comparisons, the last changed first; with WORDS, those that have them all."""
    from comparer.render.safe import isolate
    from comparer.store import Store

    for kept in Store().list(" ".join(words)):
        click.echo(
            f"{kept.id:>4}  {kept.changed:%Y-%m-%d %H:%M}  {kept.differences} differences, "
            f"{kept.decisions} decisions  {isolate(kept.title_a)} | {isolate(kept.title_b)}"
        )


@history.command("delete")
@click.argument("number", type=int)
def delete_history(number: int) -> None:
    """Delete the kept comparison of this NUMBER for good."""
    from comparer.store import Store

    Store().delete(number)
    click.echo(f"Deleted {number}.")


def _report(given: str) -> Report:
    """The report in a JSON file, or the kept one of this number."""
    from comparer.report import Report
    from comparer.store import Store

    path = Path(given)
    if given.isdecimal() and not path.exists():
        return Store().load(int(given))
    try:
        return Report.from_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise problem("report_unreadable", given=given, reason=str(reason)) from error


def _put_out(report: Report, output: Path | None, chosen: Format | None, lang: str) -> None:
    """Print a summary or the report, or write it into a file."""
    from comparer.render import render, summary

    if chosen is None:
        click.echo(summary(report, lang))
        return
    if output is None:
        sys.stdout.buffer.write(render(report, chosen, lang))
        return
    try:
        _write(output, render(report, chosen, lang))
    except OSError as error:
        raise problem("report_unwritable", path=str(output), reason=str(error.strerror)) from error
    click.echo(f"Wrote {output} ({len(report.differences)} differences).", err=True)


def _write(output: Path, content: bytes) -> None:
    """Write all of the file or, on a full disk, nothing of it: what was there before stays."""
    if output.exists() and not output.is_file():  # a pipe or /dev/stdout
        output.write_bytes(content)
        return
    unfinished = output.with_name(f".comparer-unfinished-{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(output.resolve())
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _format(output: Path | None, given: Format | None) -> Format | None:
    """The report's format: as given, else by the output file's ending, else none (a summary)."""
    if given is not None or output is None:
        return given
    ending = output.suffix.lower().removeprefix(".")
    by_ending: dict[str, Format] = {
        "html": "html", "htm": "html", "json": "json", "md": "md", "markdown": "md",
        "csv": "csv", "xlsx": "xlsx", "docx": "docx",
    }  # fmt: skip
    if ending not in by_ending:
        raise problem(
            "report_ending", path=str(output), known=", ".join(f".{name}" for name in _FORMATS)
        )
    return by_ending[ending]


@cli.command()
@click.option("--port", default=8501, show_default=True, envvar="PORT", help="The page's port.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; any other than the default opens the page to the network.",
)
@click.option(
    "--key/--no-key",
    "with_key",
    default=None,
    help="Let in only those who have the address with a key that is shown at the start; "
    "by default where --host opens the page to the network.",
)
def app(port: int, host: str, with_key: bool | None) -> None:
    """Open the page in a browser: drop in two articles, read the differences."""
    from comparer.page.launch import serve

    sys.exit(serve(port=port, host=host, with_key=with_key))


@cli.group()
def models() -> None:
    """Translation models: list, install (fetched, or from a .argosmodel file), remove."""


@models.command("list")
def list_models() -> None:
    """List the models that are installed, and those that can be."""
    from comparer.translate.models import available, installed

    have = installed()
    for model in have:
        click.echo(f"installed  {model.name}  {model.version}  {(model.size or 0) / 1e6:.0f} MB")
    names = {model.name for model in have}
    for known in available():
        if known.name not in names:
            # The index of packages gives no sizes: only the server that has the package knows.
            click.echo(
                f"available  {known.name}  size not known without the network  "
                f"(comparer models install {known.name})"
            )


@models.command("install")
@click.argument("name_or_file", default="ar-en")
@click.option("--if-missing", is_flag=True, help="Do nothing when that model is installed.")
def install_model(name_or_file: str, if_missing: bool) -> None:
    """Install a model: NAME such as ar-en (fetched), or a .argosmodel file from anywhere."""
    from comparer.translate.models import install, installed

    if if_missing and any(model.name == name_or_file for model in installed()):
        return
    bar = _TransferBar()
    try:
        model = install(name_or_file, progress=bar)
    finally:
        bar.close()
    click.echo(f"Installed {model.name} {model.version} ({(model.size or 0) / 1e6:.1f} MB).")


@models.command("remove")
@click.argument("name")
def remove_model(name: str) -> None:
    """Remove an installed model, such as ar-en."""
    from comparer.translate.models import remove

    remove(name)
    click.echo(f"Removed {name}.")


@models.command("clear-cache")
def clear_cache() -> None:
    """Forget the translations that are kept so that no sentence is translated twice."""
    from comparer.translate.cache import clear

    click.echo(f"Forgot {clear()} translations.")


class _TransferBar:
    """A line on stderr with the bytes done, redrawn in place; silent when nobody watches."""

    def __init__(self) -> None:
        self._shown = False

    def __call__(self, done: int, total: int | None) -> None:
        if not sys.stderr.isatty():
            return
        of = f" of {total / 1e6:.1f}" if total else ""
        click.echo(f"\r{done / 1e6:.1f}{of} MB", nl=False, err=True)
        self._shown = True

    def close(self) -> None:
        if self._shown:
            click.echo(err=True)


@cli.command()
def doctor() -> None:
    """Say which encoder, translator and fonts will be used, and why."""
    from comparer.doctor import diagnose

    for line in diagnose():
        click.echo(line)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to stderr in one sentence."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    # --debug is welcome anywhere on the line, not only before the command.
    line = [*(["--debug"] if debug else []), *(word for word in given if word != "--debug")]
    try:
        result = cli.main(args=line, prog_name="comparer", standalone_mode=False)
    except click.exceptions.Abort:
        return _fail("Stopped.", 1)
    except click.ClickException as error:
        if debug:
            raise
        said = error.format_message()
        if isinstance(error, click.UsageError):
            said = f"{said.rstrip('.')}; see 'comparer --help'."
        return _fail(said, 2)
    except ComparerError as error:
        if debug:
            raise
        return _fail(error.message(_asked_language(line)), error.exit_code)
    except KeyboardInterrupt:
        return _fail("Stopped.", 1)
    except BrokenPipeError:
        return 1
    except Exception as error:
        if debug:
            raise
        if isinstance(error, OSError) and error.errno in _NO_SPACE:
            return _fail(
                f"The disk has no room for what has to be written ({error.strerror}); free some "
                "space there or in the folder for temporary files, and run the command again.",
                1,
            )
        return _fail(
            f"Something unexpected failed ({type(error).__name__}: {error}); "
            "run the command again with --debug to see where.",
            1,
        )
    return result if isinstance(result, int) else 0


def _asked_language(line: Sequence[str]) -> str:
    """The language of the report that was asked for: what is wrong with it is said in it too."""
    from comparer import strings

    asked = re.findall(r"(?:^| )--lang[ =](\w+)", " ".join(line))
    return asked[-1] if asked and asked[-1] in strings.LANGUAGES else "en"


def _fail(message: str, code: int) -> int:
    from comparer.render.safe import one_line

    # What was given may stand in the message, and must not steer the terminal.
    click.echo(f"comparer: {one_line(message)}", err=True)
    return code
