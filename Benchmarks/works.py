"""The rows of the table, work by work."""

import json
from pathlib import Path

from figures import Figure, Row, per_word, percentile
from peers.peer import sample
from programs import RESPONSES, WORK, in_turn, index, peer, run, spoor, spoor_bench

SAMPLE = 100
PHRASE = "renewable energy sources"
MEMORY_ALLOWED = 300e6


class Bench:
    """The inputs of all works, and how often each program runs."""

    def __init__(self, datasets, responses, rounds):
        self.datasets = datasets
        self.responses = responses
        self.rounds = rounds
        self.alpaca = datasets[1]

    def prepare(self):
        """Builds every index that queries are asked of, once."""
        (WORK / "index").mkdir(exist_ok=True)
        run(spoor("index", self.alpaca, "--into", index("spoor"), "--rebuild"))
        run(spoor_bench("export", index("spoor"), self.responses, RESPONSES))
        run(peer("fts5", "build", self.alpaca, index("fts5.sqlite"), "optimize"))
        run(peer("tantivy", "build", self.alpaca, index("tantivy")))
        run(peer("bm25s", "build", self.alpaca, index("bm25s")))
        run(peer("infini_gram", "build", words_file(), index("infini-gram")))

    def build(self):
        source = self.alpaca
        scratch = index("scratch")
        scratch.mkdir(exist_ok=True)
        lines = in_turn(
            {
                "spoor index": spoor("index", source, "--into", scratch / "spoor", "--rebuild"),
                "library call": spoor_bench("build", scratch / "library", source),
                "FTS5": peer("fts5", "build", source, scratch / "a.sqlite"),
                "FTS5, optimized": peer("fts5", "build", source, scratch / "b.sqlite", "optimize"),
                "FTS5, contentless": peer(
                    "fts5", "build", source, scratch / "c.sqlite", "contentless"
                ),
                "tantivy": peer("tantivy", "build", source, scratch / "tantivy"),
                "bm25s": peer("bm25s", "build", source, scratch / "bm25s"),
                "infini-gram, arrays only": peer(
                    "infini_gram", "build", words_file(), scratch / "infini-gram"
                ),
            },
            self.rounds,
        )
        spoor_index = lines.pop("spoor index")
        ours = Figure([line["process_seconds"] for line in spoor_index], "s")
        cpu = Figure([line["process_cpu_seconds"] for line in spoor_index], "s CPU")
        library = seconds(lines.pop("library call"))
        work = "build Alpaca 52k, fsynced"
        rows = [
            Row(
                work + ", whole process",
                "≤ FTS5",
                "½ FTS5",
                ours,
                name,
                seconds(line),
                # Spoor works on two cores, most peers on one: on a busy machine that matters.
                note=f"Spoor {cpu}, peer {cpu_seconds(line)}",
            )
            for name, line in lines.items()
        ]
        rows.append(Row(work + ", library call", "", "", library, "FTS5", rows[0].theirs))
        return rows

    def memory(self):
        rows = []
        first = None
        for times, dataset in self.datasets.items():
            into = index(f"copies-{times}")
            command = spoor("index", dataset, "--into", into, "--rebuild")
            lines = in_turn({f"Alpaca {times}×": command}, self.rounds, warm_up=times == 1)
            lines = lines[f"Alpaca {times}×"]
            words = manifest(into)["words"]
            peaks = [(line["process_peak_bytes"] - MEMORY_ALLOWED) / words for line in lines]
            rates = [line["process_seconds"] / words * 1e6 for line in lines]
            first = first or Figure(rates, "s/M words").median
            rows.append(
                Row(
                    f"build Alpaca {times}×: time",
                    "linear",
                    "",
                    Figure(rates, "s/M words"),
                    note=f"{words / 1e6:.1f} M words; {Figure(rates, '').median / first:.2f} × 1×'s",
                )
            )
            rows.append(
                Row(
                    f"build Alpaca {times}×: peak memory − 300 MB",
                    "≤ 12",
                    "",
                    Figure(peaks, "bytes/word"),
                    note=f"peak {max(line['process_peak_bytes'] for line in lines) / 1e6:.0f} MB",
                )
            )
        return rows

    def matches(self):
        lines = in_turn(
            {
                "ids": spoor_bench("spans", index("spoor"), self.responses),
                "text": spoor_bench("spans-of-text", index("spoor"), self.responses),
                "infini-gram": peer("infini_gram", "spans", index("infini-gram"), RESPONSES, 805),
                f"FTS5 ({SAMPLE} of them)": peer(
                    "fts5", "spans", index("fts5.sqlite"), RESPONSES, SAMPLE
                ),
                f"tantivy ({SAMPLE} of them)": peer(
                    "tantivy", "spans", index("tantivy"), RESPONSES, SAMPLE
                ),
            },
            self.rounds,
            warm_up=False,
        )
        ids, text = lines.pop("ids"), lines.pop("text")
        work = "longest matches of 805 responses"
        ours, found = words_rate(ids), ids[0]["answers"]
        rows = []
        for name, line in lines.items():
            theirs = line[0]["answers"]
            note = f"{sum(sample(found, len(theirs)))} spans, {name.split()[0]} {sum(theirs)}"
            figures = (ours, name, words_rate(line))
            rows.append(Row(work + ", ids given", "≤ 0.6", "≤ 0.2", *figures, note=note))
        note = f"{sum(text[0]['answers'])} spans"
        rows.append(Row(work + ", text given", "", "", words_rate(text), note=note))
        return rows

    def trace(self):
        lines = in_turn(
            {
                "all runs": spoor_bench("trace", index("spoor"), self.responses, 1),
                "runs of 3 words and more": spoor_bench("trace", index("spoor"), self.responses, 3),
            },
            self.rounds,
            warm_up=False,
        )
        return [
            Row(
                f"whole trace of a response, {runs}, {name}",
                reach,
                aim,
                milliseconds(line, share),
                note=f"{sum(line[0]['answers'])} runs",
            )
            for runs, line in lines.items()
            for name, share, reach, aim in (("p50", 0.5, "≤ 5", "≤ 1"), ("p99", 0.99, "≤ 30", "≤ 10"))
        ]

    def similar(self):
        lines = in_turn(
            {
                "spoor": spoor_bench("similar", index("spoor"), self.responses),
                "bm25s": peer("bm25s", "similar", index("bm25s"), RESPONSES, 805),
                "tantivy": peer("tantivy", "similar", index("tantivy"), RESPONSES, 805),
                f"FTS5 OR ({SAMPLE} of them)": peer(
                    "fts5", "similar", index("fts5.sqlite"), RESPONSES, SAMPLE
                ),
                f"FTS5 OR, Spoor's words ({SAMPLE} of them)": spoor_bench(
                    "similar-by-fts5", index("spoor"), self.responses, SAMPLE
                ),
            },
            self.rounds,
            warm_up=False,
        )
        ours = lines.pop("spoor")
        shares = {name: self.agreement(ours[0], line[0]) for name, line in lines.items()}
        return [
            Row(
                f"similar rows, top 10 of 805 prompts, {name}",
                "≤ 3",
                "≤ 1",
                milliseconds(ours, share),
                peer_name,
                milliseconds(line, share),
                note=shares[peer_name],
            )
            for name, share in (("p50", 0.5), ("p99", 0.99))
            for peer_name, line in lines.items()
        ]

    def agreement(self, ours, theirs):
        """Which share of the rows that the peer ranks highest Spoor does too."""
        if "rows" not in theirs:
            return ""
        # Of rows that are alike Spoor names the first.
        first = {}
        rows = json.loads(self.alpaca.read_text(encoding="utf-8"))
        firsts = [first.setdefault(json.dumps(row), place) for place, row in enumerate(rows)]
        count = len(theirs["rows"])
        same, wanted, whole = 0, 0, 0
        for mine, peers in zip(sample(ours["rows"], count), theirs["rows"]):
            peers = {firsts[row] for row in peers}
            common = len(peers & {firsts[row] for row in mine})
            same, wanted, whole = same + common, wanted + len(peers), whole + (common == len(peers))
        return f"same rows {same} of {wanted}; all of them for {whole} of {count} prompts"

    def open(self):
        lines = in_turn(
            {
                "call": spoor_bench("open", index("spoor"), PHRASE),
                "process": spoor("trace", PHRASE, "--index", index("spoor"), "--json"),
            },
            self.rounds,
        )
        call = Figure([line["seconds"] * 1e3 for line in lines["call"]], "ms")
        process = Figure([line["process_seconds"] * 1e3 for line in lines["process"]], "ms")
        work = "open an index, answer the first query"
        return [
            Row(work + ", library call", "≤ 20", "", call),
            Row(work + ", whole process", "", "", process),
        ]

    def size(self):
        words = manifest(index("spoor"))["words"]
        files = sorted(path for path in index("spoor").rglob("*") if path.is_file())
        sizes = {path.name: path.stat().st_size for path in files}
        rows = [
            Row(f"index size, {name}", "", "", Figure([size / words], "bytes/word"))
            for name, size in sizes.items()
        ]
        whole = sum(sizes.values())
        bare = whole - sizes["fulltext.sqlite"] - sizes["rows.zst"]
        rows.append(
            Row(
                "index size, all but full text and rows",
                "≤ 10",
                "",
                Figure([bare / words], "bytes/word"),
                note=f"{words / 1e6:.2f} M words",
            )
        )
        whole = Figure([whole / words], "bytes/word")
        return rows + [
            Row("index size, all files", "", "", whole, name, Figure([bytes / words], "bytes/word"))
            for name, bytes in peer_sizes().items()
        ]


def seconds(lines):
    return Figure([line["seconds"] for line in lines], "s")


def cpu_seconds(lines):
    return Figure([line["process_cpu_seconds"] for line in lines], "s CPU")


def words_rate(lines):
    return Figure([per_word(line) for line in lines], "µs/word")


def milliseconds(lines, share):
    return Figure([percentile(line, share) for line in lines], "ms")


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def words_file():
    """The word ids of Alpaca's index, which infini-gram sorts too."""
    return next(index("spoor").rglob("words.u32"))


def peer_sizes():
    def size(path: Path):
        files = [path] if path.is_file() else path.rglob("*")
        return sum(file.stat().st_size for file in files if file.is_file())

    names = {"FTS5, with content": "fts5.sqlite", "tantivy": "tantivy", "infini-gram": "infini-gram"}
    return {name: size(index(path)) for name, path in names.items()}
