"""bm25s: BM25 scores of instructions computed when the index is built.

    peer_bm25s.py build ALPACA FOLDER
    peer_bm25s.py similar FOLDER RESPONSES COUNT
"""

import re
import shutil
import sys
import time

import bm25s
import peer

# Every word counts, as it does for Spoor: no list of words to leave out, none too short.
PATTERN = r"(?u)\b\w+\b"
WORDS = re.compile(PATTERN)


def build(source, path):
    shutil.rmtree(path, ignore_errors=True)
    start = time.perf_counter()
    texts = [row["instruction"] for row in peer.rows(source)]
    tokens = bm25s.tokenize(texts, token_pattern=PATTERN, stopwords=[], show_progress=False)
    retriever = bm25s.BM25(k1=1.2, b=0.75)
    retriever.index(tokens, show_progress=False)
    retriever.save(path)
    peer.fsync(path)
    peer.emit_build(time.perf_counter() - start, path)


def similar(path, responses, count):
    retriever = bm25s.BM25.load(path)

    def top(response):
        words = WORDS.findall(" ".join(response["prompt_words"]))
        known = [word for word in words if word in retriever.vocab_dict]
        if not known:
            return 0
        found, _ = retriever.retrieve([known], k=10, show_progress=False, n_threads=0)
        return found.shape[1]

    peer.time_each(
        peer.sample(peer.lines(responses), int(count)),
        top,
        lambda response: len(response["prompt_words"]),
    )


if __name__ == "__main__":
    {"build": build, "similar": similar}[sys.argv[1]](*sys.argv[2:])
