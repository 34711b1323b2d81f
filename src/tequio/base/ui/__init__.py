"""Components, lists, charts and maps that every page is made of."""
