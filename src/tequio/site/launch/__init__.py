"""The launch: from a made environment to a served site, a checked tree, or one command done."""
