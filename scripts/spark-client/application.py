"""Several jobs in one Spark application, for its start takes longer than they do.

Usage: spark-submit application.py JOBS.json: a list of objects with the arguments of each job (`words`)
and the folder that it runs in. Writes a line a job into JOBS.answers.jsonl: exit status, what was said
on stderr, seconds; before them, a line with the seconds until Spark's first task was done.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cluster"))

import spoor_spark  # noqa: E402
from pyspark import SparkContext  # noqa: E402


def main(file: Path) -> None:
    began = time.monotonic()
    context = SparkContext.getOrCreate()
    context.parallelize([0], 1).count()
    with file.with_suffix(".answers.jsonl").open("w", encoding="utf-8") as output:
        output.write(json.dumps({"seconds": time.monotonic() - began}) + "\n")
        for job in json.loads(file.read_text(encoding="utf-8")):
            os.chdir(job["folder"])
            output.write(json.dumps(done(job["words"])) + "\n")
            output.flush()
    context.stop()


def done(words: list[str]) -> dict[str, object]:
    start, said = time.monotonic(), io.StringIO()
    with contextlib.redirect_stderr(said):
        status = spoor_spark.main(words)
    return {"status": status, "said": said.getvalue(), "seconds": time.monotonic() - start}


main(Path(sys.argv[1]).resolve())
