"""Uploads: every row checked, compared with the register, accepted, undone."""
