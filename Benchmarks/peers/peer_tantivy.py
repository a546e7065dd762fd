"""tantivy, with its default tokenizer (words, lower case), as its Python wheel gives it.

    peer_tantivy.py build ALPACA FOLDER
    peer_tantivy.py spans FOLDER RESPONSES COUNT
    peer_tantivy.py similar FOLDER RESPONSES COUNT
"""

import os
import shutil
import sys
import time

import peer
import tantivy
from tantivy import Occur, Query

FIELDS = ("output", "instruction", "input")


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", stored=True)
    for field in FIELDS:
        builder.add_text_field(field, stored=True, index_option="position")
    return builder.build()


def build(source, path):
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    start = time.perf_counter()
    index = tantivy.Index(schema(), path=path)
    writer = index.writer(heap_size=512 << 20)
    for position, row in enumerate(peer.rows(source)):
        texts = {field: row[field] for field in FIELDS}
        writer.add_document(tantivy.Document(row=position, **texts))
    writer.commit()
    writer.wait_merging_threads()
    peer.fsync(path)
    peer.emit_build(time.perf_counter() - start, path)


def pieces(words):
    """Our words as tantivy's tokenizer would have cut them: at all that is no letter or digit."""
    text = " ".join(words)
    return "".join(c if c.isalnum() else " " for c in text).split()


def spans(path, responses, count):
    index = tantivy.Index(schema(), path=path)
    searcher = index.searcher()

    def phrase(field, words):
        if len(words) == 1:
            return Query.term_query(index.schema, field, words[0], "basic")
        return Query.phrase_query(index.schema, field, words)

    # Field by field, outputs first: most runs stand there, and the others need not be asked.
    def occurs(words):
        cut = pieces(words)
        return bool(cut) and any(
            searcher.search(phrase(field, cut), limit=1, count=False).hits for field in FIELDS
        )

    peer.time_each(
        peer.sample(peer.lines(responses), int(count)),
        lambda response: len(peer.maximal_spans(response["words"], occurs)),
        lambda response: len(response["words"]),
    )


def similar(path, responses, count):
    index = tantivy.Index(schema(), path=path)
    searcher = index.searcher()

    def top(response):
        terms = [
            (Occur.Should, Query.term_query(index.schema, "instruction", word))
            for word in sorted(set(pieces(response["prompt_words"])))
        ]
        if not terms:
            return 0
        return len(searcher.search(Query.boolean_query(terms), limit=10, count=False).hits)

    peer.time_each(
        peer.sample(peer.lines(responses), int(count)),
        top,
        lambda response: len(response["prompt_words"]),
    )


if __name__ == "__main__":
    {"build": build, "spans": spans, "similar": similar}[sys.argv[1]](*sys.argv[2:])
