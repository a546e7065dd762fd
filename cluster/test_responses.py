"""Chunks of responses: what `spoor` reads in them must be what it reads in the file."""

import gzip
import json
import tempfile
import unittest
from pathlib import Path

from spoor_cluster.failure import SpoorFailed
from spoor_cluster.responses import Plan, chunk_name, split


class Splitting(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def split(self, content: bytes, size: int = 2, name: str = "answers.jsonl") -> tuple[Plan, list[bytes]]:
        file = self.folder / name
        file.write_bytes(content)
        chunks = self.folder / f"chunks of {name}"
        chunks.mkdir()
        plan = split(str(file), size, chunks)
        return plan, [(chunks / chunk_name(n)).read_bytes() for n in range(len(plan.firsts))]

    def test_lines_with_ids_are_passed_through_byte_for_byte(self) -> None:
        content = b' {"text" : "caf\\u00e9", "id": 7}\r\n{"prompt_id":"a","text":"\xc3\xa9"}\n{"row_id":0,"text":""}'
        plan, chunks = self.split(content)
        self.assertEqual(b"".join(chunks), content)
        self.assertEqual((plan.responses, plan.firsts, plan.has_prompts), (3, [1, 3], False))

    def test_a_response_without_an_id_is_given_its_place_in_the_file(self) -> None:
        _, chunks = self.split(b'{"text":"a"}\n{"id":"x","text":"b"}\n{"text":"c"}\n{"id":null,"text":"d"}\n{}\n')
        lines = b"".join(chunks).splitlines()
        ids = [json.loads(line).get("id") for line in lines]
        self.assertEqual(ids, [0, "x", 2, 3, 4])
        self.assertEqual(lines[0], b'{"id":0,"text":"a"}')
        self.assertEqual(lines[4], b'{"id":4}')

    def test_null_ids_do_not_hide_other_ids(self) -> None:
        content = b'{"id":null,"prompt_id":"p","text":"a"}\n'
        self.assertEqual(self.split(content)[1], [content])

    def test_blank_lines_are_no_responses_and_stay_so_that_lines_are_found_again(self) -> None:
        plan, chunks = self.split(b'\n{"id":0,"text":"a"}\n \r\n{"id":1,"text":"b"}\n\n{"id":2,"text":"c"}\n', 1)
        self.assertEqual(plan.firsts, [1, 4, 6])
        self.assertEqual(plan.responses, 3)
        message = plan.in_file("/work/chunks/000001.jsonl:1: no response", Path("/work/chunks"))
        self.assertEqual(message, f"{self.folder / 'answers.jsonl'}:4: no response")

    def test_bad_lines_stay_as_they_are(self) -> None:
        content = b'{"text": "a"\n[1]\n{"text":"\xff"}\n' + b"[" * 5000 + b"\n"
        self.assertEqual(b"".join(self.split(content)[1]), content)

    def test_integers_of_any_length_are_ids(self) -> None:
        content = b'{"id":' + b"9" * 5000 + b',"text":"a"}\n'
        self.assertEqual(b"".join(self.split(content)[1]), content)

    def test_prompts_are_noticed(self) -> None:
        for key, has in (("prompt", True), ("instruction", True), ("context", False)):
            with self.subTest(key):
                line = json.dumps({"id": 1, "text": "a", key: "b"}).encode()
                self.assertEqual(self.split(line, name=f"{key}.jsonl")[0].has_prompts, has)
        self.assertFalse(self.split(b'{"id":1,"text":"a","prompt":null}', name="null.jsonl")[0].has_prompts)

    def test_text_has_a_response_a_line(self) -> None:
        plan, chunks = self.split('one "two"\r\n\né\n'.encode(), 1, "answers.txt")
        self.assertEqual([json.loads(line) for chunk in chunks for line in chunk.splitlines() if line],
                         [{"id": 0, "text": 'one "two"'}, {"id": 1, "text": "é"}])
        self.assertEqual(plan.firsts, [1, 3])

    def test_elements_of_an_array_become_lines(self) -> None:
        content = json.dumps([{"output": "é", "id": 2**70}, {"output": "b"}, 3], indent=1).encode()
        plan, chunks = self.split(b"\xef\xbb\xbf\n" + content, 2, "answers.json")
        self.assertEqual([json.loads(line) for line in b"".join(chunks).splitlines()],
                         [{"output": "é", "id": 2**70}, {"id": 1, "output": "b"}, 3])
        self.assertIn("answers.json: response 3: x", plan.in_file("/c/000001.jsonl:1: x", Path("/c")))

    def test_one_object_over_several_lines(self) -> None:
        _, chunks = self.split(b'{"text":\n "a {"}\n', name="one.json")
        self.assertEqual(json.loads(chunks[0]), {"id": 0, "text": "a {"})

    def test_a_json_file_of_lines(self) -> None:
        content = b'{"id":1,"text":"a } \\" {"}\n{"id":2,"text":"b"}\n'
        self.assertEqual(self.split(content, name="lines.json")[1], [content])

    def test_gzip_is_unpacked(self) -> None:
        content = b'{"id":1,"text":"a"}\n'
        self.assertEqual(self.split(gzip.compress(content), name="a.jsonl.gz")[1], [content])

    def test_an_empty_file_has_no_chunk(self) -> None:
        for content in (b"", b"\n\n", b"\xef\xbb\xbf"):
            with self.subTest(content):
                self.assertEqual(self.split(content, name=f"{len(content)}.jsonl")[1], [])

    def test_what_cannot_be_cut_is_told(self) -> None:
        for name, content, words in (
            ("a.csv", b"text\na\n", "JSON Lines"),
            ("a.json", b'[{"text":"a"}', "not one JSON value"),
            ("b.json", b'["\xff"]', "not valid UTF-8"),
            ("a.jsonl.gz", gzip.compress(b"x" * 99)[:-9], "the archive is damaged"),
        ):
            with self.subTest(name), self.assertRaises(SpoorFailed) as raised:
                self.split(content, name=name)
            self.assertEqual(raised.exception.failure.status, 65)
            self.assertIn(words, raised.exception.failure.message)

    def test_a_plan_is_made_once(self) -> None:
        plan, _ = self.split(b'{"id":1,"text":"a"}\n')
        chunks = self.folder / "chunks of answers.jsonl"
        (self.folder / "answers.jsonl").unlink()
        self.assertEqual(split(plan.file, 2, chunks), plan)


if __name__ == "__main__":
    unittest.main()
