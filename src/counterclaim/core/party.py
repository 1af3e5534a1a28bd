"""Parties: who can speak, act or be acted upon; their names; who fights whom."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

PartyKind = Literal[
    "state",
    "territory",
    "de_facto_authority",
    "armed_forces",
    "armed_group",
    "international_organisation",
    "mission",
    "ngo",
    "monitor",
    "media",
    "unknown",
]

NameKind = Literal[
    "name",
    "nickname",
    "abbreviation",
    "demonym",
    "people",
    "capital",
    "seat",
    "ministry",
    "armed_forces",
    "branch",
    "service",
    "press_office",
    "parliament",
    "institution",
    "media",
    "self",
    "rival",
    "deictic",
]

#: Whether a phrase is for the missions of its party, and means the party itself where none fits.
Missions = Literal["", "else", "only"]

PARTY_KINDS: frozenset[str] = frozenset(get_args(PartyKind))
_BELLIGERENT = frozenset(("state", "de_facto_authority", "armed_forces", "armed_group"))
NAME_KINDS: frozenset[str] = frozenset(get_args(NameKind))


class PartyName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One phrase that names one party.

    `code` is the code that claims are coded with, `party` the entity that the phrase names:
    they differ where an entity counts as another one (the World Food Programme as the UN,
    Russian peacekeepers as Russia). `sides` are the parties in whose mouth the phrase is at
    home: marked names of a rival, self-designations. A `deictic` phrase ("the North", "rebel
    militia") means this party only there. Where the phrase is `ambiguous`, one of the codes in
    `needs` must be at hand in the document, unless this reading is the `default`; a default
    does not hold beside one of the codes in `unless`. A phrase with `missions` ("UN force") is for
    the mission of its organisation that the document speaks of, and for the organisation `else`.
    """

    phrase: str
    code: str
    party: str
    kind: NameKind
    sides: tuple[str, ...] = ()
    case_sensitive: bool = False
    ambiguous: bool = False
    needs: tuple[str, ...] = ()
    default: bool = False
    unless: tuple[str, ...] = ()
    deictic: bool = False
    missions: Missions = ""

    @property
    def side(self) -> str:
        """The first of `sides`, or the empty string."""
        return self.sides[0] if self.sides else ""

    @property
    def adjective(self) -> bool:
        """Whether the phrase can stand before a noun of the party: "Kenyan", "U.S.", "Houthi"."""
        return self.kind in ("demonym", "abbreviation")


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A state, an authority, an armed group, an organisation, a mission, a monitor.

    `code` is ISO 3166 alpha-3 for states and territories (and XKX), otherwise ours.
    `armed_forces` is an army that is a side of its own beside its state (Sudan's since 2023).
    `counts_as` is the code that its claims are coded with, where that is another party's.
    `inter` is ACLED's type of actor, 1 to 8. `countries` are alpha-3 codes of where it operates.
    `since` and `until` are years in which a name or a body began and ended. From the year
    `merged_from` on a party is coded as `merged_into`: who has become the government of a state.
    """

    code: str
    name: str
    kind: PartyKind
    inter: int
    names: tuple[PartyName, ...]
    counts_as: str = ""
    part_of: str = ""
    armed_wing_of: str = ""
    allies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    merged_into: str = ""
    merged_from: int = 0
    note: str = ""

    @property
    def belligerent(self) -> bool:
        """Whether it is of a kind that fights or commands those who do."""
        return self.kind in _BELLIGERENT

    @property
    def coded(self) -> str:
        """The code that claims by or about it are coded with."""
        return self.counts_as or self.code

    def exists(self, year: int | None) -> bool:
        """Whether there was such a party in `year`; None stands for any year."""
        return year is None or (self.since or 0) <= year <= (self.until or 9999)


class Dyad(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two parties that fight or accuse each other. The order of the two means nothing.

    `main` marks the pair that a theatre's communiqués mean where they name no adversary.
    """

    parties: tuple[str, str]
    theatre: str
    countries: tuple[str, ...]
    since: int
    until: int | None = None
    main: bool = False

    def other(self, code: str) -> str | None:
        """The adversary of `code` in this pair, None where it is not of the pair."""
        one, two = self.parties
        return two if code == one else one if code == two else None

    def holds(self, year: int | None) -> bool:
        """Whether the two were adversaries in `year`; None stands for any year."""
        return year is None or self.since <= year <= (self.until or 9999)


class Deixis(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a party by its relation to the speaker: own, opponent, both sides.

    `pejorative` words ("terrorists", "militants") name the opponent only in the mouth of a
    party; in an outlet's voice they are descriptions.
    """

    own: tuple[str, ...]
    opponent: tuple[str, ...]
    pejorative: tuple[str, ...]
    both: tuple[str, ...]
    third: tuple[str, ...] = ()
