"""The desk side of petitions."""
