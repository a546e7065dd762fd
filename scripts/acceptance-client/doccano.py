"""doccano, as far as scripts/acceptance needs it."""

import copy
import io
import json
import time
import zipfile
from pathlib import Path

from tools import Connection, Refused, Task, choice


class Doccano:
    """doccano with two users: who made the project and sent the tasks, and a member."""

    export_format = "doccano"
    encoding = "utf-16-le"  # what its page counts in; its server keeps what it gets
    unit = 2
    can_change = False  # it keeps no history: what was there is gone

    def __init__(self, server, token, password):
        self.users = {name: Connection(server) for name in ("anna", "정희")}
        for name, user in self.users.items():
            key = user.json("POST", "/v1/auth/login/", {"username": name, "password": password})
            user.headers["Authorization"] = f"Token {key['key']}"
        self.admin = self.users["anna"]

    def load(self, batch):
        kind = "IntentDetectionAndSlotFilling"
        project = {"name": batch.name, "description": batch.name, "project_type": kind,
                   "resourcetype": f"{kind}Project", "collaborative_annotation": False,
                   "single_class_classification": False}  # fmt: skip
        self.path = f"/v1/projects/{self.admin.json('POST', '/v1/projects', project)['id']}"
        self.join()
        for kind, file in (("category", "categories.json"), ("span", "spans.json")):
            labels = (batch / file).read_bytes()
            self.admin.upload(f"{self.path}/{kind}-type-upload", "file", "labels.json", labels)
        self.labels = {
            kind: {t["text"]: t["id"] for t in self.admin.json("GET", f"{self.path}/{kind}-types")}
            for kind in ("category", "span")
        }
        content = (batch / "tasks.jsonl").read_bytes()
        upload = self.admin.upload("/v1/fp/process/", "filepond", "tasks.jsonl", content).decode()
        order = {"uploadIds": [upload.strip('"')], "format": "JSONL", "encoding": "utf_8",
                 "task": project["project_type"]}  # fmt: skip
        outcome = self.wait(self.admin.json("POST", f"{self.path}/upload", order))
        if outcome["error"] or outcome["result"]["error"]:
            raise Refused(f"import: {outcome}")
        return self.tasks([json.loads(line) for line in content.splitlines()])

    def join(self):
        roles = {r["name"]: r["id"] for r in self.admin.json("GET", "/v1/roles")}
        people = {p["username"]: p["id"] for p in self.admin.json("GET", "/v1/users")}
        member = {"user": people["정희"], "role": roles["annotator"]}
        self.admin.json("POST", f"{self.path}/members", member)

    def wait(self, order):
        for _ in range(600):
            outcome = self.admin.json("GET", f"/v1/tasks/status/{order['task_id']}")
            if outcome["ready"]:
                return outcome
            time.sleep(0.2)
        raise Refused("the task queue does not come to an end")

    def tasks(self, sent):
        shown = self.admin.json("GET", f"{self.path}/examples?limit={len(sent) + 1}")["results"]
        by_item = {example["meta"]["case_id"]: example for example in shown}
        tasks = []
        for line in sent:
            example = by_item[line["case_id"]]
            if example["text"] != line["text"]:
                raise Refused(f"example {example['id']} is not shown as it was sent")
            marks = line["entities"]
            tasks.append(
                Task(line["case_id"], example["id"], line["text"], tuple(marks[0][:2]), marks)
            )
        return tasks

    def answer(self, user, task, said, mark):
        connection, path = self.users[user], f"{self.path}/examples/{task.number}"
        for name in ("hallucination", "related", "row", "cause"):
            if said[name] is not None:
                label = {"label": self.labels["category"][self.category(name, said[name])]}
                connection.json("POST", f"{path}/categories", label)
        self.mark(connection, path, task, mark)
        if said["note"] is not None:
            note = {"text": said["note"]}
            connection.json("POST", f"{self.path}/comments?example={task.number}", note)
        connection.json("POST", f"{path}/states")

    def category(self, question, answer):
        """The category that is an answer to a question: `related: yes`, `row 2`."""
        own = [name for name in self.labels["category"] if name.startswith(question)]
        short = [name.removeprefix(question).lstrip(": ") for name in own]
        return own[short.index(choice(short, answer))]

    def skip(self, user, task):
        return False  # it has no such thing: who has no answer goes on

    def leave_draft(self, user, task, said):
        return False  # whatever is chosen is saved

    def mark(self, connection, path, task, mark):
        """Marks are the uploader's alone: others find the text unmarked and may leave it so."""
        if mark == task.mark:
            return
        for span in connection.json("GET", f"{path}/spans"):
            if span["start_offset"] == task.mark[0]:
                connection.json("DELETE", f"{path}/spans/{span['id']}")
        label = self.labels["span"][task.marks[0][2]]
        body = {"label": label, "start_offset": mark[0], "end_offset": mark[1]}
        connection.json("POST", f"{path}/spans", body)

    def export(self, folder):
        order = {"format": "JSONL", "exportApproved": False}
        order = self.admin.json("POST", f"{self.path}/download", order)
        self.wait(order)
        archive = self.admin.bytes("GET", f"{self.path}/download?taskId={order['task_id']}")
        # A line does not say whose it is; the file's name does.
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            files.extractall(folder)
        return [[str(path)] for path in sorted(folder.glob("*.jsonl"))]

    def spoilt(self, files, folder):
        """What is wrong → arguments of an import that has it."""
        folder.mkdir()
        content = Path(files[0][0]).read_bytes()
        imports = {}
        for name, lines in with_faults([json.loads(line) for line in content.splitlines()]).items():
            changed = folder / f"{name.replace(' ', '-')}.jsonl"
            changed.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
            imports[name] = [str(changed)]
        return imports


def with_faults(lines):
    """What is wrong → an export that has it."""

    def with_fault(change):
        changed = copy.deepcopy(lines)
        change(next(line for line in changed if line["cats"]))
        return changed

    def two_choices(line):
        line["cats"] = ["hallucination: no", "hallucination: yes", "related: no"]

    def half(line):
        line["cats"] = ["hallucination: yes"]

    def other_text(line):
        line["text"] = "Another response."

    def other_item(line):
        line["case_id"] = "0" * 64

    return {
        "two answers to one question": with_fault(two_choices),
        "half a verdict": with_fault(half),
        "another response": with_fault(other_text),
        "an item of another audit": with_fault(other_item),
    }
