"""Leave room beside each subject, so that the present that follows it stays on its page."""

from django.db import migrations

TABLES = (
    "geography_municipality",
    "geography_locality",
    "geography_boundary",
    "geography_censuscount",
)


class Migration(migrations.Migration):
    """A subject is inserted and then told by trigger: both rows fit one half-empty page."""

    dependencies = [("geography", "0001_territory")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} SET (fillfactor = 50)",
            f"ALTER TABLE {table} RESET (fillfactor)",
        )
        for table in TABLES
    ]
