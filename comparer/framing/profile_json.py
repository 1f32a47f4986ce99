"""The profile of both reports as part of `comparer.report/1`.

It is drawn from the texts, and a report that was read back is profiled anew: only where a reader's
own lexicons took part, which are not in the JSON form, is it kept as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from comparer.framing.coverage import HeadlineContent, Share
from comparer.framing.profile import ActorNaming, FramingProfile, Naming, Tone
from comparer.framing.speakers import QuotedSource
from comparer.records import Explanation


def profile_to_dict(profile: FramingProfile) -> dict[str, Any]:
    """The profile as JSON values, by the names of its fields."""
    return asdict(profile)


def profile_from_dict(data: Mapping[str, Any]) -> FramingProfile:
    """The profile that `profile_to_dict` wrote; `KeyError` and `TypeError` for damage."""
    return FramingProfile(
        actors=tuple(
            ActorNaming(
                actor["concept"], Explanation(**actor["name"]), _names(actor["a"]),
                _names(actor["b"]), actor.get("claims_a", 0), actor.get("claims_b", 0),
            )
            for actor in data["actors"]
        ),
        sources=tuple(QuotedSource(**source) for source in data["sources"]),
        tone_a=_tone(data["tone_a"]),
        tone_b=_tone(data["tone_b"]),
        topics=tuple(
            Share(share["topic"], Explanation(**share["name"]), share["a"], share["b"])
            for share in data.get("topics", ())
        ),
        claims_a=data.get("claims_a", 0),
        claims_b=data.get("claims_b", 0),
        headline_a=_headline(data.get("headline_a", {})),
        headline_b=_headline(data.get("headline_b", {})),
    )  # fmt: skip


def _names(data: Sequence[Mapping[str, Any]]) -> tuple[Naming, ...]:
    return tuple(Naming(**name) for name in data)


def _tone(data: Mapping[str, Any]) -> Tone:
    return Tone(data["words"], _names(data["loaded"]), data["per_100_words"])


def _headline(data: Mapping[str, Any]) -> HeadlineContent:
    text = data.get("text", "")
    return HeadlineContent(text, **{key: tuple(data[key]) for key in data if key != "text"})
