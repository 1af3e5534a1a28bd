"""Rival claims side by side: which are of one incident, and how they stand to each other."""

from counterclaim.link.accounts import (
    Account,
    Source,
    Spot,
    account_of,
    accounts_of,
    accounts_of_flat,
)
from counterclaim.link.judging import Verdicts, corrected, settle
from counterclaim.link.linker import Edge, Linker, Links
from counterclaim.link.signatures import signature_of, similarity

__all__ = [
    "Account",
    "Edge",
    "Linker",
    "Links",
    "Source",
    "Spot",
    "Verdicts",
    "account_of",
    "accounts_of",
    "accounts_of_flat",
    "corrected",
    "settle",
    "signature_of",
    "similarity",
]
