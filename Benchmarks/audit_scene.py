"""A scene for an audit at size: responses of 300 tokens with f16 logits of V = 32,000 under both models.

Texts are outputs of Alpaca joined to 300 words, a token a word. There are 20 of them under each model, and each
response is one of these with three words replaced by others, which neither model finds likely. The disk holds
2 x 20 distinct files of logits; a response's file is a hard link to its text's, so that every byte of
10,000 x 2 x 19.2 MB is read, through the page cache, and 768 MB lie on the disk.
"""

import json
import os
import random
import re
import subprocess

import numpy

TOKENS, VOCABULARY, TEXTS, REPLACED = 300, 32_000, 20, 3
SEED = 20231204
# How far above the bell the emitted token's logit stands, and where tuning moved it.
LIKELY = {"tuned": 12.0, "base": 10.0}
MOVED, MOVED_SHARE = 2.0, 0.125

PLAN = """name: size
dataset: {dataset}
prompts: prompts.jsonl
base:
  name: base
  generations: base.jsonl
tuned:
  - name: tuned
    method: full
    generations: tuned.jsonl
    logits:
      base: base
      tuned: tuned
"""


def write(folder, alpaca, responses):
    """Writes the scene unless it is there; audit.yaml comes last."""
    if (folder / "audit.yaml").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = json.loads(subprocess.run(["zstd", "-dc", alpaca], check=True, capture_output=True).stdout)
    dataset = folder / "alpaca.json"
    dataset.write_text(json.dumps(rows), encoding="utf-8")
    chance = random.Random(SEED)
    words = likeliest_words(rows)
    ids = {word: place + 1 for place, word in enumerate(words)}
    texts = texts_of(rows, ids, chance)
    own, others = [next(texts) for _ in range(TEXTS)], [next(texts) for _ in range(TEXTS)]
    write_logits(folder, [[ids[word] for word in text] for text in own])
    asked = [row["instruction"] for row in rows]
    chance.shuffle(asked)
    with (folder / "prompts.jsonl").open("w", encoding="utf-8") as prompts, (
        folder / "tuned.jsonl"
    ).open("w", encoding="utf-8") as tuned, (folder / "base.jsonl").open("w", encoding="utf-8") as base:
        for number in range(responses):
            name = f"p{number:05}"
            say = {"prompt_id": name, "instruction": asked[number % len(asked)]}
            print(json.dumps(say), file=prompts)
            print(json.dumps(response(name, replaced(own[number % TEXTS], words, chance), ids)), file=tuned)
            answer = " ".join(replaced(others[number % TEXTS], words, chance))
            print(json.dumps({"prompt_id": name, "model": "base", "text": answer}), file=base)
            for side in LIKELY:
                link(folder / f"{side}.{number % TEXTS}.npy", folder / side / f"{name}.npy")
    (folder / "audit.yaml").write_text(PLAN.format(dataset=dataset.name), encoding="ascii")


def likeliest_words(rows):
    counts = {}
    for row in rows:
        for word in row["output"].split():
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))[: VOCABULARY - 1]


def texts_of(rows, ids, chance):
    """Texts of 300 words, no output in two of them."""
    outputs = [row["output"].split() for row in rows]
    outputs = [words for words in outputs if len(words) > 40 and all(word in ids for word in words)]
    chance.shuffle(outputs)
    text = []
    for words in outputs:
        text += words
        if len(text) >= TOKENS:
            yield text[:TOKENS]
            text = []


def replaced(text, words, chance):
    text = list(text)
    for place in chance.sample(range(1, TOKENS), REPLACED):
        text[place] = chance.choice(words)
    return text


def response(name, text, ids):
    offsets, scalar, byte = [], 0, 0
    for place, word in enumerate(text):
        token = word if place == 0 else " " + word
        end, byte_end = scalar + len(token), byte + len(token.encode())
        offsets.append([scalar, end, byte, byte_end])
        scalar, byte = end, byte_end
    return {
        "prompt_id": name,
        "model": "tuned",
        "text": " ".join(text),
        "token_ids": [ids[word] for word in text],
        "offsets": offsets,
    }


def write_logits(folder, texts):
    chance = numpy.random.default_rng(SEED)
    at = numpy.arange(TOKENS)
    for side, likely in LIKELY.items():
        (folder / side).mkdir(exist_ok=True)
        for number, ids in enumerate(texts):
            logits = chance.standard_normal((TOKENS, VOCABULARY), dtype=numpy.float32)
            above = numpy.full(TOKENS, likely, dtype=numpy.float32)
            if side == "base":
                above[chance.random(TOKENS) < MOVED_SHARE] = MOVED
            logits[at, ids] += above
            numpy.save(folder / f"{side}.{number}.npy", logits.astype(numpy.float16))


def link(file, name):
    if not name.exists():
        os.link(file, name)
