"""Documents kept with their hash, and what each proves on which day."""
