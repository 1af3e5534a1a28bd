"""The record: everything that was read and linked, append-only, in SQLite or PostgreSQL."""

from counterclaim.store.record import Record
from counterclaim.store.views import (
    Added,
    Filters,
    Grade,
    Held,
    Hit,
    Line,
    Page,
    Past,
    Stats,
    View,
)

__all__ = [
    "Added",
    "Filters",
    "Grade",
    "Held",
    "Hit",
    "Line",
    "Page",
    "Past",
    "Record",
    "Stats",
    "View",
]
