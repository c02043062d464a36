"""Catalogue of official documents and citations; a unit's register; attachments."""
