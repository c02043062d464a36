"""The shape of a fact: contributions, totals and their hash, periods. Pure: no tables, no clock."""
