"""Articles: from draft to publication, with pictures, revisions and sources."""
