"""Meetings: trainings, conferences, seminars, congresses; who came, who spoke, which papers."""
