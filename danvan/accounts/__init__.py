"""The user, sign-in, second factor."""
