"""Bad requests by chance: the same ones from the same seed."""

import json
import random

from store import HOSTILE

ODD = [*HOSTILE, "\0", "\ud800", "\udfff\ud800", "%00", "%ff%fe", "..%2f", "%", "{", "*", "\t"]
PATHS = ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/shadow", "/api/..", "/api/tasks/../me", "//", "*",
         "/api/%00", "/api/me%00.html", "/api/tasks/2-1%00", "/api/tasks/2-99999999999999999999",
         "/api/tasks/-1--1", "/api/tasks/0-0", "/api/tasks/9223372036854775807-9223372036854775807",
         "/api/tasks/-9223372036854775808--9223372036854775808", "/api/tasks/2-", "/api/tasks/",
         "/api/tasks/２-１", "/api/history?before=-1", "/api/history?count=1e9", "/api/history?before",
         "/api/history?before=1000000000&count=1000000000", "/api/queue?status=%ff&find=%00",
         "/api/queue?from=9223372036854775807", "/api/queue?find=" + "%F0%9F%9A%92" * 500,
         "http://evil.example/api/me", "evil.example:443", "/api/me#fragment", "/api/me;x=1",
         "\\..\\..", "/ /", "/" + "a" * 9_000, "/" + "a" * 40_000, "/?" + "&" * 9_000,
         "/?" + "a=b&" * 3_000, "/api/tasks/" + "9" * 8_000 + "-1", "/" + "../" * 2_000]  # fmt: skip
METHODS = ["TRACE", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "get", "G\0T", "", " ",
           "PROPFIND", "M" * 5_000, "GET GET", "POST\t", "ГЕТ"]  # fmt: skip
POSTS = ["next", "undo", "leave-not", "join", "tasks/2-%d/verdict", "tasks/2-%d/skip",
         "tasks/2-%d/flag", "tasks/2-%d/lease", "tasks/2-%d/reveal", "tasks/2-%d/dispute",
         "tasks/2-%d/decision"]  # fmt: skip
KEYS = [
    "token",
    "hallucination",
    "related",
    "row_id",
    "cause",
    "note",
    "opened",
    "reason",
    "raised",
]
LENGTHS = ["-1", "+5", "0x10", "1e3", "99999999999999999999999", "9223372036854775807", "", "5, 6",
           "5 5", "٣", "268435457"]  # fmt: skip


def encoded(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


class BadRequests:
    """Makes a request that is wrong in one way or another, with the kind of its wrong."""

    def __init__(self, seed, host, cookies):
        self.chance, self.host, self.cookies = random.Random(seed), host, cookies

    def __iter__(self):
        kinds = [self.path, self.method, self.json, self.fields, self.chunks, self.size,
                 self.pipeline, self.type, self.cookie, self.garbage]  # fmt: skip
        while True:
            kind = self.chance.choice(kinds)
            yield kind.__name__, kind()

    def request(self, method="GET", path="/api/me", body=None, fields=(), **changes):
        """A request that is right but for what is changed; a field of None is left out."""
        lines = {"Host": self.host}
        if self.chance.random() < 0.5:
            lines["Cookie"] = self.chance.choice(self.cookies)
        if body is not None:
            body = encoded(body)
            lines |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
        lines |= {name.replace("_", "-"): value for name, value in changes.items()}
        head = [f"{method} {path} HTTP/1.1"]
        head += [f"{name}: {value}" for name, value in lines.items() if value is not None]
        return encoded("\r\n".join([*head, *fields])) + b"\r\n\r\n" + (body or b"")

    def post(self, body, **changes):
        path = self.chance.choice(POSTS).replace("%d", str(self.chance.randint(1, 200)))
        return self.request("POST", f"/api/{path}", body, **changes)

    def path(self):
        path = self.chance.choice(PATHS)
        if self.chance.random() < 0.3:
            path += self.chance.choice(ODD)
        method = self.chance.choice(["GET", "GET", "POST"])
        return self.request(method, path, "{}" if method == "POST" else None)

    def method(self):
        return self.request(
            self.chance.choice(METHODS), self.chance.choice(["/", "/api/me", "/api/next"])
        )

    def json(self):
        return self.post(self.broken())

    def broken(self):
        deep = 100_000
        return self.chance.choice([
            lambda: "[" * deep, lambda: '{"a":' * deep, lambda: "[" * deep + "]" * deep,
            lambda: '{"note":' + "[" * deep + "]" * deep + "}", lambda: "", lambda: "null",
            lambda: "[]", lambda: '"' * 3, lambda: "\ufeff{}", lambda: '{"a":1,}', lambda: "{'a':1}",
            lambda: json.dumps(self.wrong())[: self.chance.randrange(1, 40)],
            lambda: json.dumps(self.wrong()), lambda: json.dumps(self.wrong(), ensure_ascii=False),
            lambda: json.dumps(self.wrong()), lambda: b'{"token":"\xff\xfe\xc0\x80"}',
            lambda: '{"raised":1e999,"row_id":1e400}', lambda: '{"row_id":' + "9" * 5_000 + "}",
            lambda: '{"token":"\\ud800","reason":"\\u0000\\udfff"}', lambda: "NaN",
            lambda: '{"reason":"' + "a" * 200_000 + '"}', lambda: '{"reason":"\0"}',
            lambda: '{"hallucination":"yes","hallucination":"no","related":"yes","related":7}',
            lambda: bytes(self.chance.randrange(256) for _ in range(300)),
        ])()  # fmt: skip

    def wrong(self):
        values = [None, True, -1, 2**63, 2**64, 1e308, "", [], {}, [[]], "yes", "no", *ODD]
        return {key: self.chance.choice(values) for key in self.chance.sample(KEYS, 5)}

    def fields(self):
        return self.chance.choice([
            lambda: self.request(X_Long="a" * self.chance.choice([15_000, 17_000, 1_000_000])),
            lambda: self.request(fields=[f"X-{n}: {n}" for n in range(self.chance.choice([90, 200, 5_000]))]),
            lambda: self.request(fields=["no colon here"]), lambda: self.request(fields=[" folded: 1"]),
            lambda: self.request(fields=[f"Host: {self.host}"]),
            lambda: self.request(fields=["Host: evil.example"]),
            lambda: self.request(fields=["X: " + self.chance.choice(ODD).replace("\n", "")]),
            lambda: self.request(fields=[": empty", "A B: c"]), lambda: self.request(Host=None),
            lambda: self.request(Host=self.chance.choice(ODD)),
            lambda: self.request(Host=f"{self.host}@evil.example"),
            lambda: self.request(Origin=self.chance.choice(ODD)),
            lambda: self.request().replace(b"HTTP/1.1", self.chance.choice(
                [b"HTTP/1.0", b"HTTP/9.9", b"HTTP/1.1x", b"", b"http/1.1", b"HTTP/0.9"])),
            lambda: self.request().replace(b"\r\n", b"\n"), lambda: self.request().replace(b"\n", b""),
            lambda: self.request("POST", "/api/next", "{}", Content_Length=self.chance.choice(LENGTHS)),
            lambda: self.post("{}", fields=[f"Content-Length: {self.chance.choice(LENGTHS)}"]),
            lambda: self.post("{}", Transfer_Encoding="chunked"),
            lambda: self.request(Expect="100-continue"), lambda: self.request(Connection="Upgrade", Upgrade="h2c"),
        ])()  # fmt: skip

    def chunks(self):
        body = self.chance.choice([
            b"zz\r\n{}\r\n0\r\n\r\n", b"-1\r\n{}\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n{}", b"2\r\n{}",
            b"2\r\n{}0\r\n\r\n", b"2;" + b"x" * 20_000 + b"\r\n{}\r\n0\r\n\r\n", b"0\r\n\r\n", b"\r\n",
            b"1\r\n{\r\n" * 500 + b"0\r\n\r\n", b"7fffffff\r\n{}", b"40000\r\n" + b" " * 262_144 + b"\r\n2\r\n{}\r\n0\r\n\r\n",
            b"2\r\n{}\r\n0\r\n" + b"X: y\r\n" * 3_000 + b"\r\n",
        ])  # fmt: skip
        return self.post("", Content_Length=None, Transfer_Encoding="chunked") + body

    def size(self):
        size = self.chance.choice([262_145, 300_000, 600_000, 3_000_000])
        told = self.chance.choice([size, size, 10**12, 2**62])
        return self.post("", Content_Length=str(told)) + b'{"note":"' + b"a" * size

    def pipeline(self):
        count = self.chance.choice([5, 20, 100])
        return b"".join(
            self.chance.choice([self.path, self.cookie, self.type, self.json])()
            if self.chance.random() < 0.2 else self.request() for _ in range(count)
        )  # fmt: skip

    def type(self):
        types = ["text/plain", "multipart/form-data; boundary=x", None, "application/jsonx",
                 "application/x-www-form-urlencoded", "application/json; charset=utf-16", *ODD[:3]]  # fmt: skip
        return self.post("{}", Content_Type=self.chance.choice(types))

    def cookie(self):
        name, _, value = self.chance.choice(self.cookies).partition("=")
        held = self.chance.choice([
            f'{name}="{value}"', f"{name}={value}x", f"{name}={value[:-1]}", f"{name}=", name, "=", ";",
            f"{name}={value.lower()}", f"{name}={self.chance.choice(ODD)}", f"{name}={'a' * 12_000}",
            f"{name}={'A' * 43}; " * 200, f"{name}=\0{value}", f"spoor={value}", f"{name}{value}",
        ])  # fmt: skip
        return self.request(Cookie=held)

    def garbage(self):
        return self.chance.choice([
            bytes(self.chance.randrange(256) for _ in range(self.chance.randrange(1, 2_000))),
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), b"\r\n" * 5_000, b"\0" * 5_000,
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", b"GET", b"GET /", b"A" * 100_000,
        ])  # fmt: skip
