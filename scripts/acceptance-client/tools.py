"""What both tools need: a user's requests, a task as it is shown, the words of a choice."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.request
import uuid


class Refused(Exception):
    """A server did not do what it was asked."""


class Connection:
    """One user's requests to one server."""

    def __init__(self, server, headers=None):
        self.server = server
        self.headers = dict(headers or {})
        self.cookies = http.cookiejar.CookieJar()
        # Loopback only: a proxy of the environment has no business here.
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def bytes(self, method, path, body=None, kind="application/json"):
        request = urllib.request.Request(self.server + path, data=body, method=method)
        for name, value in self.headers.items():
            request.add_header(name, value)
        request.add_header("Content-Type", kind)
        request.add_header("Referer", self.server)
        for cookie in self.cookies:
            if cookie.name == "csrftoken":
                request.add_header("X-CSRFToken", cookie.value)
        try:
            with self.opener.open(request, timeout=300) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            answer = error.read().decode("utf-8", "replace")[:500]
            raise Refused(f"{method} {path}: {error.code} {answer}") from None

    def json(self, method, path, value=None):
        body = None if value is None else json.dumps(value).encode()
        answer = self.bytes(method, path, body)
        return json.loads(answer) if answer else None

    def upload(self, path, field, name, content):
        edge = uuid.uuid4().hex
        head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        body = f"--{edge}\r\n{head}\r\n\r\n".encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.bytes("POST", path, body, f"multipart/form-data; boundary={edge}")


def choice(choices, wanted):
    """Which of a question's choices, in the words of the tool, means `wanted`."""
    for text in choices:
        words = text.lower().replace("-", "_").replace(" ", "_")
        number = re.search(r"\d+$", words)
        if words == wanted or number and number[0] == wanted:
            return text
        if wanted == "none" and words == "none_of_these":
            return text
    raise Refused(f"nobody can answer {wanted!r}: there are only {choices}")


class Task:
    """An item as a tool shows it; offsets count the tool's units."""

    def __init__(self, item, number, text, mark, marks):
        self.item, self.number, self.text, self.mark, self.marks = item, number, text, mark, marks
