"""The chain from a document to its claims: read, extract, resolve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from counterclaim.claims.annotate import Annotated, annotate
from counterclaim.claims.attachments import mend_attachments
from counterclaim.claims.attribution import attribute
from counterclaim.claims.background import Background, is_bare
from counterclaim.claims.bodies import Bodies
from counterclaim.claims.build import Builder
from counterclaim.claims.claimed import add_claimed
from counterclaim.claims.context import Context
from counterclaim.claims.counterparts import fill_counterparts
from counterclaim.claims.descriptions import describe
from counterclaim.claims.domains import words_of
from counterclaim.claims.extract import extract_mentions
from counterclaim.claims.further import mark_further
from counterclaim.claims.gerunds import mend_gerunds
from counterclaim.claims.headlines import mend_headline, mend_trading, stand_alone
from counterclaim.claims.inherit import (
    inherit_course,
    inherit_denied,
    inherit_doers,
    inherit_places,
    inherit_rivals,
    tell_who_began,
)
from counterclaim.claims.lemmas import mend_lemmas
from counterclaim.claims.loss_settle import settle_losses
from counterclaim.claims.lying_with import mend_lying
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import merge_mentions
from counterclaim.claims.naming import Namer, adversaries
from counterclaim.claims.occasions import without_occasions
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.phrases import Atoms
from counterclaim.claims.place_anaphors import add_anaphors
from counterclaim.claims.places import PlaceName, find_places
from counterclaim.claims.rejection import apply_rejections
from counterclaim.claims.relevance import (
    concerns_nobody,
    is_asked_at_home,
    is_of_conflict,
    may_tell_of_arms,
    tells_of_fighting,
    tells_something,
)
from counterclaim.claims.saying import mend_saying
from counterclaim.claims.target_kinds import settle_kinds
from counterclaim.claims.that_clauses import mend_that_clauses
from counterclaim.claims.tolls import attach_losses
from counterclaim.claims.vocabulary import Vocabulary, load_vocabulary
from counterclaim.claims.weapon_anaphors import carry_weapons
from counterclaim.claims.when import Clock, strengthen
from counterclaim.claims.when_values import day_of
from counterclaim.claims.where import Atlas
from counterclaim.claims.where_clauses import mend_where
from counterclaim.core.errors import Failure
from counterclaim.core.records import Claim, Document, Result
from counterclaim.core.values import MadeBy
from counterclaim.ingest.checks import fault
from counterclaim.ingest.remarks import remarks
from counterclaim.read import PART, Parser, Reading
from counterclaim.read.language import foreign_parts, language_name, screen
from counterclaim.resolve.place import Gazetteer

try:
    VERSION = version("counterclaim")
except PackageNotFoundError:  # run from a source tree that is not installed
    VERSION = "0"


class Reader:
    """Reads documents; one reader serves many, and holds the model and the lexicons once.

    `model` names another spaCy pipeline with Universal Dependencies labels; `gazetteer` is an
    index that `build_gazetteer` made, in place of the packaged one.
    """

    def __init__(
        self, model: str | Path | None = None, *, gazetteer: Gazetteer | None = None
    ) -> None:
        self.parser = Parser(model)
        self._chosen = gazetteer

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The lexicons of the language that is read."""
        return load_vocabulary("en")

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places that are known."""
        return self._chosen or Gazetteer.load()

    def read(self, document: Document) -> Result:
        """All claims of a document, with notes on what a user should know of it.

        A document in a language that is not supported is a failure, never read as English.
        """
        found = fault(document)
        if found is not None:
            return Result(document=document, failures=(found,))
        screened = screen(document)
        if isinstance(screened, Failure):
            return Result(document=document, failures=(screened,), notes=remarks(document))
        parts = (
            f"characters {p.start} to {p.end} look {language_name(p.language)} "
            f"(sure to {p.score:.0%})"
            for p in foreign_parts(screened.text)
        )
        return Result(
            document=screened,
            claims=tuple(self.claims(screened)),
            notes=tuple(dict.fromkeys((*self._notes(screened), *parts))),
        )

    def _notes(self, document: Document) -> Iterator[str]:
        yield from remarks(document)
        yield from self._stranger(document)
        yield from _long(document)

    def _stranger(self, document: Document) -> tuple[str, ...]:
        """A note on a publisher whose code is not known: nobody knows whom it fights."""
        party = document.source_party
        if party is None or party in self.vocabulary.party_kinds:
            return ()
        return (
            f"party {party} is not known: 'our' is read as its own, and its adversary only from "
            "the text; check the code if it should be",
        )

    def claims(self, document: Document) -> list[Claim]:
        """Attributed claims of an English document, in document order."""
        return [c for part in self.parser.parts(document) for c in self._claims(document, part)]

    def sides(self, document: Document) -> tuple[str, ...]:
        """The parties that an English document tells to fight each other, as far as it shows."""
        annotated, context = self._annotate(document, self.parser.read(document))
        self._settle(document, annotated, context)
        return context.sides

    def _claims(self, document: Document, part: Reading) -> list[Claim]:
        """Attributed claims of a document, or of a part of a very long one."""
        annotated, context = self._annotate(document, part)
        read = [a.sentence for a in annotated]
        domains = self.vocabulary.domains
        of_conflict = is_of_conflict(annotated, context) or domains.is_of_war(words_of(read))
        if not (of_conflict or may_tell_of_arms(annotated, context)):
            return []
        if domains.is_elsewhere(read, document.source_party is not None):
            return []
        places = self._settle(document, annotated, context)
        attributed = attribute(annotated, context, self.vocabulary)
        sentences = [
            Sentenced(a, b, p) for a, b, p in zip(annotated, attributed, places, strict=True)
        ]
        clock = Clock(document, context.sides, part.start, part.end)
        mentions = self._mentions(sentences, context, clock)
        of_conflict = of_conflict or tells_of_fighting(mentions, annotated, context)
        if not (of_conflict and any(tells_something(m) for m in mentions)):
            return []
        atlas = Atlas(document, context, self.vocabulary.party_index, self.gazetteer)
        atlas.resolve(mentions)
        clusters = merge_mentions(mentions)
        fill_counterparts(clusters, context, atlas)
        clusters = [c for c in clusters if not is_bare(c)]
        if document.source_party is None and concerns_nobody(
            [m for c in clusters for m in c.mentions]
        ):
            return []
        settle_losses(clusters, context, atlas)
        settle_kinds(clusters, document.body, self.vocabulary)
        story = clock.story(clusters)
        made_by = MadeBy(stage="claims", version=VERSION)
        builder = Builder(
            document, context, made_by, lambda c: clock.time_of(c, story), places=atlas.found
        )
        return builder.build(clusters)

    def _settle(
        self, document: Document, annotated: list[Annotated], context: Context
    ) -> list[list[PlaceName]]:
        """The places named, and with them whom short forms and descriptions mean."""
        context.forget_places(self.gazetteer.has)
        places = [
            find_places(a, self.vocabulary, self.gazetteer.has, context.people) for a in annotated
        ]
        context.learn_places(self._namesakes(places), self._homes)
        self._bodies(document, context).specify(annotated)
        carry_weapons(annotated)
        describe(annotated, context, self.vocabulary, places, self._country_of)
        return add_anaphors(annotated, places, self.vocabulary, self._kinds)

    def _mentions(
        self, sentences: Sequence[Sentenced], context: Context, clock: Clock
    ) -> list[Mention]:
        """Events, losses, times and back-pointing denials of all sentences."""
        mentions = extract_mentions(sentences, context, self.vocabulary)
        mentions = attach_losses(mentions, sentences, context, self.vocabulary)
        clock.assign(mentions, sentences)
        mark_further(mentions, sentences)
        strengthen(mentions, clock)
        inherit_places(mentions, sentences)
        mentions = apply_rejections(mentions, sentences, context)
        mentions = add_claimed(mentions, sentences)
        inherit_denied(mentions)
        inherit_course(mentions, clock.document.body)
        inherit_rivals(mentions)
        tell_who_began(mentions, sentences)
        mentions = inherit_doers(mentions, clock.document.body)
        domains = self.vocabulary.domains
        background = Background(clock.document, sentences, clock.times, domains)
        kept = [m for m in mentions if not clock.is_history(m) and not background.holds(m)]
        by_index = {s.annotated.sentence.index: s.annotated for s in sentences}
        kept = [m for m in kept if not is_asked_at_home(m, by_index[m.sentence])]
        if not clock.document.text.strip():
            stand_alone(kept)
        return without_occasions(kept, list(by_index.values()), day_of(clock.published))

    def _annotate(self, document: Document, reading: Reading) -> tuple[list[Annotated], Context]:
        """Chunks and parties of all sentences, and what the document says of its parties."""
        vocabulary = self.vocabulary
        year = document.year
        namer = Namer(vocabulary, document.source_party, year)
        whole = (mend_lying(mend_where(s)) for s in reading.sentences)
        mended = (mend_lemmas(s, vocabulary.known_lemmas) for s in whole)
        if not document.text.strip():  # else the text tells it again, in whole sentences
            mended = (mend_headline(s, vocabulary.headline_verbs) for s in mended)
        said = (mend_saying(mend_trading(s), vocabulary.saying) for s in mended)
        clausal = (mend_attachments(mend_that_clauses(s)) for s in said)
        sentences = [mend_gerunds(s, vocabulary.known_lemmas) for s in clausal]
        atoms = [Atoms(s) for s in sentences]
        namer.learn(atoms)
        annotated = [
            annotate(s, vocabulary, namer, a) for s, a in zip(sentences, atoms, strict=True)
        ]
        named = {h.payload.code for a in annotated for h in a.parties if h.payload.code}
        dyads = adversaries(vocabulary, sorted(named | namer.context), year)
        outlet = None if document.source_party else namer.party_in(document.source)
        publisher = document.source_party
        main_of = partial(vocabulary.party_index.main_adversary, year=year)
        main = main_of(publisher) if publisher else None
        armies = vocabulary.party_index.armies(year)
        kinds = vocabulary.party_kinds
        juntas = vocabulary.attribution["kinds"]["juntas"]
        context = Context(document, annotated, dyads, kinds, outlet, main, armies, juntas, main_of)
        return annotated, context

    def _kinds(self, name: str) -> list[str]:
        """What kinds of place the likeliest country has under a name: a town, and its district."""
        rows = self.gazetteer.rows(name)[:3]
        return [row.kind for row in rows if row.country == rows[0].country]

    def _country_of(self, name: str) -> set[str]:
        """The countries of the prominent places of a name."""
        return {row.country for row in self.gazetteer.rows(name)[:3]} - {""}

    def _homes(self, code: str) -> tuple[str, ...]:
        """The countries in which a party is at home or fights."""
        party = self.vocabulary.party_index.by_code.get(code)
        return () if party is None else party.countries

    def _bodies(self, document: Document, context: Context) -> Bodies:
        return Bodies(context, self.vocabulary.party_index, document.year)

    def _namesakes(self, places: Iterable[Iterable[PlaceName]]) -> list[list[str]]:
        """The countries of the prominent namesakes of each place named."""
        names = (p.name for found in places for p in found if not p.is_state)
        return [[row.country for row in self.gazetteer.rows(n)[:3]] for n in names]


def _long(document: Document) -> tuple[str, ...]:
    """A note on a text that is read in parts."""
    if len(document.body) <= PART:
        return ()
    return (
        f"the text is read in parts of about {PART:,} characters: no source, place or event is "
        "carried from one into the next; split it into its articles if it has any",
    )
