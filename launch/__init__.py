"""What run.py does, in parts. Standard library only: it works before anything is installed."""
