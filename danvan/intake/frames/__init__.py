"""Read persons, posts, events, documents and questions out of a clean article. Pure."""
