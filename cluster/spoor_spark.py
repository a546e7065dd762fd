"""`spoor` on a Spark cluster: see 'spoor_spark.py --help'."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from spoor_cluster.failure import INPUT_OUTPUT, INTERRUPTED, UNAVAILABLE, USAGE, SpoorFailed

_DESCRIPTION = """\
Index, trace and audit with 'spoor' on the machines of a Spark cluster. Answers
are those of 'spoor' on one machine.

  spark-submit --master spark://HOST:7077 --files PATH/spoor \\
    cluster/spoor_spark.py index --dataset 'corpus/*.jsonl.zst' \\
    --shards 64 --into indices/corpus
  spark-submit … cluster/spoor_spark.py trace --responses answers.jsonl \\
    --index indices/corpus --near --into traces.jsonl
  spark-submit … cluster/spoor_spark.py audit audit.yaml --shards 32

Datasets, responses, the index and what is written must lie on storage that all
machines share under the same paths. A job that was stopped goes on when it is
started again with the same inputs and options.
"""
_EPILOG = """\
Exit status: that of 'spoor' where it failed (64 usage, 65 bad or missing input,
74 a read or write failed, 75 locked), 69 where a machine has no program 'spoor'
or Spark gave the job up, 130 interrupted.
"""
_CHUNK = 2000


class _Parser(argparse.ArgumentParser):
    """Says errors as `spoor` does, with its exit code."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            USAGE, f"spoor_spark: error: {message}\nSee '{self.prog} --help' for more information.\n"
        )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number of at least 1, found '{text}'")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="spoor_spark.py",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--spoor", metavar="PATH", help="the program, where this path is right on every machine "
        "(default: what 'spark-submit --files PATH/spoor' shipped, else 'spoor' on each PATH)",
    )
    common.add_argument(
        "--work", metavar="DIR", help="a shared folder for what is not finished (default: beside the "
        "result; it is removed at the end)",
    )
    for name, add, summary in (
        ("index", _add_index, "Build an index of a dataset."),
        ("trace", _add_trace, "Ask where the phrases of responses came from."),
        ("audit", _add_audit, "Audit fine-tuned models against their base."),
    ):
        shape = argparse.RawDescriptionHelpFormatter
        add(commands.add_parser(name, parents=[common], help=summary, formatter_class=shape))
    return parser


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.description = """\
Build an index of a dataset, one shard a task. Example:
  spark-submit … cluster/spoor_spark.py index --dataset corpus faq.csv \\
    --shards 64 --into indices/corpus"""
    add = parser.add_argument
    add("--dataset", nargs="+", required=True, metavar="DATASET",
        help="its files, folders and quoted patterns, as for 'spoor index'; many files are "
        "counted faster than one")
    add("--into", required=True, metavar="DIR", help="the index's folder; nothing may stand there")
    add("--shards", type=_positive, metavar="N",
        help="how many shards it gets (default: one for each 512 MiB of text)")
    add("--fields", metavar="FIELD=KEY,…", help="which keys hold which fields, as for 'spoor index'")
    add("--format", metavar="SHAPE", help="what every file holds, as for 'spoor index'")
    add("--skip-bad", action="store_true", help="leave out rows that cannot be read")


def _add_trace(parser: argparse.ArgumentParser) -> None:
    parser.description = """\
Trace responses against all shards of an index; the lines are those of
'spoor trace --file'. Example:
  spark-submit … cluster/spoor_spark.py trace --responses answers.jsonl \\
    --near --index indices/corpus --into traces.jsonl"""
    add = parser.add_argument
    add("--responses", required=True, metavar="FILE",
        help="the responses, as for 'spoor trace --file'")
    add("--index", required=True, metavar="DIR", help="the index's folder")
    add("--into", required=True, metavar="FILE", help="where the traces go")
    add("--near", action="store_true", help="also rows that nearly repeat a part")
    add("--field", metavar="FIELD", help="only texts of this field count")
    add("--limit", metavar="N", help="at most this many rows a match")
    add("--least-words", metavar="N", help="leave out parts of fewer words")
    add("--chunk", type=_positive, default=_CHUNK, metavar="N",
        help=f"fewer responses are not worth a task (default: {_CHUNK})")


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.description = """\
Audit models: the cluster measures and traces their responses, then
'spoor audit' finishes where the driver runs. What stands behind '--' are
further options of 'spoor audit' for that end. Example:
  spark-submit … cluster/spoor_spark.py audit audit.yaml --shards 32 \\
    -- --fail-if 'borrowed_excess.sft > 0.10'"""
    add = parser.add_argument
    add("file", metavar="FILE", help="the audit file (YAML)")
    add("--shards", type=_positive, metavar="N",
        help="how many tasks share the responses (default: three a core of the cluster)")
    add("--name", help="the audit's name, instead of the file's")
    add("--indices", metavar="DIR", help="the folder of indices, as for 'spoor audit'")
    add("--annotations", metavar="DIR", help="the folder of audits, as for 'spoor audit'")
    add("--placebo", action="append", default=[], metavar="DATASET",
        help="text that cannot have been borrowed, as for 'spoor audit'; may be repeated")
    add("--placebo-fields", metavar="FIELD=KEY,…", help="which keys of the placebo hold what")
    add("--strict", action="store_true", help="end at the first response that cannot be read")
    add("--without-references", action="store_true", help="let no detector read the references")


def _parsed(words: list[str]) -> argparse.Namespace:
    place = words.index("--") if "--" in words else len(words)
    parser = _parser()
    arguments = parser.parse_args(words[:place])
    arguments.also = words[place + 1 :]
    if arguments.also and arguments.command != "audit":
        parser.error(f"'--' belongs to 'audit', not to '{arguments.command}'; leave it out")
    return arguments


def main(words: list[str]) -> int:
    """Runs a job; returns the exit status."""
    arguments = _parsed(words)
    # Behind the arguments: a wrong one is said at once, and without Spark.
    try:
        from spoor_cluster import jobs
        from spoor_cluster.cluster import Cluster
    except ModuleNotFoundError as error:
        print(
            f"spoor_spark: error: this Python has no module '{error.name}'. Start the program with "
            "spark-submit, or install Spark: pip install 'pyspark==4.*'",
            file=sys.stderr,
        )
        return UNAVAILABLE
    try:
        cluster = Cluster()
        try:
            return getattr(jobs, arguments.command)(arguments, cluster)
        finally:
            cluster.stop()
    except SpoorFailed as error:
        print(f"spoor_spark: error: {error.failure.message}", file=sys.stderr)
        return error.failure.status
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"spoor_spark: error: {where}{error.strerror or error}", file=sys.stderr)
        return INPUT_OUTPUT
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
