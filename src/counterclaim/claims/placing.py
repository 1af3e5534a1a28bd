"""Which event of a sentence a place belongs to, and in what role."""

from __future__ import annotations

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.mentions import Mention, PlacePiece
from counterclaim.claims.participants import Participants
from counterclaim.claims.places import PlaceName


class Placing(Participants):
    """Gives the places of a sentence to its events."""

    def _assign_places(self, mentions: list[Mention], founds: list[Found]) -> None:
        if not mentions:
            return
        for place in self.item.places:
            owner = self._owner_of(place, mentions)
            if owner is None or place.is_state and owner.generic:
                continue
            role, method = self._place_role(place, owner)
            if any(p.name == place.name and p.role == role for p in owner.places):
                continue
            span = place.span or (
                self.tokens[place.start].start,
                self.tokens[place.end - 1].end,
            )
            owner.places.append(
                PlacePiece(
                    name=place.name,
                    role=role,
                    start=span[0],
                    end=span[1],
                    relation=place.phrase,
                    kind=place.kind,
                    method=method if place.span is None else f"{method}; pointed back to",
                )
            )

    def _owner_of(self, place: PlaceName, mentions: list[Mention]) -> Mention | None:
        """The event that a place belongs to: up the parse, else the nearest in the clause."""
        where = next(
            (m for m in mentions if m.token > place.end and self._follows_where(place, m)), None
        )
        if where is not None:
            return where
        anchored = {a.token: m for m in mentions if m.found is not None for a in m.found.anchors}
        at, steps = place.start, 0
        for head in self.sentence.ancestors(at):
            steps += 1
            if head in anchored:
                return anchored[head]
            if steps > 8:
                break

        def cost(m: Mention) -> tuple[int, int]:
            gap = place.start - m.token
            lo, hi = sorted((place.start, m.token))
            breaks = sum(t.text in (";", ":") or t.pos == "SCONJ" for t in self.tokens[lo:hi])
            return breaks, abs(gap) + (6 if gap < 0 else 0)

        return min(mentions, key=cost)

    def _follows_where(self, place: PlaceName, mention: Mention) -> bool:
        """ "X, where three were wounded": what the clause tells happened in X."""
        between = [t.lower for t in self.tokens[place.end : place.end + 3]]
        return "where" in between[:2] and not any(
            t.text in (";", ":") for t in self.tokens[place.end : mention.token]
        )

    def _place_role(self, place: PlaceName, mention: Mention) -> tuple[str, str]:
        if place.case == "from":
            return "from", "after 'from'"
        found = mention.found
        located = self.chunks[place.locates] if place.locates >= 0 else None
        if located is not None:
            if located.case == "from":
                return "from", "what is located there is a source"
            if (
                found is not None
                and self._is_actor_chunk(located, mention)
                and place.case in ("toward", "in", "at")
            ):
                return (
                    ("from", "where the actor stands")
                    if mention.type in HOSTILE and mention.type not in ("ground_attack", "seizure")
                    else ("at", "where the actor stands")
                )
        if mention.type in ("withdrawal", "displacement") and place.case in ("from", "of"):
            return "from", "what was left"
        if mention.type in ("ground_attack", "buildup", "withdrawal", "raid") and place.phrase in (
            "toward",
            "towards",
            "to",
        ):
            return "toward", "direction of movement"
        if (
            place.phrase in ("toward", "towards")
            and located is None
            and mention.type in ("gunfire", "shelling")
        ):
            return "toward", "direction of fire"
        return "at", "where it happened"

    def _is_actor_chunk(self, chunk: Chunk, mention: Mention) -> bool:
        start = self.tokens[chunk.start].start
        return any(a.start <= start < a.end for a in mention.actors)
