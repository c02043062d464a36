"""Desk routes of the room, below ``/desk/meetings/``."""

app_name = "meetings"
urlpatterns = []
