"""The public door: home, search, sitemap, feeds, page cache, hit counting."""
