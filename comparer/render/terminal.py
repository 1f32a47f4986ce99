"""The summary a terminal shows after a comparison."""

from __future__ import annotations

from comparer.render.evidence import KEYS, Evidence, Finding
from comparer.render.review import ReviewView
from comparer.render.safe import isolate
from comparer.render.view import View
from comparer.report import Report

_SHOWN = 8
_QUOTE = 100


def summary(report: Report, lang: str) -> str:
    """The counts, the caveats, then the weightiest differences with both wordings.

    Article text stands between bidi isolates and has no control characters, so that it can
    neither reorder the line nor steer the terminal.
    """
    view = View(report, lang)
    lines = [
        f"{view.text(f'article.{key}')}  {isolate(view.article_name(key))}  "
        f"({view.language_name(key)}, "
        f"{view.text('count.sentence', n=len(report.document(key).sentences))})"
        for key in KEYS
    ]
    lines += [
        "",
        view.text("count.match", n=len(report.matches)),
        view.text("count.figure", n=len(view.figures)),
        view.text("count.framing", n=view.framing_count),
        *(
            f"{view.text(f'article.only_{key}')}: "
            f"{view.text('count.sentence', n=len(view.omissions(key)))}"
            for key in KEYS
        ),
    ]
    if reviewed := ReviewView(view).counts():
        said = ", ".join(f"{label}: {count}" for label, count in reviewed)
        lines += ["", f"{view.text('report.review')} – {said}"]
    if caveats := view.caveats():
        lines += ["", f"{view.text('report.caveats')}:", *(f"  ! {line}" for line in caveats)]
    top = view.top[:_SHOWN]
    for finding in top:
        lines += ["", *_finding(finding, view)]
    if len(view.findings) > len(top):
        lines += ["", view.text("count.more", n=len(view.findings) - len(top))]
    lines += ["", view.text("limits.truth")]
    return "\n".join(lines)


def _finding(finding: Finding, view: View) -> list[str]:
    facts = (
        finding.kind,
        finding.aspect,
        view.text("finding.severity", severity=finding.severity),
        view.text("finding.confidence", percent=finding.confidence),
    )
    lines = [f"{finding.id}  {' · '.join(facts)}"]
    for key in KEYS:
        side = finding.side(key)
        if side is not None:
            lines.append(f"    {view.text(f'article.{key}')}: {_quote(side)}")
        elif finding.difference.kind != "omission":
            lines.append(f"    {view.text(f'article.{key}')}: {view.text('finding.no_wording')}")
    lines.append(f"    {isolate(finding.reason)}")
    return lines


def _quote(side: Evidence) -> str:
    quote = side.quote if len(side.quote) <= _QUOTE else f"{side.quote[:_QUOTE].rstrip()}…"
    shown = isolate(quote, side.direction)
    return f"{shown} ({side.value})" if side.value and side.value not in quote else shown
