"""An audit at size: its time and memory, and what a kill costs. See scripts/bench-audit."""

import argparse
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

import audit_scene

FILES = ["positions.jsonl", "spans.jsonl", "controls.jsonl", "traces.jsonl", "ledger.jsonl"]


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench-audit")
    parser.add_argument("--responses", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=2, help="how often the second audit is killed")
    parser.add_argument("--data", default="../shared/data", help="where alpaca/ is")
    parser.add_argument("--into", default=".build/bench/audit", help="where the scene and the audits go")
    parser.add_argument("--spoor", default=".build/release/spoor")
    options = parser.parse_args()
    into = pathlib.Path(options.into)
    scene = into / f"scene-{options.responses}"
    alpaca = pathlib.Path(options.data) / "alpaca/alpaca_data.json.zst"
    audit_scene.write(scene, alpaca, options.responses)
    program = [str(pathlib.Path(options.spoor).resolve()), "audit", str(scene / "audit.yaml")]
    program += ["--indices", str(into / "indices"), "--annotations", str(into / "annotations")]
    shutil.rmtree(into / "annotations", ignore_errors=True)

    whole = run(program + ["--name", "whole"])
    tell("whole", whole)
    tell("again, nothing changed", run(program + ["--name", "whole"]))
    moments = [whole["seconds"] * (kill + 1) / (options.kills + 1) for kill in range(options.kills)]
    for moment in moments:
        tell(f"killed after {moment:.0f} s", run(program + ["--name", "killed"], kill=moment))
    tell("what was left", run(program + ["--name", "killed"]))
    same = all(digest(into / "annotations/whole" / f) == digest(into / "annotations/killed" / f) for f in FILES)
    print(f"the files of both audits are {'the same' if same else 'DIFFERENT'}")
    for file in sorted((into / "annotations/whole").rglob("*")):
        if file.is_file() and file.stat().st_size > 10_000_000:
            print(f"{file.name}: {file.stat().st_size / 1e6:,.0f} MB")
    values = into / "annotations/whole.values.sqlite"
    print(f"{values.name}: {values.stat().st_size / 1e6:,.0f} MB")


def run(command, kill=None):
    """Runs a command; its seconds, processor seconds, and most memory but for mapped files, in MB."""
    began, most, before = time.monotonic(), 0, processor_seconds()
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen(command, stdout=nothing)
        while process.poll() is None:
            most = max(most, anonymous(process.pid))
            if kill and time.monotonic() - began > kill:
                process.send_signal(signal.SIGKILL)
            time.sleep(0.05)
    return {
        "seconds": time.monotonic() - began,
        "processor": processor_seconds() - before,
        "memory": most / 1e3,
        "status": process.returncode,
    }


def anonymous(process):
    """The process's memory that is no file's, in kB."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"RssAnon:\s+(\d+)", status)
    return int(found.group(1)) if found else 0


def processor_seconds():
    """What the programs that have ended took."""
    times = os.times()
    return times.children_user + times.children_system


def tell(name, ran):
    print(
        f"{name:28} {ran['seconds']:8.1f} s {ran['processor']:8.1f} s of processors {ran['memory']:8.0f} MB"
        f"   exit {ran['status']}",
        flush=True,
    )


def digest(file):
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


if __name__ == "__main__":
    main()
