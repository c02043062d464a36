"""Settings, routes and the WSGI entry of danvan."""
