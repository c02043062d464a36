"""What the room says: figures in words, the lineage as rows and as a picture, its Word papers."""
