"""The two reports as wholes, made ready to show: names of each actor, sources, tone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from comparer import languages
from comparer.framing import FramingProfile, framing_profile, load_lexicons
from comparer.framing.coverage import HeadlineContent
from comparer.framing.profile import Naming
from comparer.records import ArticleKey
from comparer.render.evidence import KEYS
from comparer.render.reading import inline_html
from comparer.render.safe import one_line
from comparer.render.templates import template
from comparer.render.view import View, percent
from comparer.report import Report

ROWS = 20
"""How many actors and sources a report for reading shows; the workbook has all."""


@dataclass(frozen=True, slots=True)
class Name:
    """One wording, how often it stands in the report, and the reader's name of its category."""

    words: str
    count: int
    category: str


@dataclass(frozen=True, slots=True)
class NamesRow:
    """One actor, or a report's tone: the wordings of each report, most frequent first."""

    title: str
    a: tuple[Name, ...]
    b: tuple[Name, ...]
    differs: bool = False
    share_a: str = ""
    share_b: str = ""
    """In how many sentences of each report: "4 of 20 (20%)"."""

    def share(self, key: ArticleKey) -> str:
        """The share of the sentences of article "a" or "b"."""
        return self.share_a if key == "a" else self.share_b

    def side(self, key: ArticleKey) -> tuple[Name, ...]:
        """The wordings of article "a" or "b"."""
        return self.a if key == "a" else self.b


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: as each report writes it ("" where it does not quote it), and how often."""

    a: str
    b: str
    count_a: int
    count_b: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One topic: in how many sentences each report speaks of it, and which share that is."""

    title: str
    a: str
    b: str
    count_a: int
    count_b: int

    def side(self, key: ArticleKey) -> str:
        """The share in article "a" or "b"."""
        return self.a if key == "a" else self.b


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One thing that headlines carry (figures, who is named …), in each report's own words."""

    title: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    note_a: str = ""
    note_b: str = ""
    """Said in place of words, as that no doer is named."""

    def side(self, key: ArticleKey) -> tuple[str, ...]:
        """The words of the headline of article "a" or "b"."""
        return self.a if key == "a" else self.b

    def note(self, key: ArticleKey) -> str:
        """What is said where the headline has no such words."""
        return self.note_a if key == "a" else self.note_b


class ProfileView:
    """A report's profile in the words of one interface language."""

    def __init__(self, view: View) -> None:
        self.view = view
        profile = profile_of(view.report)
        self.actors = tuple(
            NamesRow(
                one_line(getattr(actor.name, view.lang)),
                self._names(actor.a),
                self._names(actor.b),
                actor.differs,
                self._share(actor.claims_a, profile.claims_a),
                self._share(actor.claims_b, profile.claims_b),
            )
            for actor in profile.actors
        )
        self.topics = tuple(
            ShareRow(
                one_line(getattr(topic.name, view.lang)),
                self._share(topic.a, profile.claims_a),
                self._share(topic.b, profile.claims_b),
                topic.a,
                topic.b,
            )
            for topic in profile.topics
        )
        self.headlines = self._headlines(profile.headline_a, profile.headline_b)
        self.sources = tuple(
            SourceRow(one_line(s.words_a), one_line(s.words_b), s.a, s.b) for s in profile.sources
        )
        self._tones = {"a": profile.tone_a, "b": profile.tone_b}
        self.tone = NamesRow(
            view.text("profile.tone"),
            self._names(profile.tone_a.loaded),
            self._names(profile.tone_b.loaded),
        )

    def _share(self, claims: int, total: int) -> str:
        if not claims:
            return ""
        total = max(total, claims)  # a report from elsewhere may say anything
        return self.view.text(
            "profile.share", n=claims, total=total, percent=percent(claims / total)
        )

    def _headlines(self, a: HeadlineContent, b: HeadlineContent) -> tuple[HeadlineRow, ...]:
        """What each headline carries; nothing at all where neither report has one."""
        if not a.text and not b.text:
            return ()
        hidden = self.view.text("profile.headline_hidden")
        none = self.view.text("profile.none")
        return tuple(
            HeadlineRow(
                self.view.text(f"profile.headline_{name}"),
                tuple(one_line(words) for words in getattr(a, name)),
                tuple(one_line(words) for words in getattr(b, name)),
                hidden if name == "doers" and a.hides_doer else none,
                hidden if name == "doers" and b.hides_doer else none,
            )
            for name in ("figures", "actors", "acts", "doers")
        )

    def rate(self, key: ArticleKey) -> str:
        """How often a report uses loaded words: "2.5 per 100 words"."""
        tone = self._tones[key]
        return self.view.text("profile.rate", rate=f"{tone.per_100_words:.1f}", words=tone.words)

    def per_100_words(self, key: ArticleKey) -> float:
        """Loaded words per 100 words of a report."""
        return self._tones[key].per_100_words

    def _names(self, namings: Sequence[Naming]) -> tuple[Name, ...]:
        return tuple(
            Name(one_line(n.words), n.count, self.view.name("category", n.category))
            for n in namings
        )


def profile_of(report: Report) -> FramingProfile:
    """The report's profile; for one that was read from JSON, drawn with the built-in lexicons."""
    if report.profile:
        return report.profile
    return framing_profile(report.a, report.b, load_lexicons(), matches=report.matches)


def profile_html(view: View) -> str:
    """The tables of the profile as escaped HTML, for the report and for the page."""
    lang = view.lang
    return template("comparer.render", "profile.html.j2").render(
        profile=ProfileView(view),
        rows=ROWS,
        t=view.text,
        view=view,
        keys=KEYS,
        lang_of=lambda key: view.report.document(key).lang,
        direction=lambda key: languages.get(view.report.document(key).lang).direction,
        inline=lambda text, code: Markup(inline_html(text, code)),  # noqa: S704 (escaped there)
        lang=lang,
    )
