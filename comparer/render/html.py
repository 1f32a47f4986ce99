"""The report as one HTML file: no script, nothing from outside, readable in print.

Templates escape everything; the only markup passed through is what `reading` and `static_chart`
build from escaped text. The content-security policy allows the one style sheet, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from markupsafe import Markup

from comparer import languages
from comparer.records import ArticleKey, Translation
from comparer.render.evidence import KEYS
from comparer.render.pictures import pictures
from comparer.render.profile import profile_html
from comparer.render.reading import article_html, claim_html, inline_html, translation_html
from comparer.render.review import ReviewView
from comparer.render.static_chart import static_svg
from comparer.render.templates import asset, template
from comparer.render.view import View, percent, reader_language
from comparer.report import Report


def to_html(report: Report, lang: str) -> bytes:
    """The report as a self-contained HTML file in the interface language `lang`."""
    view = View(report, lang)
    style = stylesheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    def translated(translation: Translation, key: ArticleKey) -> Markup:
        into = reader_language(report, report.document(key))
        return Markup(translation_html(translation, lang, into))  # noqa: S704 (escaped there)

    def about(key: ArticleKey) -> Markup:
        facts = [value for name, value in view.facts(key) if value != view.article_name(key)]
        return Markup(" · ").join(Markup("<bdi>{}</bdi>").format(fact) for fact in facts)

    page = template("comparer.render", "report.html.j2").render(
        view=view,
        t=view.text,
        lang=lang,
        keys=KEYS,
        document=report.document,
        direction=lambda key: languages.get(report.document(key).lang).direction,
        style=Markup(style),  # noqa: S704 (our own file)
        style_hash=f"sha256-{digest}",
        article=lambda key: Markup(article_html(report, key, lang)),  # noqa: S704
        inline=lambda text, language: Markup(inline_html(text, language)),  # noqa: S704
        claim=lambda match, sentence, key: Markup(  # noqa: S704
            claim_html(report.document(key), sentence, match.spans(key) if match else ())
        ),
        translated=translated,
        about=about,
        engine_lines=lambda key: _engine_lines(view, key),
        percent=percent,
        kinds={d.id: d.kind for d in report.differences},
        review=ReviewView(view),
        tiles=_tiles(view),
        profile=Markup(profile_html(view)),  # noqa: S704 (escaped there)
        pictures=pictures(view),
        drawn=static_svg,
    )
    return page.encode()


@cache
def stylesheet() -> str:
    """The style sheet of the report and of the page's reading view."""
    return asset("comparer.render", "report.css")


def _tiles(view: View) -> list[tuple[str, int, str, str]]:
    """The counts at the top: label, number, kind (for its colour), and where they lead."""
    targets = (
        ("match", "matches"), ("figure", "figures"), ("framing", "framing"),
        ("omission", "only-a"), ("omission", "only-b"),
    )  # fmt: skip
    return [
        (label, count, kind, target)
        for (label, count), (kind, target) in zip(view.counts(), targets, strict=True)
    ]


def _engine_lines(view: View, key: ArticleKey) -> list[str]:
    """Who translated the article, said once above it."""
    note = view.engine_note(key)
    return [note, view.text("translation.note")] if note else []
