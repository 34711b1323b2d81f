"""Plain Python that knows the field's words: keys, dates, numbers, rows, errors. No Django."""
