"""Persons of a document: surnames beside the posts of a party, and what tells them from places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.claims.annotate import Annotated, Chunk


def find_people(sentences: Sequence[Annotated]) -> dict[str, str]:
    """Surnames that stand beside a post of a party: "defence ministry spokesman N. N.".

    The post stands before the name ("Armenia's minister N. N."), or in an apposition to it
    ("N. N., who heads the security council in Yerevan").
    """
    people: dict[str, str] = {}
    later: dict[str, str] = {}
    for annotated in sentences:
        recent: str | None = None
        for number, chunk in enumerate(annotated.chunks):
            names = _person_tokens(annotated, chunk)
            codes = [r.code for r in chunk.refs if r.kind == "party"]
            after = _apposition(annotated, number) if names else None
            if names and codes:
                people.setdefault(names[-1], codes[0])
            elif names and after is not None:
                people.setdefault(names[-1], after)
            elif names and recent and chunk.category in ("official", "other"):
                before = annotated.chunks[number - 1] if number else None
                gap = annotated.sentence.tokens[before.end : chunk.start] if before else ()
                joined = before is not None and before.category == "official"
                if joined and all(t.text in (",",) for t in gap):
                    people.setdefault(names[-1], recent)
                elif chunk.category == "official":
                    later.setdefault(names[-1], recent)
            if codes:
                recent = codes[0]
    return later | people


def names_of(
    sentences: Sequence[Annotated], people: Mapping[str, str]
) -> tuple[dict[str, set[str]], set[str]]:
    """The full names under which persons stand in a text, and who of them says something."""
    names: dict[str, set[str]] = {}
    saying: set[str] = set()
    for annotated in sentences if people else ():
        tokens = annotated.sentence.tokens
        for chunk in annotated.chunks:
            found = _person_tokens(annotated, chunk)
            if not found or found[-1] not in people:
                continue
            names.setdefault(found[-1], set()).add(" ".join(found))
            beside = tokens[max(0, chunk.start - 1) : chunk.end + 1]
            if any(t.lemma in _SAYING and t.pos == "VERB" for t in beside):
                saying.add(found[-1])
    return names, saying


_SAYING = frozenset({"say", "tell", "add", "claim", "write", "note", "declare", "announce"})


def _apposition(annotated: Annotated, number: int) -> str | None:
    """The party of the post that follows a name after a comma."""
    tokens = annotated.sentence.tokens
    name = annotated.chunks[number]
    if name.end >= len(tokens) or tokens[name.end].text != ",":
        return None
    if name.case in _NO_PERSON and tokens[name.start].text[:1].isupper():
        return None
    for chunk in annotated.chunks[number + 1 : number + 4]:
        between = tokens[name.end + 1 : chunk.start]
        if len(between) > 5 or any(t.lower in _NO_APPOSITION for t in between):
            return None
        codes = [r.code for r in chunk.refs if r.kind == "party"]
        chosen = any(t.lemma in _CHOOSE for t in tokens[chunk.end : chunk.end + 1])
        named_by = bool(between) and between[0].lower == "whom" and chosen
        if named_by and codes:
            return codes[0]
        if chunk.category in ("official", "armed", "side") and codes:
            return codes[0]
    return None


#: Before a person stand other prepositions than these.
_NO_PERSON = frozenset({"in", "at", "from", "toward", "between", "after", "before", "during"})
_NO_APPOSITION = frozenset({",", ";", ":", "where", "when", "which"})
_CHOOSE = frozenset({"appoint", "install", "name", "elect", "instal", "put", "choose"})

#: Words in capitals that end the names of bodies and posts, not of persons.
_NO_SURNAMES = frozenset(
    {
        "Ministry",
        "Minister",
        "President",
        "Defence",
        "Defense",
        "Council",
        "Health",
        "Museum",
        "Committee",
        "Commission",
        "Chief",
        "Staff",
        "Army",
        "Forces",
        "Force",
        "Guard",
        "Command",
        "Office",
        "Service",
        "Agency",
        "Department",
        "Secretary",
        "General",
        "Colonel",
        "Major",
        "Parliament",
        "Assembly",
        "Government",
        "Union",
        "Nations",
        "Affairs",
        "Security",
        "Interior",
        "Foreign",
        "Heights",
        "Strip",
        "Republic",
        "Federation",
        "Region",
        "Province",
        "District",
        "Street",
        "Square",
        "Sea",
        "Gulf",
        "River",
        "Lake",
        "Bank",
        "State",
        "States",
        "Kingdom",
        "Statement",
        "Agreement",
        "Treaty",
        "War",
        "Peace",
        "Emergencies",
        "Situations",
        "Justice",
        "Corps",
        "Brigade",
        "Division",
        "Battalion",
        "Navy",
        "Front",
        "Movement",
        "Party",
        "House",
        "Spokesman",
        "Spokesperson",
        "Spokeswoman",
        "Ambassador",
        "Governor",
        "Mayor",
        "Prosecutor",
    }
)


def _person_tokens(annotated: Annotated, chunk: Chunk) -> list[str]:
    """The surname of a chunk that ends in a run of names after a post ("spokesman N. N.")."""
    sentence = annotated.sentence
    if chunk.party is not None or chunk.noun is not None or sentence.is_title:
        return []
    names: list[str] = []
    for token in reversed(sentence.tokens[chunk.start : chunk.end]):
        initial = len(token.text) <= 4 and token.text.endswith(".")
        if token.pos == "PROPN" and token.text[:1].isupper() and token.text.isalpha() or initial:
            names.insert(0, token.text)
        else:
            break
    if not names or not names[-1].isalpha() or names[-1] in _NO_SURNAMES | _CALENDAR:
        return []
    return names if [n for n in names if len(n) > 2] else []


_CALENDAR = frozenset(
    {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    }
)
