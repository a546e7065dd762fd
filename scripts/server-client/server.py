"""A llama-cpp-python server that is started, waited for and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Optional

PATIENCE = 120.0


class Server:
    def __init__(self, model: Path, name: str, log: Path, key: Optional[str] = None,
                 logits_all: bool = True) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model)]
        command += ["--model_alias", name, "--logits_all", str(logits_all).lower(), "--n_ctx", "512"]
        command += ["--n_threads", "1", "--host", "127.0.0.1", "--port", str(self.port)]
        if key:
            command += ["--api_key", key]
        self.log = log.open("wb")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=os.environ)
        self.wait(key)

    def wait(self, key: Optional[str]) -> None:
        request = urllib.request.Request(f"{self.url}/v1/models")
        if key:
            request.add_header("Authorization", f"Bearer {key}")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(request, timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.stop()
        print(f"scripts/test-servers: no server; its log: {self.log.name}", file=sys.stderr)
        sys.exit(69)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.log.close()
