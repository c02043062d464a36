"""Statutory rules as data, and the arithmetic of days. Pure: no tables, no clock."""
