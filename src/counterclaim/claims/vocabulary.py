"""All word lists that the claims reader needs, loaded once from the lexicon folders."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from counterclaim.claims.domains import Domains
from counterclaim.claims.phrases import Atoms, Beginnings, Hit, PhraseTable
from counterclaim.core.errors import LexiconError
from counterclaim.core.loading import collection_paused
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.parties import PartyIndex, load_institutions, load_parties
from counterclaim.lexicons.weapons import load_objects, load_weapons
from counterclaim.read import Sentence

LEXICONS = Path(__file__).parent.parent / "lexicons"

_INSTITUTION_KINDS = {
    "armed_forces": "armed",
    "media": "media",
    "unnamed_sources": "source",
    "posts": "official",
    "side": "side",
    "platforms": "",
}

Deictic = Literal["self", "opponent", "both"]


class PartyName(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says of a party: its code, and what kind of thing the phrase names."""

    code: str
    kind: str
    category: str
    side: str = ""
    adjective_only: bool = False
    deictic: Deictic | None = None
    ambiguous: bool = False
    needs: tuple[str, ...] = ()


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """A common noun of a known kind: armed, people, object, official, source, media, side."""

    kind: str
    lemma: str
    target_kind: tuple[str, ...] = ()
    what: str = ""


class Weapon(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon's means in the terms of the scheme, and what it is when it is lost."""

    means: str
    what: str = ""
    designation: bool = False
    target_kind: str = ""


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase that opens a frame of an event type."""

    type: str
    frame: str
    key: str
    form: str
    needs_object: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    needs_context: frozenset[str] = frozenset()
    needs_act: frozenset[str] = frozenset()
    needs_subject: frozenset[str] = frozenset()
    not_act: frozenset[str] = frozenset()
    needs_word: frozenset[str] = frozenset()
    needs_filler: frozenset[str] = frozenset()
    needs_target: frozenset[str] = frozenset()
    polarity: str = ""
    future: bool = False
    clause: bool = False

    @property
    def conditional(self) -> bool:
        """Whether what fills the frame can forbid this reading of the words."""
        return bool(self.needs_subject or self.needs_filler or self.needs_target)


class Vocabulary:
    """The lexicons of one language, ready for look-up; `parties` in place of the packaged ones."""

    def __init__(self, language: str = "en", parties: PartyIndex | None = None) -> None:
        self.language = language
        self.party_index = parties if parties is not None else load_parties()
        self._beginnings = Beginnings()
        self.parties: PhraseTable[str] = PhraseTable(self._beginnings)
        self.masks: PhraseTable[str] = PhraseTable(self._beginnings)
        self.weapons: PhraseTable[Weapon] = PhraseTable(self._beginnings)
        self.nouns: PhraseTable[Noun] = PhraseTable(self._beginnings)
        self.verbs: dict[str, list[Trigger]] = {}
        self.trigger_nouns: PhraseTable[Trigger | None] = PhraseTable(self._beginnings)
        self.negated_nouns: PhraseTable[Trigger | None] = PhraseTable(self._beginnings)
        self.trigger_phrases: PhraseTable[Trigger] = PhraseTable(self._beginnings)
        self.pairs: dict[str, dict[str, list[Trigger]]] = {}
        self.frames: dict[str, dict[str, str]] = self._yaml("events", "frames.yaml")
        self.weapon_verbs = frozenset(self._yaml("cues", "light.yaml")["weapon"])
        self.light = {k: frozenset(v) for k, v in self._yaml("cues", "light.yaml").items()}
        self.stance = self._yaml("cues", "stance.yaml")
        self.hedges = frozenset(self.stance["hedge"]["words"])
        described = self._yaml("cues", "descriptions.yaml")
        self.descriptions = {k: frozenset(v) for k, v in described.items()}
        self.attribution = self._yaml("cues", "attribution.yaml")
        self.saying = frozenset(self.attribution["say"]["verbs"]) | {
            w
            for group in ("deny", "concede", "confirm", "retract")
            for w in self.stance[group]["verbs"]
        }
        self.status = self._yaml("cues", "status.yaml")
        self.prepositions: dict[str, str] = {}
        for sense, words in self._yaml("cues", "prepositions.yaml").items():
            for word in words:
                self.prepositions[word] = sense
        self.preposition_ends = frozenset(p.split()[-1] for p in self.prepositions)
        self._load_words()
        self._load_events()
        self._load_nouns()
        self._load_parties()
        self._load_weapons()
        self.known_lemmas = self._known_lemmas()
        self.headline_verbs = frozenset(self.verbs) | self.saying

    def _yaml(self, folder: str, name: str) -> dict[str, Any]:
        loaded = load_yaml(LEXICONS / folder / self.language / name)
        if not isinstance(loaded, dict):
            raise LexiconError(f"{folder}/{self.language}/{name} is not a mapping.")
        return loaded

    def _known_lemmas(self) -> frozenset[str]:
        """Verbs (and heads of pairs) that any lexicon of the language names."""
        words = set(self.verbs) | set(self.pairs)
        words |= {second for table in self.pairs.values() for second in table}
        for part in (
            self.attribution["say"],
            self.stance["deny"],
            self.stance["concede"],
            self.stance["retract"],
        ):
            words |= set(part["verbs"])
        words |= set().union(*self.light.values())
        words |= {
            w for key in ("attempted", "ongoing", "planned") for w in self.status[key]["verbs"]
        }
        return frozenset(w for w in words if w.isalpha())

    def _load_words(self) -> None:
        words = self._yaml("cues", "words.yaml")
        self.organisation_words = frozenset(words["organisations"])
        self.calendar = frozenset(words["calendar"])
        self.hostile = frozenset(words["hostile"])
        self.domains = Domains.of(self._yaml("cues", "domains.yaml"))
        self.own_gains = frozenset(words["own_gains"])
        self.recording = frozenset(words["recording"])
        self.advice = frozenset(words["advice"])
        self.holding = frozenset(words["holding"])
        self.demanded = frozenset(words["demanded"])

        self.place_words = {
            k: frozenset(v) for k, v in self._yaml("cues", "place_words.yaml").items()
        }

    def _load_events(self) -> None:
        folder = LEXICONS / "events" / self.language
        for path in sorted(folder.glob("*.yaml")):
            if path.name == "frames.yaml":
                continue
            for entry in load_yaml(path):
                self._add_entry(entry, path)

    def _add_entry(self, entry: dict[str, Any], path: Path) -> None:
        if entry.get("ignore"):
            for phrase in entry["ignore"]:
                self.trigger_nouns.add(phrase, None)
            return
        try:
            kind, frame = entry["type"], entry["frame"]
            self.frames[frame]
        except KeyError as missing:
            raise LexiconError(
                f"{path.name}: an entry lacks {missing}, or names a frame that frames.yaml lacks.",
                remedy="See lexicons/events/README.md for the form of an entry.",
            ) from missing

        shared = {
            name: frozenset(entry.get(name) or ())
            for name in (
                "needs_context", "needs_act", "not_act", "needs_word",
                "needs_subject", "needs_filler", "needs_target",
            )
        }  # fmt: skip
        needed, barred = entry.get("needs_object") or {}, entry.get("not_with") or {}
        polarity, future = entry.get("polarity", ""), bool(entry.get("future"))
        clause = bool(entry.get("clause"))

        def trigger(key: str, form: str) -> Trigger:
            return Trigger(
                type=kind, frame=frame, key=key, form=form, polarity=polarity, future=future,
                clause=clause,
                needs_object=frozenset(needed.get(key, ())),
                not_with=frozenset(barred.get(key, ())),
                **shared,
            )  # fmt: skip

        for verb in entry.get("verbs", ()):
            if " " in verb or "-" in verb:  # tokens are cut at hyphens
                self.trigger_phrases.add(verb, trigger(verb, "phrase"))
            else:
                self.verbs.setdefault(verb, []).append(trigger(verb, "verb"))
        nouns = self.negated_nouns if entry.get("polarity") == "negated" else self.trigger_nouns
        for noun in (*entry.get("nouns", ()), *entry.get("fire", ())):
            nouns.add(noun, trigger(noun, "noun"))
        for phrase in entry.get("phrases", ()):
            self.trigger_phrases.add(phrase, trigger(phrase, "phrase"))
        for pair in entry.get("pairs", ()):
            first, _, second = (w.strip() for w in pair.partition(">"))
            self.pairs.setdefault(first, {}).setdefault(second, []).append(trigger(pair, "pair"))

    def _load_nouns(self) -> None:
        for kind, words in self._yaml("cues", "noun_kinds.yaml").items():
            self.nouns.extend((w, Noun(kind=kind, lemma=w)) for w in words)
        institutions = load_institutions()
        weapons = {entry.phrase.lower() for entry in load_weapons().entries if entry.means}
        armed = tuple(w for w in institutions["armed_forces"] if w.lower() not in weapons)
        self._add_objects(frozenset({"monitor"}))
        self._add_institutions({g: w for g, w in institutions.items() if g != "armed_forces"})
        self._add_objects(frozenset({"armed", "people", "object", "media"}))
        self._add_institutions({"armed_forces": armed})

    def _add_objects(self, kinds: frozenset[str]) -> None:
        for phrase, noun in load_objects().phrases():
            if noun.kind in kinds:
                self.nouns.add(
                    phrase,
                    Noun(
                        kind=noun.kind,
                        lemma=phrase,
                        target_kind=noun.target_kind,
                        what=noun.what or noun.people,
                    ),
                )

    def _add_institutions(self, groups: dict[str, tuple[str, ...]]) -> None:
        for group, phrases in groups.items():
            kind = _INSTITUTION_KINDS.get(group, "official")
            if not kind:
                continue
            anonymous = ("anonymous",) if group in ("unnamed_sources",) else ()
            for phrase in phrases:
                self.nouns.add(phrase, Noun(kind=kind, lemma=phrase, target_kind=anonymous))

    def _load_parties(self) -> None:
        index = self.party_index
        for phrase in index.masks:
            self.masks.add(phrase, phrase, case_sensitive=True)
        self.mask_endings = frozenset(e.lstrip("-") for e in index.mask_endings)
        cased: dict[str, bool] = {}
        for name in index.party_names():
            cased[name.phrase] = cased.get(name.phrase, True) and name.case_sensitive
        for phrase, sensitive in cased.items():
            if phrase in ("Security Council", "the Security Council"):  # every state has one
                continue
            self.parties.add(phrase, phrase, case_sensitive=sensitive)
            if sensitive and phrase == phrase.lower():  # as it opens a sentence
                self.parties.add(phrase.capitalize(), phrase, case_sensitive=True)
        self.deictic: PhraseTable[PartyName] = PhraseTable(self._beginnings)
        for kind, category, words in (
            ("opponent", "armed", index.deixis.opponent),
            ("both", "side", index.deixis.both),
        ):
            for word in words:
                meant = PartyName(
                    code="",
                    kind="deictic",
                    category=category,
                    deictic=kind,  # type: ignore[arg-type]
                )
                self.deictic.add(word, meant)
        self.hostile = self.hostile | {w.lower() for w in index.deixis.pejorative if " " not in w}
        self.party_kinds = {code: party.kind for code, party in index.by_code.items()}

    def _load_weapons(self) -> None:
        index = load_weapons()
        for entry in index.entries:
            self.weapons.add(
                entry.phrase,
                Weapon(
                    means=entry.means,
                    what=entry.object,
                    designation=entry.designation,
                    target_kind=entry.target_kind,
                ),
                case_sensitive=entry.case_sensitive,
            )
        self._calibres = index.calibres

    def find_weapons(self, sentence: Sentence, atoms: Atoms) -> list[Hit[Weapon]]:
        """Weapons of a sentence; those named by calibre ("120-mm mortar") come first."""
        hits: list[Hit[Weapon]] = []
        taken: set[int] = set()
        for match in self._calibres.regex.finditer(sentence.text):
            means, what = self._calibres.means_of(match)
            start, end = sentence.start + match.start(), sentence.start + match.end()
            tokens = [t.i for t in sentence.tokens if t.start < end and start < t.end]
            if means and tokens:
                hits.append(
                    Hit(
                        tokens[0],
                        tokens[-1] + 1,
                        Weapon(means=means, what=what, target_kind="military"),
                    )
                )
                taken.update(tokens)
        for found in self.weapons.find(atoms):
            hit = self._without_verb(found, sentence)
            if hit.payload.means and not taken.intersection(range(hit.start, hit.end)):
                hits.append(hit)
        return sorted(hits, key=lambda h: h.start)

    def _without_verb(self, hit: Hit[Weapon], sentence: Sentence) -> Hit[Weapon]:
        """ "Our artillery shelled it" names artillery, no "artillery shell"."""
        last = hit.end - 1
        if last == hit.start or sentence.tokens[last].pos != "VERB":
            return hit
        words = [t.lower for t in sentence.tokens[hit.start : last]]
        singular = [*words[:-1], sentence.tokens[last - 1].lemma.lower()]
        for name in (words, singular):
            payload = self.weapons.get(" ".join(name))
            if payload is not None:
                return Hit(hit.start, last, payload)
        return hit


@lru_cache(maxsize=4)
def load_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of a language, loaded once a process."""
    with collection_paused():
        return Vocabulary(language)
