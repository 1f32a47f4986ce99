"""How much is read: far more than a news report has, little enough to answer in seconds."""

MAX_CHARACTERS = 250_000
"""Of an article: some 40,000 words or 2,000 sentences. Matching holds a number for every pair of
sentences, and each sentence is embedded: a million characters would take minutes and gigabytes."""

MAX_SENTENCE_CHARACTERS = 4_000
"""Of a sentence: what comes after counts for its figures and wording, but not for its meaning."""

MAX_BYTES = 25_000_000
"""Of a file. A report with pictures in .docx or .pdf, or a web page with everything inline."""

MAX_PAGE_CHARACTERS = 1_500_000
MAX_PAGE_TAGS = 50_000
"""Of a web page, without scripts, styles and inline pictures: finding the article on a larger one
takes half a minute. A news page has some 300,000 characters and 5,000 tags."""

MAX_UNPACKED_BYTES = 100_000_000
"""Of everything in a .docx together, unpacked."""

MAX_PART_BYTES = 20_000_000
"""Of one XML part of a .docx, unpacked: the text of a thousand pages."""

MAX_PARTS = 5_000
"""Of a .docx: its pictures, mostly."""

MAX_STREAM_BYTES = 60_000_000
"""Of one compressed piece of a .pdf, unpacked; pictures do not count."""

MAX_PAGES = 100
"""Of a .pdf."""

MAX_PDF_SECONDS = 20.0
"""For reading a .pdf; checked after each page."""

MAX_READ_SECONDS = 30.0
"""For reading a .html, .docx or .pdf, in whichever way it is slow."""

MAX_READER_MEMORY = 1_500_000_000
"""Bytes of address space for the process that parses such a file."""

MAX_READERS = 4
"""Files that are parsed at the same time; more wait."""

MIN_WORDS = 3
"""Fewer words than this make no claim."""

SHORT_WORDS = 8
"""An article of fewer words gets a caveat."""

MAX_LIST_BYTES = 2_000_000
MAX_LIST_LINES = 20_000
"""Of a lexicon or glossary: twice all that comparer ships with, which is made searchable in a
second or two."""

MAX_CELL_CHARACTERS = 10_000
"""Of a cell of a lexicon: the longest that ships with comparer has 8,000."""

MAX_FORM_CHARACTERS, MAX_FORM_WORDS = 200, 12
"""Of a form in a lexicon, and of a term or its translation in a glossary."""

MAX_TABLE_BYTES = 1_000_000_000
"""Of a table of articles or pairs, unpacked: some 200,000 articles; it is held in memory."""

MAX_TABLE_ROWS = 1_000_000

MAX_REFERENCE_CHARACTERS = 4_096
"""Of a cell in a table of pairs: the longest path that systems take."""
