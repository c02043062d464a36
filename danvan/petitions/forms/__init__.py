"""Forms of the room: the letter, its classification, one for each verb."""
