"""Articles by the thousand: read from folders and tables, and named in files of pairs."""
