"""Linking: which claims are about one incident, and how they stand to each other."""
