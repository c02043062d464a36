"""Stages 1-4 of intake: read a file, find the role of each line, put the article together.

Pure: no tables, no clock, no network. Every span counts code points of ``Source.text``.
"""
