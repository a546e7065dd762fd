"""What was measured: a value a round, their median and spread, and the rows of the table."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Figure:
    """One quantity, measured once a round."""

    values: list
    unit: str

    @property
    def median(self):
        return statistics.median(self.values)

    def __str__(self):
        low, high = min(self.values), max(self.values)
        return f"{number(self.median)} ({number(low)}–{number(high)}) {self.unit}"


@dataclass
class Row:
    """One line of the table."""

    work: str
    reach: str
    aim: str
    spoor: Figure
    peer: str = ""
    theirs: Figure | None = None
    note: str = ""
    ratios: list = field(init=False)

    def __post_init__(self):
        # Round by round, so that a ratio holds when the machine's speed drifts.
        pairs = zip(self.theirs.values, self.spoor.values) if self.theirs else []
        self.ratios = [theirs / ours for theirs, ours in pairs if ours]

    def cells(self):
        ratio = f"{number(statistics.median(self.ratios))}×" if self.ratios else ""
        theirs = str(self.theirs) if self.theirs else ""
        return [self.work, self.reach, self.aim, str(self.spoor), self.peer, theirs, ratio, self.note]

    def as_json(self):
        row = {"work": self.work, "reach": self.reach, "aim": self.aim, "note": self.note}
        row["spoor"] = {"unit": self.spoor.unit, "rounds": self.spoor.values}
        if self.theirs:
            row["peer"] = {"name": self.peer, "rounds": self.theirs.values, "ratios": self.ratios}
        return row


HEADINGS = ["work", "reach", "aim", "Spoor (min–max)", "peer", "peer (min–max)", "ratio", "note"]


def number(value):
    """Three significant digits, as people write them."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}"


def table(rows):
    """The rows as a Markdown table, its columns aligned."""
    lines = [HEADINGS] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    drawn = ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths)) + " |" for line in lines]
    drawn.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(drawn)


def per_word(line):
    """Microseconds a word, over all items of a line of figures."""
    return sum(line["nanoseconds"]) / sum(line["words"]) / 1e3


def percentile(line, share):
    """The milliseconds that `share` of the items do not pass."""
    ordered = sorted(line["nanoseconds"])
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] / 1e6
