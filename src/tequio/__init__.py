"""Tequio: public health services handed over unit by unit; every figure has its receipt."""
