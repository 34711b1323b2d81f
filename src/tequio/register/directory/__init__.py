"""Institutions that run units."""
