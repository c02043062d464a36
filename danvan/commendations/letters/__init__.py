"""The Word papers of the room, its register as a spreadsheet, its certificates."""
