"""The Admiralty scheme: how reliable a source is, and how credible a piece of information.

The two are kept apart: a reliable source can be wrong, an unreliable one right. Grades are a
person's, set for a source or for a claim; nothing here guesses one. F and 6 mean that a person
looked and could not judge, which is not the same as no grade at all.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, cast, get_args

from counterclaim.core.errors import JudgementError

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

RELIABILITY: MappingProxyType[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
CREDIBILITY: MappingProxyType[str, str] = MappingProxyType(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)


def reliability(letter: str) -> Reliability:
    """The grade that a letter names, in either case. Raises JudgementError for any other."""
    found = letter.strip().upper()
    if found not in get_args(Reliability):
        raise JudgementError(
            f"'{letter}' is no grade of reliability.",
            remedy="Name one of " + ", ".join(f"{k} ({v})" for k, v in RELIABILITY.items()) + ".",
            is_usage=True,
        )
    return cast(Reliability, found)


def credibility(digit: str) -> Credibility:
    """The grade that a digit names. Raises JudgementError for any other."""
    found = digit.strip()
    if found not in get_args(Credibility):
        raise JudgementError(
            f"'{digit}' is no grade of credibility.",
            remedy="Name one of " + ", ".join(f"{k} ({v})" for k, v in CREDIBILITY.items()) + ".",
            is_usage=True,
        )
    return cast(Credibility, found)


def rating(source: Reliability | None, information: Credibility | None) -> str:
    """Both grades side by side, as `B2`; a dash stands where a person has set none."""
    return f"{source or '-'}{information or '-'}" if source or information else ""
