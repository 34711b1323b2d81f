"""Institutions that run units: a plain sourced table for now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tequio.base.db.privacy import marked


@marked(public="code name kind source")
class Institution(models.Model):
    """An institution, by the three letters it has in a CLUES."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=20)
    source = models.TextField(_("source"))
