"""Tasks without Spark: what they run, what they keep, what they say of failures."""

import os
import pickle
import tempfile
import threading
import unittest
import unittest.mock
from pathlib import Path

from spoor_cluster import work
from spoor_cluster.failure import Failure, SpoorFailed, ended, told
from spoor_cluster.tasks import AuditPart, Count, Dataset, Job, groups, guarded

PROGRAM = """#!/bin/sh
case $1 in --version) echo 1; exit ;; esac
case "$*" in *{bad}*) echo "spoor: x.json:3: bad row." >&2; exit {status} ;; esac
if [ {status} = 9 ]; then kill -9 $$; fi
echo "$*"
"""


class Running(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.work = work.WorkFolder(self.folder / ".x.spark", {"of": "a test"})
        self.addCleanup(self.work.close)
        self.work.stage("counts")

    def job(self, status: int = 0, bad: str = "bad") -> Job:
        program = self.folder / "spoor"
        program.write_text(PROGRAM.format(status=status, bad=bad))
        program.chmod(0o755)
        return Job(str(self.work.folder), str(program), "1")

    def run_tasks(self, job: Job, *files: str) -> list[Failure]:
        tasks = [Count(f"{n}.jsonl", Dataset((file,), ())) for n, file in enumerate(files)]
        return list(guarded(job, lambda job, task: task.do(job))(iter(tasks)))

    def kept(self) -> list[str]:
        return sorted(file.name for file in (self.work.folder / "counts").iterdir())

    def test_outputs_are_kept_under_their_names_and_made_once(self) -> None:
        self.assertEqual(self.run_tasks(self.job(), "a", "b"), [])
        self.assertEqual(self.kept(), ["0.jsonl", "1.jsonl"])
        self.assertEqual((self.work.folder / "counts/0.jsonl").read_text(), "index a --count\n")
        # Whoever comes second finds it: this program would fail.
        self.assertEqual(self.run_tasks(self.job(65, "--count"), "a", "b"), [])

    def test_failures_that_last_are_values_and_end_the_job(self) -> None:
        failures = self.run_tasks(self.job(65), "a", "bad", "c")
        self.assertEqual([failure.status for failure in failures], [65])
        self.assertRegex(failures[0].message, r"^on \S+: x\.json:3: bad row\.$")
        self.assertEqual(self.kept(), ["0.jsonl"])
        self.assertEqual(self.run_tasks(self.job(), "d", "e", "f"), [], "others need not begin")
        self.assertEqual(self.kept(), ["0.jsonl"])

    def test_failures_that_another_attempt_may_mend_are_raised(self) -> None:
        for status, expected in ((74, 74), (9, 137), (1, 1)):
            with self.subTest(status), self.assertRaises(SpoorFailed) as raised:
                self.run_tasks(self.job(status), "bad" if status != 9 else "a")
            self.assertEqual(raised.exception.failure.status, expected)
            self.assertEqual(self.kept(), [])

    def test_a_program_that_is_missing_or_another(self) -> None:
        job = self.job()
        for other, words in (
            (Job(job.folder, str(self.folder / "none"), "1"), "none: the program does not exist"),
            (Job(job.folder, job.program, "2"), "is version 1, the driver's is 2"),
        ):
            (failure,) = self.run_tasks(other, "a")
            self.assertEqual(failure.status, 69)
            self.assertIn(words, failure.message)
            (self.work.folder / "failed").unlink()

    def test_a_work_folder_that_a_machine_does_not_see(self) -> None:
        job = Job(str(self.folder / "elsewhere"), self.job().program, "1")
        (failure,) = self.run_tasks(job, "a")
        self.assertEqual(failure.status, 65)
        self.assertIn("does not see the job's work folder", failure.message)

    def test_a_part_of_an_audit_waits_for_a_lock(self) -> None:
        job = self.job()
        Path(job.program or "").write_text(
            "#!/bin/sh\ncase $1 in --version) echo 1; exit ;; esac\necho \"$*\" >>calls\n"
            "[ -e was_locked ] || { touch was_locked; exit 75; }\n"
        )
        self.enter_patch("spoor_cluster.tasks.LOCK_PAUSE", 0.01)
        AuditPart(2, 3, ("audit", "a.yaml"), str(self.folder)).do(job)
        self.assertEqual((self.folder / "calls").read_text(), "audit a.yaml --shard 2/3\n" * 2)

    def enter_patch(self, name: str, value: object) -> None:
        patch = unittest.mock.patch(name, value)
        patch.start()
        self.addCleanup(patch.stop)

    def test_a_full_disk_is_raised(self) -> None:
        def full(job: Job, task: str) -> None:
            raise OSError(28, "No space left on device", "/x")

        with self.assertRaises(SpoorFailed) as raised:
            list(guarded(self.job(), full)(iter(["a"])))
        self.assertEqual(raised.exception.failure.status, 74)


class Failing(unittest.TestCase):
    def test_a_failure_is_found_in_what_spark_says(self) -> None:
        failure = Failure(74, 'on a: b: "c"\nd: é')
        text = f"An error occurred\n: Lost task: x.SpoorFailed: {SpoorFailed(failure)}\n\tat y\nagain"
        self.assertEqual(told(text), failure)
        self.assertIsNone(told("An error occurred\nspoor-failure:{"))
        self.assertEqual(pickle.loads(pickle.dumps(SpoorFailed(failure))).failure, failure)

    def test_signals_and_silence_are_told(self) -> None:
        self.assertEqual(ended(-15, "", "a"), Failure(143, "on a: spoor was ended by SIGTERM"))
        self.assertEqual(ended(74, "", "a"), Failure(74, "on a: it said nothing"))
        self.assertEqual(ended(64, "Error: no.\nUsage: x\n", "a").message, "on a: no.\nUsage: x")


class Working(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_only_one_job_works_in_a_folder(self) -> None:
        first = work.WorkFolder(self.folder / "w", {"a": 1})
        with self.assertRaises(SpoorFailed) as raised:
            work.WorkFolder(self.folder / "w", {"a": 1})
        self.assertEqual(raised.exception.failure.status, 75)
        first.close()
        work.WorkFolder(self.folder / "w", {"a": 1}).close()

    def test_the_same_job_goes_on_and_another_begins_anew(self) -> None:
        first = work.WorkFolder(self.folder / "w", {"a": 1})
        (first.stage("parts") / "1").touch()
        work.give_up(str(first.folder))
        first.close()
        again = work.WorkFolder(self.folder / "w", {"a": 1})
        self.assertTrue(again.goes_on and (again.folder / "parts/1").exists())
        self.assertFalse(work.is_given_up(str(again.folder)))
        again.close()
        other = work.WorkFolder(self.folder / "w", {"a": 2})
        self.assertFalse(other.goes_on or again.folder.exists())
        other.remove()
        self.assertEqual(os.listdir(self.folder), [])

    def test_two_attempts_at_once_leave_one_output(self) -> None:
        for make in (lambda path: path.write_text("x"), self.make_folder):
            target = self.folder / f"output of {make.__name__}"
            barrier = threading.Barrier(2)

            def attempt(path: Path) -> None:
                make(path)
                barrier.wait()

            threads = [threading.Thread(target=work.once, args=(target, attempt)) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertTrue(target.exists())
        self.assertEqual(len(os.listdir(self.folder)), 2)

    @staticmethod
    def make_folder(path: Path) -> None:
        path.mkdir()
        (path / "file").touch()

    def test_an_attempt_that_fails_leaves_nothing(self) -> None:
        def half(path: Path) -> None:
            path.write_text("half")
            raise OSError("full")

        with self.assertRaises(OSError):
            work.once(self.folder / "x", half)
        self.assertEqual(os.listdir(self.folder), [])


class Grouping(unittest.TestCase):
    def test_groups_are_neighbours_of_like_lengths(self) -> None:
        for items in range(12):
            for count in range(1, 9):
                found = groups(list(range(items)), count)
                self.assertEqual([item for group in found for item in group], list(range(items)))
                self.assertEqual(len(found), min(items, count))
                self.assertLessEqual(len({len(group) for group in found}), 2)


if __name__ == "__main__":
    unittest.main()
