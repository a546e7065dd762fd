"""infini-gram over Spoor's own word ids, so that both answer the same question.

    peer_infini_gram.py build WORDS_U32 FOLDER
    peer_infini_gram.py spans FOLDER RESPONSES COUNT

WORDS_U32 is a file of Spoor's index: a header of 64 bytes, then u32 word ids, 0 between texts.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import numpy
import peer
from infini_gram.engine import InfiniGramEngine

HEADER_BYTES = 64


def build(words_file, path):
    path = os.path.abspath(path)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(os.path.join(path, "texts"))
    ids = numpy.fromfile(words_file, dtype="<u4", offset=HEADER_BYTES)
    layout = write_tokens(ids, path)
    start = time.perf_counter()
    # Its default limit of open files is over what a shell usually allows.
    subprocess.run(
        [sys.executable, "-m", "infini_gram.indexing", "--data_dir", os.path.join(path, "texts")]
        + ["--save_dir", path, "--token_dtype", layout["dtype"], "--cpus", str(os.cpu_count())]
        + ["--mem", "8", "--add_metadata", "--add_unigram", "--ulimit", "1024"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    peer.fsync(path)
    peer.emit_build(time.perf_counter() - start, path, dtype=layout["dtype"])


def write_tokens(ids, path):
    """Writes the files that infini-gram's first step would have written from text."""
    dtype = "u2" if int(ids.max()) < 0xFFFF - 2 else "u4"
    separator = numpy.iinfo(dtype).max
    tokens = ids.astype("<" + dtype)
    tokens[ids == 0] = separator
    # Spoor ends each text with a separator, infini-gram begins it with one.
    if tokens[0] != separator:
        tokens = numpy.concatenate([numpy.array([separator], tokens.dtype), tokens])
    if tokens[-1] == separator:
        tokens = tokens[:-1]
    starts = numpy.flatnonzero(tokens == separator)
    metadata = b"{}\n"
    tokens.tofile(os.path.join(path, "tokenized.0"))
    (starts * tokens.itemsize).astype("<u8").tofile(os.path.join(path, "offset.0"))
    with open(os.path.join(path, "metadata.0"), "wb") as file:
        file.write(metadata * len(starts))
    offsets = numpy.arange(len(starts), dtype="<u8") * len(metadata)
    offsets.tofile(os.path.join(path, "metaoff.0"))
    values, counts = numpy.unique(tokens, return_counts=True)
    with open(os.path.join(path, "unigram.0"), "w", encoding="ascii") as file:
        file.writelines(f"{value} {count}\n" for value, count in zip(values, counts))
    layout = {"dtype": {"u2": "u16", "u4": "u32"}[dtype], "unknown": int(ids.max()) + 1}
    with open(os.path.join(path, "layout.json"), "w", encoding="ascii") as file:
        json.dump(layout, file)
    return layout


def spans(path, responses, count):
    with open(os.path.join(path, "layout.json"), encoding="ascii") as file:
        layout = json.load(file)
    unknown = layout["unknown"]
    # Reading ahead only costs time when all of the index is in memory.
    engine = InfiniGramEngine(
        index_dir=path,
        eos_token_id=unknown + 1,
        vocab_size=unknown + 2,
        token_dtype=layout["dtype"],
        ds_prefetch_depth=0,
        sa_prefetch_depth=0,
        od_prefetch_depth=0,
    )
    items = peer.sample(peer.lines(responses), int(count))
    for item in items:
        item["ids"] = [min(id, unknown) for id in item["ids"]]

    def right_ends(response):
        ends = engine.creativity(input_ids=response["ids"])["rs"]
        spans, reported = 0, 0
        for start, end in enumerate(ends):
            if end > max(start, reported):
                spans += 1
                reported = end
        return spans

    peer.time_each(items, right_ends, lambda response: len(response["ids"]))


if __name__ == "__main__":
    {"build": build, "spans": spans}[sys.argv[1]](*sys.argv[2:])
