"""Ranges of responses: together they are all, whatever the guess."""

import gzip
import json
import tempfile
import unittest
from pathlib import Path

from spoor_cluster.failure import SpoorFailed
from spoor_cluster.responses import _BLOCK, Look, Range, look


class Looking(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "answers"

    def look(self, content: bytes) -> Look:
        self.file.write_bytes(content)
        return look(str(self.file))

    def test_responses_are_counted_as_lines_or_in_an_array(self) -> None:
        answers = [{"output": f"a {number}", "id": number} for number in range(30)]
        lines = b"".join(json.dumps(answer).encode() + b"\n" for answer in answers)
        for content in (lines, gzip.compress(lines), json.dumps(answers).encode(), json.dumps(answers, indent=2).encode()):
            with self.subTest(content[:20]):
                self.assertEqual(self.look(content), Look(30, False))
        self.assertEqual(self.look(b"one\ntwo\nthree").responses, 3)

    def test_prompts_are_never_overlooked(self) -> None:
        for content, may in (
            (b'{"text":"a","prompt":"b"}', True),
            (b'{"text":"a","instruction":null}', True),
            (b"id,prompt,text\n", True),
            (rb'{"text":"a","\u0070rompt":"b"}', True),
            (b"x" * (_BLOCK - 3) + b'{"prompt":"b"}', True),
            (b"x" * (_BLOCK - 10) + b'"instruction"', True),
            (rb'{"text":"caf\u00e9"}', False),
            (b"", False),
        ):
            with self.subTest(content[-40:]):
                self.assertEqual(self.look(content).may_have_prompts, may)
        # What cannot be read here may hold some.
        self.assertTrue(self.look(b"\x28\xb5\x2f\xfd" + b"x" * 400).may_have_prompts)

    def test_a_damaged_archive_is_left_to_the_program(self) -> None:
        self.assertEqual(self.look(gzip.compress(b"a\n" * 9)[:-9]).may_have_prompts, False)

    def test_what_is_no_file_is_told(self) -> None:
        for path in (self.file / "none", self.file.parent):
            with self.subTest(path), self.assertRaises((SpoorFailed, NotADirectoryError)):
                look(str(path))


class Ranging(unittest.TestCase):
    def test_ranges_follow_one_another_and_the_last_is_open(self) -> None:
        for responses in (0, 1, 2, 7, 100):
            for count in (1, 2, 3, 9, 200):
                ranges = Look(responses, False).ranges(count)
                self.assertEqual(ranges[0].start, 0)
                self.assertIsNone(ranges[-1].end)
                for one, other in zip(ranges, ranges[1:]):
                    self.assertEqual(one.end, other.start)
                    self.assertLess(one.start, other.start)
                self.assertEqual(len(ranges), max(1, min(count, responses)))

    def test_names_sort_as_ranges_do(self) -> None:
        ranges = Look(123_456, False).ranges(50)
        self.assertEqual(sorted(ranges, key=lambda one: one.name), ranges)
        self.assertEqual(Range(5, 10).words, ["--from", "5", "--to", "10"])
        self.assertEqual(Range(5, None).words, ["--from", "5"])


if __name__ == "__main__":
    unittest.main()
