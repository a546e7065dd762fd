"""What scripts/acceptance checks, with one running server.

    main.py wait URL PID…    until the server answers; 1 if a process has ended
    main.py label-studio|doccano --server URL --spoor PROGRAM --work FOLDER

Two audits (the planted world; texts in scripts where offsets go wrong) are drawn from, exported,
judged by two users through the server's interface, exported there, imported, and the store is read
with sqlite3 and compared with what the users said. Needs Python 3.11 and nothing else.
"""

import argparse
import collections
import json
import os
import random
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from doccano import Doccano
from expert import Expert
from label_studio import LabelStudio
from store import Store
from texts import write_audit
from tools import Refused

EXAMPLE = Path("Examples/planted-world/audit.yaml")
SEED = 20


class Checks:
    """Prints one line a check; knows how many failed."""

    def __init__(self):
        self.made = self.failed = self.verdicts = 0

    def __call__(self, name, wrong):
        wrong = list(wrong)
        self.made += 1
        self.failed += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok':6} {name}", flush=True)
        for line in wrong[:10]:
            print(f"         {line}")
        if len(wrong) > 10:
            print(f"         … and {len(wrong) - 10} more")


def spoor(program, *arguments, status=0):
    """What a command prints; one that should fail gives its error."""
    command = [program, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ran.returncode != status:
        raise Refused(f"{' '.join(command)}: exit {ran.returncode}, not {status}\n{ran.stderr}")
    return ran.stderr if status else ran.stdout


class Round:
    """One audit through one tool, there and back."""

    def __init__(self, tool, program, work, check):
        self.tool, self.program, self.work, self.check = tool, program, work, check
        self.said, self.skipped = [], []

    def run(self, name, audit_file, *draw):
        print(f"-- {name}")
        folder = self.work / name
        folders = ["--annotations", folder, "--indices", folder / "indices"]
        spoor(self.program, "audit", audit_file, *folders)
        [audit] = [path.parent for path in folder.glob("*/audit.sqlite")]
        both = ["--overlap", 1, "--experts", 2, "--indices", folder / "indices"]
        spoor(self.program, "queue", "draw", audit, *both, *draw)
        self.store = Store(audit)
        self.texts = self.store.items()
        export = ["export", audit, "--format", self.tool.export_format]
        batch = Path(spoor(self.program, *export).strip()).parent
        tasks = self.tool.load(batch)
        self.compare_tasks(tasks)
        self.judge(tasks)
        results = folder / "results"
        results.mkdir()
        files = self.tool.export(results)
        self.refuse(audit, files, folder / "spoilt")
        self.take(audit, files)

    def shown(self, text):
        """A text as pages show it: line ends are one character there."""
        return text.replace("\r\n", "\n")

    def units(self, text):
        return len(text.encode(self.tool.encoding)) // self.tool.unit

    def offsets(self, item, mark):
        """A range of the response in the tool's units."""
        response = self.texts[item][0]
        return tuple(self.units(self.shown(response[:place])) for place in mark)

    def compare_tasks(self, tasks):
        items = {task.item for task in tasks}
        self.check(
            f"the tool shows the {len(self.texts)} tasks of the queue, as they were sent",
            sorted(items ^ self.texts.keys()),
        )
        self.check(
            "each response stands at its task's beginning",
            [t.item for t in tasks if not t.text.startswith(self.shown(self.texts[t.item][0]))],
        )
        self.check(
            "each mark is the item's span, in the tool's unit",
            [
                f"{t.item}: {t.mark}"
                for t in tasks
                if t.mark != self.offsets(t.item, self.texts[t.item][1:])
            ],
        )

    def judge(self, tasks):
        for place, name in enumerate(self.tool.users):
            expert = Expert(name, random.Random(SEED + place), self.store.row_ids, self.texts)
            for task in expert.chance.sample(tasks, len(tasks)):
                self.judge_task(expert, task)

    def judge_task(self, expert, task):
        deed = expert.chance.random()
        said, held = expert.answers(task)
        mark = self.offsets(task.item, held.marked) if held.marked else task.mark
        if deed < 0.05:
            return
        if deed < 0.12:
            if self.tool.skip(expert.name, task):
                self.skipped.append((task.item, expert.name))
            return
        if deed < 0.17 and self.tool.leave_draft(expert.name, task, said):
            return
        answer = self.tool.answer(expert.name, task, said, mark)
        if deed > 0.9 and self.tool.can_change:
            said, held = expert.answers(task)
            mark = self.offsets(task.item, held.marked) if held.marked else task.mark
            self.tool.change(expert.name, task, answer, said, mark)
        self.said.append(held)

    def refuse(self, audit, files, folder):
        """What nobody can mean is taken by the tools, and must not be by Spoor."""
        for name, changed in self.tool.spoilt(files, folder).items():
            error = spoor(self.program, "import", audit, *changed, status=65)
            held = self.store.verdicts() + self.store.skips()
            words = " ".join(error.split(f"{folder.name}/")[-1].split())
            self.check(f"{name} is refused ({words[:110]} …)", held)

    def take(self, audit, files):
        counts = self.imported(audit, files)
        self.compare("verdicts", self.said, self.store.verdicts())
        self.compare("skips", self.skipped, self.store.skips())
        moved = sum(held.marked is not None for held in self.said)
        told = {"added": len(self.said), "skipped": len(self.skipped), "moved": moved}
        self.check(
            f"spoor import tells {told}",
            [f"{key}: {counts.get(key)}" for key in told if counts.get(key) != told[key]],
        )
        again = self.imported(audit, files)
        same = len(self.store.verdicts()) == len(self.said)
        self.check("a second import adds nothing", [] if same and not again["added"] else [again])

    def imported(self, audit, files):
        counts = collections.Counter()
        for arguments in files:
            for key, value in json.loads(
                spoor(self.program, "import", audit, *arguments, "--json")
            ).items():
                if isinstance(value, int):
                    counts[key] += value
        return counts

    def compare(self, name, said, held):
        self.check.verdicts += len(said)
        said, held = collections.Counter(said), collections.Counter(held)
        wrong = [f"said, not held: {entry}" for entry in (said - held).elements()]
        wrong += [f"held, not said: {entry}" for entry in (held - said).elements()]
        self.check(f"the store holds the {said.total()} {name} of two users, and no other", wrong)


def wait(address, processes):
    """A server that refuses what it is asked is there."""
    for _ in range(1200):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.5)
        for process in processes:
            try:
                os.kill(int(process), 0)
            except ProcessLookupError:
                raise Refused(f"process {process} ended before it answered") from None
    raise Refused(f"{address} does not answer")


def main():
    if sys.argv[1:2] == ["wait"]:
        return wait(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", choices=["label-studio", "doccano"])
    parser.add_argument("--server", required=True)
    parser.add_argument("--spoor", required=True)
    parser.add_argument("--work", required=True, type=Path)
    options = parser.parse_args()
    server = {"label-studio": LabelStudio, "doccano": Doccano}[options.tool]
    secrets = os.environ["ACCEPTANCE_TOKEN"], os.environ["ACCEPTANCE_PASSWORD"]
    tool, check, started = server(options.server, *secrets), Checks(), time.monotonic()
    texts = write_audit(options.work / "texts")
    Round(tool, options.spoor, options.work, check).run("example", EXAMPLE, "--size", 40)
    # So few spans would leave none for the sample beside decoys.
    Round(tool, options.spoor, options.work, check).run("scripts", texts, "--decoys", 0)
    print(
        f"{options.tool}: {check.made} checks, {check.failed} failed; {check.verdicts} verdicts and"
        f" skips there and back in {time.monotonic() - started:.0f} s"
    )
    return 1 if check.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Refused as error:
        sys.exit(f"main.py: {error}")
