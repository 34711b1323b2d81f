"""Leave room beside each subject, so that the present that follows it stays on its page."""

from django.db import migrations

TABLES = ("units_healthunit",)


class Migration(migrations.Migration):
    """A subject is inserted and then told by trigger: both rows fit one half-empty page."""

    dependencies = [("units", "0001_units")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} SET (fillfactor = 50)",
            f"ALTER TABLE {table} RESET (fillfactor)",
        )
        for table in TABLES
    ]
