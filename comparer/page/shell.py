"""What surrounds every view of the page: style, direction, the name and the language switch."""

from __future__ import annotations

import html
from importlib import resources

import streamlit as st

from comparer import strings
from comparer.page.words import words

_DOCUMENT_JS = """
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  document.documentElement.dir = data.dir;
}
"""


def asset(name: str) -> str:
    """The text of one of the page's own files."""
    return resources.files("comparer.page").joinpath("assets", name).read_text(encoding="utf-8")


def shell(lang: str) -> None:
    """Set the page's style, and its direction by the interface language."""
    direction = strings.direction(lang)
    st.html(f"<style>{asset('page.css')}\n{_words_in_css(lang)}</style>")
    if direction == "rtl":
        st.html("<style>.stApp { direction: rtl; }</style>")
    document = st.components.v2.component("comparer_document", js=_DOCUMENT_JS)
    document(key="document", data={"lang": lang, "dir": direction})


def header(lang: str) -> None:
    """The name of the page and the switch of its language."""
    say = words(lang)
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="brand"><span class="name">comparer</span>'
            f'<span class="claim">{html.escape(say("tagline"))}</span></div>'
        )
        if "interface" not in st.session_state:
            st.session_state.interface = lang
        st.segmented_control(
            say("interface"),
            strings.LANGUAGES,
            key="interface",
            format_func=lambda code: strings.text(code, "page.language_name"),
            label_visibility="collapsed",
            required=True,
            on_change=_keep_language_in_address,
        )


def _keep_language_in_address() -> None:
    st.query_params["lang"] = st.session_state.interface


def _words_in_css(lang: str) -> str:
    """Our words over the few of Streamlit's upload field, which come in English only."""
    say = words(lang)
    return f"""
    [data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after {{
      content: {_css_string(say("upload_button"))};
    }}
    {upload_words("", say("upload_hint"))}
    """


def upload_words(where: str, hint: str) -> str:
    """A style rule: what stands beside the button of the upload fields inside a selector."""
    instructions = '[data-testid="stFileUploaderDropzoneInstructions"]'
    return f"{where} {instructions}::after {{ content: {_css_string(hint)}; }}"


def _css_string(text: str) -> str:
    """The text as a CSS string, without any character that could end it."""
    return '"' + "".join(c if c.isalnum() or c in " .,،" else f"\\{ord(c):x} " for c in text) + '"'
