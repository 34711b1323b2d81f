"""The log: who changed what, why, from what to what."""
