"""The logits that are measured: two models' rows over one response, in three kinds of numbers.

Rows look as language models' do: a wide bell of unlikely tokens, a few far above it. The tuned
model's are the base's with a little noise and some tokens moved; its likeliest token is mostly the
one that was emitted. The same seed gives the same rows.
"""

import json

import numpy

VOCABULARY = 128_256
ROWS = 400
SEED = 20240229
BELL = 2.5
HIGH_TOKENS = 24
MOVED_TOKENS = 200
NOISE = 0.15
# Once in so many tokens the emitted one is thousands of ranks down, as sampling sometimes has it.
SURPRISE = 20

SUFFIXES = {"f32": "npy", "f16": "npy", "bf16": "safetensors"}


class LogitFiles:
    """The files of one response: both models' in each kind of numbers, and the tokens' ids."""

    def __init__(self, folder):
        self.folder = folder
        self.tokens = folder / "tokens.json"

    def pair(self, numbers):
        """Tuned and base."""
        return [self.folder / f"{m}-{numbers}.{SUFFIXES[numbers]}" for m in ("tuned", "base")]

    def all(self):
        return [self.tokens] + [file for numbers in SUFFIXES for file in self.pair(numbers)]

    def write(self):
        """Writes the files that are not there yet; the tokens last, as a sign of completeness."""
        if self.tokens.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        targets = {numbers: self.targets(numbers) for numbers in SUFFIXES}
        tokens = []
        for tuned, base, token in rows():
            tokens.append(token)
            for numbers, files in targets.items():
                for file, row in zip(files, (tuned, base)):
                    file.write(as_bytes(row, numbers))
        for files in targets.values():
            for file in files:
                file.close()
        self.tokens.write_text(json.dumps(tokens), encoding="ascii")

    def targets(self, numbers):
        """Both files of a kind, with their headers."""
        files = [open(path, "wb") for path in self.pair(numbers)]
        for file in files:
            write_header(file, numbers)
        return files


def rows():
    """Tuned row, base row and the emitted token's id of each position."""
    random = numpy.random.default_rng(SEED)
    for position in range(ROWS):
        base = random.standard_normal(VOCABULARY, dtype=numpy.float32) * numpy.float32(BELL)
        high = random.integers(VOCABULARY, size=HIGH_TOKENS)
        base[high] += random.uniform(6, 16, size=HIGH_TOKENS).astype(numpy.float32)
        tuned = base + random.standard_normal(VOCABULARY, dtype=numpy.float32) * numpy.float32(NOISE)
        moved = random.integers(VOCABULARY, size=MOVED_TOKENS)
        tuned[moved] += random.normal(0, 3, size=MOVED_TOKENS).astype(numpy.float32)
        tuned[high] += random.normal(0, 1, size=HIGH_TOKENS).astype(numpy.float32)
        token = int(tuned.argmax())
        if position % SURPRISE == SURPRISE - 1:
            token = int(tuned.argsort()[-random.integers(1_000, 10_000)])
        yield tuned, base, token


def as_bytes(row, numbers):
    if numbers == "f16":
        return row.astype("<f2").tobytes()
    if numbers == "bf16":
        # The upper half of a float, rounded to the nearest, of two to the even one.
        bits = row.astype("<f4").view("<u4")
        return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tobytes()
    return row.astype("<f4").tobytes()


def write_header(file, numbers):
    shape = (ROWS, VOCABULARY)
    if SUFFIXES[numbers] == "npy":
        descr = {"f32": "<f4", "f16": "<f2"}[numbers]
        header = {"descr": descr, "fortran_order": False, "shape": shape}
        numpy.lib.format.write_array_header_1_0(file, header)
        return
    tensor = {"dtype": "BF16", "shape": shape, "data_offsets": [0, 2 * ROWS * VOCABULARY]}
    header = json.dumps({"logits": tensor}).encode()
    # Filled up to whole 8 bytes, as the format's own writer does.
    header += b" " * (-len(header) % 8)
    file.write(len(header).to_bytes(8, "little") + header)
