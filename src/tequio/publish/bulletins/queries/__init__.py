"""Reads of bulletins: their checks, what is kept, families of a quantity."""
