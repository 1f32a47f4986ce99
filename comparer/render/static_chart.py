"""A chart as static SVG that the report's content-security policy lets through.

vl-convert draws the chart offline, with the same Vega that a browser would use. Of what it draws
only the elements and attributes listed here are taken over: no script, no style, nothing from
outside, links to places in the report alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup, escape

from comparer.render.charts import FONT, Picture

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ATTRIBUTES = (
    "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "transform", "fill",
    "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "font-size", "font-weight", "text-anchor",
)  # fmt: skip
_SHAPES = frozenset(("path", "rect", "circle", "line", "text"))
_VALUE = re.compile(r"[#\w.,()+ -]*")
_FRAGMENT = re.compile(r"#([\w-]+)$")
_DECIMALS = re.compile(r"-?\d+\.\d{3,}")
_ISOLATE = re.compile("([\u2066\u2067\u2069])")
_DIRECTIONS = {"\u2066": "ltr", "\u2067": "rtl"}


def static_svg(picture: Picture) -> Markup:
    """The picture as an `<svg>` element; the same bytes for the same picture."""
    # Imported here: it starts a JavaScript engine.
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(picture.specification(), allowed_base_urls=[])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(drawn.encode(), parser)
    # A group and no image: what is in an image cannot be followed as a link.
    return Markup(
        '<svg class="picture {}" viewBox="{}" role="group" aria-label="{}" font-family="{}"'
        ' direction="ltr">{}</svg>'
    ).format(
        picture.name, root.get("viewBox"), picture.title, FONT,
        Markup("").join(_content(root)),
    )  # fmt: skip


def _content(element: etree._Element) -> Iterator[Markup]:
    """What is inside an element, as far as it is drawn and known."""
    for child in element:
        tag = str(child.tag).removeprefix(_SVG)
        if tag == "g":
            inner = Markup("").join(_content(child))
            if inner:
                yield _element("g", child, inner) if child.get("transform") else inner
        elif tag == "a":
            yield from _link(child)
        elif tag in _SHAPES and _drawn(child):
            yield _element(tag, child, _title(child) + _text(child))


def _drawn(element: etree._Element) -> bool:
    """Whether the element shows anything: Vega's background and overlays do not."""
    if element.tag == f"{_SVG}text":
        return bool(element.text)
    return any(element.get(name, "none") not in ("none", "transparent")
               for name in ("fill", "stroke"))  # fmt: skip


def _link(element: etree._Element) -> Iterator[Markup]:
    """The link's content, inside a link if it leads to a place in the report."""
    inner = Markup("").join(_content(element))
    target = _FRAGMENT.search(element.get(_HREF, ""))
    if not target or not inner:
        yield inner
        return
    label = next((child.get("aria-label", "") for child in element), "")
    # Not among the stops of the Tab key: a picture has a link a sentence, and all of them again
    # in the texts and tables.
    yield Markup('<a href="#{}" tabindex="-1" aria-label="{}">{}</a>').format(
        target[1], label, inner
    )


def _element(tag: str, element: etree._Element, inner: Markup) -> Markup:
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, _DECIMALS.sub(_rounded, value))
        for name in _ATTRIBUTES
        if (value := element.get(name)) is not None and _VALUE.fullmatch(value)
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, attributes, inner)


def _title(element: etree._Element) -> Markup:
    """What the mark says, as the tooltip of static SVG."""
    label = element.get("aria-label")
    return Markup("<title>{}</title>").format(label) if label else Markup("")


def _text(element: etree._Element) -> Markup:
    """The words of a text, isolated runs as elements rather than characters."""
    # A text is anchored by the direction of its first character, which is the picture's by this.
    parts = [Markup("\u200e")] if element.text else []
    for part in _ISOLATE.split(element.text or ""):
        if part in _DIRECTIONS:
            parts.append(
                Markup('<tspan direction="{}" unicode-bidi="isolate">').format(_DIRECTIONS[part])
            )
        else:
            parts.append(Markup("</tspan>") if part == "\u2069" else escape(part))
    return Markup("").join(parts)


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")
