"""From a reading to claims: who says that who did what to whom."""
