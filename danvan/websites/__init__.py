"""A unit's public site: its address in time, its owner block, every absolute address."""
