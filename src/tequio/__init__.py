"""Tequio: the hand-over of public health services, unit by unit, where every figure has a receipt."""
