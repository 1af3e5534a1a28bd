"""Word lists as data: parties, events, weapons, objects, places, times, cues."""
