"""Other people's files: recognised, checked, accepted or sent back with a sentence."""
