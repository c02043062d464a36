"""Read Vietnamese text: pure functions without tables, clock or network."""
