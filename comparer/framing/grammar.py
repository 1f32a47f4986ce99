"""What a language's module `languages/CODE/framing.py` has to offer.

A further language is such a module and the data files of `lexicon.BUILT_IN` in its folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from comparer.framing.matcher import Entry, Hit
from comparer.framing.tokens import Token
from comparer.records import Span

if TYPE_CHECKING:
    from comparer.framing.annotate import Actor, Marks, Mention, Sentence, Topic


class Grammar(Protocol):
    """The functions of a language module, in the order in which a sentence meets them."""

    def tokenize(self, text: str, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of `text[start:end]`, offsets in `text`, each with all its lexicon keys."""

    def normalise(self, text: str) -> str:
        """The letters that are compared."""

    def expand(self, form: str) -> tuple[frozenset[str], ...]:
        """The keys of each word of a lexicon form; {"*"} for a gap."""

    def starts(self, form: str) -> frozenset[str]:
        """How the keys of a form's first word may begin (`matcher.start_of`)."""

    def derive(self, entry: Entry, form: str) -> Iterable[tuple[str, str]]:
        """What a form of an entry also stands for: the category and spelling of each such form."""

    def accepts(self, tokens: tuple[Token, ...], hit: Hit) -> bool:
        """Whether a hit is what it seems, given the words around it."""

    def source_of(self, sentence: Sentence, hit: Hit) -> Actor | None:
        """Who is quoted by a reporting verb or phrase."""

    def speaker_of(self, sentence: Sentence, hit: Hit) -> Actor | None:
        """Who is quoted, as a whole noun phrase to show, where the verb tells that they spoke."""

    def speaks_in_headline(self, sentence: Sentence, indices: list[int]) -> Actor | None:
        """Who a colon tells to have said it, if these words before it are a noun phrase; without a
        `head` where no lexicon lists its noun."""

    def governs(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a reporting verb or phrase has a claim in its scope."""

    def opens_claim(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a reporting verb is a participle with its claim behind it: "saying that"."""

    def voice_of(self, sentence: Sentence, hit: Hit) -> tuple[str, Actor | None] | None:
        """Voice and doer of an event; None if the hit is no event after all."""

    def slots_of(self, sentence: Sentence, hit: Hit) -> tuple[tuple[int, ...], ...]:
        """The words around an active or passive verb: those of its doer and those of whom it is
        done to; all in one where only their order is known, nothing where even that is not."""

    def is_aside(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a passive is a participle that only describes a noun."""

    def is_actor(self, marks: Marks, label: Mention) -> bool:
        """Whether a label names an actor of its own, and does not describe or head another."""

    def without_glued(self, phrase: str) -> str:
        """Words that name somebody, without what is glued to their article: للشرطة, والاتحاد."""

    def is_participle(self, token: Token) -> bool:
        """Whether a word's form shows that it stands for persons and tells no act: مفقودين."""

    def doers(self, sentence: Sentence) -> tuple[Actor, ...]:
        """The subjects of finite active verbs; kind "other" where no lexicon lists them."""

    def topics(self, sentence: Sentence) -> tuple[Topic, ...]:
        """The subject of the first clause, whatever its verb."""

    def named(self, sentence: Sentence) -> tuple[Actor, ...]:
        """Whom "by" or the like names as a doer, whatever the verb."""

    def firsts(self, sentence: Sentence) -> tuple[Actor, ...]:
        """Of whom it is said that they were the first to do something, whatever the verb."""

    def causers(self, sentence: Sentence) -> tuple[Actor, ...]:
        """The doers of clauses that tell when or why something came about."""

    def passives(self, sentence: Sentence) -> tuple[Span, ...]:
        """The agentless passives, whatever the verb."""

    def is_place(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a preposition before the name at `first` makes a place of it: "in Iraq"."""

    def negation_scope(self, token: Token, hit: Hit) -> int:
        """How many words may stand between a negation and what it negates."""

    def joins(self, token: Token) -> bool:
        """Whether a word begins a clause that "and" or "but" joins to the one before."""

    def bars(self, token: Token, hit: Hit) -> bool:
        """Whether a negation reaches no farther than this word, as it begins a relative clause."""

    def is_relative(self, token: Token) -> bool:
        """Whether a word begins a relative clause: "who", الذي."""

    def is_light(self, token: Token) -> bool:
        """Whether a word is a verb that says little without what follows it ("left unchanged")."""

    def hints_negation(self, token: Token) -> bool:
        """Whether a word that no lexicon lists may hold a negation ("unfit")."""

    def is_future(self, token: Token) -> bool:
        """Whether a word is, or puts its verb, in the future ("will", سيفتح)."""

    def is_unsaid(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether what stands at `first` is told as over or not yet come: "after years of war"."""

    def is_given(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether the word at `first` only describes a noun that the reader knows: "the parched
        villages", القرى المحاصرة."""

    def is_talk(self, sentence: Sentence) -> bool:
        """Whether somebody speaks in the first or second person, or asks."""

    def longest_word(self) -> int:
        """The length beyond which a word is several that lost the space between them."""

    def stem(self, token: Token) -> str:
        """What inflection leaves of a content word; empty for a function word."""

    def opens_part(self, token: Token) -> bool:
        """Whether a word divides a headline in two."""
