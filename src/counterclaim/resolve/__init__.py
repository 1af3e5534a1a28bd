"""From words to what they mean: parties, places, times and quantities."""
