"""The staff door: Hôm nay, the navigation, the figures page."""
