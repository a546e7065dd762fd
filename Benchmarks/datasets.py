"""The datasets that are indexed: Alpaca, and Alpaca once to ten times over, no two rows alike."""

import hashlib
import json
import random
import re
import subprocess

WORD = re.compile(r"[^\W_]+")
FIELDS = ("instruction", "input", "output")
SEED = 20240229
SHARE_REPLACED = 0.10


def write_alpaca(packed, plain):
    """Unpacks Alpaca with the zstd program: Python's standard library has no zstd before 3.14."""
    partial = plain.with_suffix(".partial")
    with open(partial, "wb") as output:
        subprocess.run(["zstd", "-dcq", str(packed)], stdout=output, check=True)
    partial.rename(plain)


def write_copies(alpaca, times, path):
    """Writes `times` copies of the rows, the first as they are, the others perturbed."""
    rows = json.loads(alpaca.read_text(encoding="utf-8"))
    perturbation = Perturbation(rows)
    seen = set()
    partial = path.with_suffix(".partial")
    with open(partial, "w", encoding="utf-8") as output:
        separator = "[\n"
        for copy in range(times):
            for row in rows:
                unlike = perturbation.unlike(row, seen, copy)
                output.write(separator + json.dumps(unlike, indent=4, ensure_ascii=False))
                separator = ",\n"
        output.write("\n]\n")
    partial.rename(path)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


class Perturbation:
    """Replaces a tenth of the words: most by words of the dataset, some by new names and numbers.

    The same seed gives the same rows on every machine: only `random()` is used, whose values
    Python promises to keep.
    """

    def __init__(self, rows):
        self.random = random.Random(SEED).random
        # With their repetitions, so that a replacement is as frequent a word as the one replaced.
        self.words = [w for row in rows for field in FIELDS for w in WORD.findall(row[field])]

    def unlike(self, row, seen, copy):
        """The row, perturbed unless of the first copy, and unlike every row before it."""
        made = row
        # A dataset's own repeated rows stay in the first copy, as they are.
        while copy > 0 and (made is row or self.key(made) in seen):
            made = {field: self.perturbed(row[field]) for field in FIELDS}
        seen.add(self.key(made))
        return made

    @staticmethod
    def key(row):
        text = "\0".join(row[field] for field in FIELDS)
        return hashlib.blake2b(text.encode(), digest_size=12).digest()

    def perturbed(self, text):
        count = len(WORD.findall(text))
        if count == 0:
            return text
        # At least one word of each text, so that no short instruction stays as it was.
        forced = int(self.random() * count)
        index = -1

        def replacement(match):
            nonlocal index
            index += 1
            chosen = index == forced or self.random() < SHARE_REPLACED
            return self.another() if chosen else match.group()

        return WORD.sub(replacement, text)

    def another(self):
        kind = self.random()
        if kind < 0.8:
            return self.words[int(self.random() * len(self.words))]
        if kind < 0.9:
            return str(int(self.random() * 100_000))
        return self.name()

    def name(self):
        syllables = 2 + int(self.random() * 2)
        letters = ""
        for _ in range(syllables):
            letters += "bdfghklmnprstvz"[int(self.random() * 15)]
            letters += "aeiou"[int(self.random() * 5)]
        return letters.capitalize()
