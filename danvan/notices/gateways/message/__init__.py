"""A short message to a telephone, by the operator's own program (text message, VNeID)."""
