"""Invented news pages in unlike markup, with what a reader should find on each."""
