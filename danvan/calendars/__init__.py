"""Official days off, swap days and local days: tables an administrator edits; hands `law` the calendar."""
