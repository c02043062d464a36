"""Where rooms meet: hand-overs, and one dict per house-wide event (room → action)."""
