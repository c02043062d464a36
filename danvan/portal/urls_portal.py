"""Routes of the public door."""

app_name = "portal"
urlpatterns: list = []
