"""Label Studio, as far as scripts/acceptance needs it."""

import copy
import json
import re
import urllib.parse
import uuid
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tools import Connection, Refused, Task, choice


class LabelStudio:
    """Label Studio with two users: who started it, and one who signed up."""

    export_format = "label-studio"
    encoding = "utf-32-le"  # its offsets count code points
    unit = 4
    can_change = True

    def __init__(self, server, token, password):
        self.admin = Connection(server, {"Authorization": f"Token {token}"})
        other = self.sign_up(server, "jeonghui@example.org", password)
        self.users = {
            "anna@example.org": self.admin,
            "jeonghui@example.org": Connection(server, {"Authorization": f"Token {other}"}),
        }

    @staticmethod
    def sign_up(server, email, password):
        browser = Connection(server)
        page = browser.bytes("GET", "/user/signup/").decode()
        secret = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = {"csrfmiddlewaretoken": secret, "email": email, "password": password}
        kind = "application/x-www-form-urlencoded"
        browser.bytes("POST", "/user/signup/", urllib.parse.urlencode(form).encode(), kind)
        return browser.json("GET", "/api/current-user/token")["token"]

    def load(self, batch):
        interface = (batch / "label_config.xml").read_text("utf-8")
        controls = ElementTree.fromstring(interface)
        self.choices = {
            control.get("name"): [c.get("alias") or c.get("value") for c in control.iter("Choice")]
            for control in controls.iter("Choices")
        }
        self.asked_about = {c.get("name"): c.get("toName") for c in controls.iter()}
        project = {"title": batch.name, "label_config": interface, "maximum_annotations": 2}
        self.project = self.admin.json("POST", "/api/projects", project)["id"]
        sent = json.loads((batch / "tasks.json").read_bytes())
        path = f"/api/projects/{self.project}/import?return_task_ids=true"
        numbers = self.admin.json("POST", path, sent)["task_ids"]
        return [self.task(number, task) for number, task in zip(numbers, sent)]

    def task(self, number, sent):
        shown = self.admin.json("GET", f"/api/tasks/{number}")["data"]
        if shown != sent["data"]:
            raise Refused(f"task {number} is not shown as it was sent")
        marks = sent["predictions"][0]["result"]
        [span] = [mark["value"] for mark in marks if mark["to_name"] == "response"]
        place = span["start"], span["end"]
        return Task(shown["case_id"], number, shown["response"], place, marks)

    def result(self, task, said, mark):
        """What the page saves: the prediction's marks, as they are or moved, and answers."""
        regions = [dict(shown, origin="prediction") for shown in task.marks]
        if mark != task.mark:
            span = next(region for region in regions if region["to_name"] == "response")
            text = task.text[mark[0] : mark[1]]
            span["value"] = dict(span["value"], start=mark[0], end=mark[1], text=text)
            span["origin"] = "prediction-changed"
        for name in ("hallucination", "related", "row", "cause"):
            if said[name] is not None:
                value = {"choices": [choice(self.choices[name], said[name])]}
                regions.append(self.region(name, "choices", value))
        if said["note"] is not None:
            regions.append(self.region("note", "textarea", {"text": [said["note"]]}))
        return regions

    def region(self, name, kind, value):
        return {"id": uuid.uuid4().hex[:10], "from_name": name, "to_name": self.asked_about[name],
                "type": kind, "value": value, "origin": "manual"}  # fmt: skip

    def answer(self, user, task, said, mark):
        body = {"result": self.result(task, said, mark), "lead_time": 4.5}
        path = f"/api/tasks/{task.number}/annotations/"
        return self.users[user].json("POST", path, body)["id"]

    def change(self, user, task, answer, said, mark):
        body = {"result": self.result(task, said, mark)}
        self.users[user].json("PATCH", f"/api/annotations/{answer}/", body)

    def skip(self, user, task):
        body = {"result": [], "was_cancelled": True}
        self.users[user].json("POST", f"/api/tasks/{task.number}/annotations/", body)
        return True

    def leave_draft(self, user, task, said):
        body = {"result": self.result(task, said, task.mark), "lead_time": 1}
        self.users[user].json("POST", f"/api/tasks/{task.number}/drafts", body)
        return True

    def export(self, folder):
        path = f"/api/projects/{self.project}/export?exportType=JSON&download_all_tasks=true"
        file = folder / "export.json"
        file.write_bytes(self.admin.bytes("GET", path))
        people = self.admin.json("GET", "/api/users/")
        # An export tells the users' numbers only.
        names = [f"--reviewer={person['id']}={person['email']}" for person in people]
        return [[str(file), *names]]

    def spoilt(self, files, folder):
        """What is wrong → arguments of an import that has it."""
        [[file, *names]] = files
        folder.mkdir()
        imports = {}
        for name, tasks in with_faults(json.loads(Path(file).read_bytes())).items():
            changed = folder / f"{name.replace(' ', '-')}.json"
            changed.write_text(json.dumps(tasks), "utf-8")
            imports[name] = [str(changed), *names]
        return imports


def with_faults(tasks):
    """What is wrong → an export that has it."""

    def with_fault(change):
        changed = copy.deepcopy(tasks)
        task = next(t for t in changed if any(a["result"] for a in t["annotations"]))
        change(task, next(a["result"] for a in task["annotations"] if a["result"]))
        return changed

    def answer(regions, question):
        return next(region for region in regions if region["from_name"] == question)

    def unknown_choice(task, regions):
        answer(regions, "related")["value"]["choices"] = ["maybe"]

    def two_choices(task, regions):
        answer(regions, "hallucination")["value"]["choices"] = ["yes", "no"]

    def half(task, regions):
        regions.remove(answer(regions, "related"))

    def other_text(task, regions):
        task["data"]["response"] = "Another response."

    def other_item(task, regions):
        task["data"]["case_id"] = "0" * 64

    return {
        "a choice that does not exist": with_fault(unknown_choice),
        "two answers to one question": with_fault(two_choices),
        "half a verdict": with_fault(half),
        "another response": with_fault(other_text),
        "an item of another audit": with_fault(other_item),
    }
