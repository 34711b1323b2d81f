"""Health units: keys, facts and whereabouts over time."""
