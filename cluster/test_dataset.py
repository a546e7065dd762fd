"""A dataset's files, as `spoor index` takes them."""

import os
import tempfile
import unittest
from pathlib import Path

from spoor_cluster.dataset import files
from spoor_cluster.failure import SpoorFailed


class Files(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ("b.jsonl", "a.JSON.gz", "B.txt", "é.csv", "z.md", ".hidden.json", "sub/c.tsv",
                     "sub/deep/d.json.zst", "sub/.git/e.json", "z.data"):
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        os.symlink(self.folder, self.folder / "sub/up")
        os.symlink("b.jsonl", self.folder / "again.jsonl")

    def found(self, *arguments: str) -> list[str]:
        paths = files([os.path.join(self.folder, argument) for argument in arguments])
        return [os.path.relpath(path, self.folder) for path in paths]

    def test_a_folder_means_the_known_files_below_it_in_order(self) -> None:
        self.assertEqual(
            self.found("."),
            ["B.txt", "a.JSON.gz", "again.jsonl", "sub/c.tsv", "sub/deep/d.json.zst", "é.csv"],
        )

    def test_a_file_is_taken_once_and_whatever_its_name(self) -> None:
        self.assertEqual(self.found("z.md", "b.jsonl", "again.jsonl"), ["z.md", "b.jsonl"])

    def test_patterns(self) -> None:
        for pattern, expected in (
            ("*.jsonl", ["again.jsonl"]),
            ("?.txt", ["B.txt"]),
            ("*.data", ["z.data"]),
            ("z*", []),
            ("s*", ["sub/c.tsv", "sub/deep/d.json.zst"]),
            ("**/*.json.*", ["sub/deep/d.json.zst"]),
            ("sub/**", ["sub/c.tsv", "sub/deep/d.json.zst"]),
            ("*/deep/d*", ["sub/deep/d.json.zst"]),
        ):
            with self.subTest(pattern):
                if expected:
                    self.assertEqual([one for one in self.found(pattern) if "up/" not in one], expected)
                else:
                    self.assertRaises(SpoorFailed, self.found, pattern)

    def test_what_means_no_file_is_told(self) -> None:
        (self.folder / "empty").mkdir()
        for argument, words in (("none", "does not exist"), ("empty", "no file of a known format"),
                                ("*.none", "no dataset file matches")):
            with self.subTest(argument), self.assertRaises(SpoorFailed) as raised:
                self.found(argument)
            self.assertIn(words, raised.exception.failure.message)


if __name__ == "__main__":
    unittest.main()
