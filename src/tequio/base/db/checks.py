"""Conditions that tables of several apps hold their rows to."""

from django.db.models import Q

STATE = r"(0[1-9]|[12]\d|3[0-2])"
STATE_CODE = Q(state__regex=f"^{STATE}$")
# "Not null" is said: a CHECK that meets NULL passes.
POINT = Q(lat=None, lon=None) | Q(
    lat__isnull=False, lat__range=(-90, 90), lon__isnull=False, lon__range=(-180, 180)
)
