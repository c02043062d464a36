"""How much is read from one text."""

# No real text comes near it (a statute of 100 pages cites some 500 documents); a text packed with
# hits stays within two seconds for a million signs.
MOST_HITS = 20_000
