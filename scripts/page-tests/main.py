"""Runs the tests of the review page, each on a server and a copy of the audit of its own."""

import argparse
import importlib
import os
import traceback
from pathlib import Path

from checks import Checks
from playwright.sync_api import sync_playwright
from server import Server

TESTS = {
    "judging": "Twenty tasks by keyboard alone",
    "undoing": "Undo",
    "resuming": "The server dies, the page stays",
    "blind": "Two experts, each for themselves",
    "adjudicating": "Experts differ, an adjudicator decides",
    "hostile": "Hostile texts",
    "controls": "Names, focus, keys",
    "looks": "Contrast, sizes, motion",
    "speed": "Long queues, long responses",
}


def run(name, arguments, browser, checks):
    checks.title(f"{name}: {TESTS[name]}")
    server = Server(arguments.spoor, arguments.audit, arguments.work / name)
    test = importlib.import_module(name)
    try:
        getattr(test, "prepare", lambda server: None)(server)
        test.run(checks, browser, server.start())
    except Exception:
        # One test that breaks off does not keep others from being run.
        checks("the test ends", False, traceback.format_exc(limit=-4))
    finally:
        for context in browser.contexts:
            context.close()
        server.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--spoor", required=True)
    parser.add_argument("--audit", required=True, type=Path)
    parser.add_argument("--work", required=True, type=Path)
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("tests", nargs="*", metavar="TEST", help=", ".join(TESTS))
    # The exit status of a wrong call is that of all our commands.
    parser.error = lambda words: parser.exit(64, f"{parser.format_usage()}{words}\n")
    arguments = parser.parse_args()
    unknown = set(arguments.tests) - set(TESTS)
    if unknown:
        parser.error(f"no such test: {', '.join(sorted(unknown))}; there are {', '.join(TESTS)}")
    checks = Checks()
    with sync_playwright() as playwright:
        # In a container root has no sandbox of Chromium's; the page is our own, from loopback.
        options = ["--disable-lcd-text"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=options
        )
        if arguments.screenshots:
            importlib.import_module("screenshots").take(arguments, browser)
            return 0
        for name in arguments.tests or TESTS:
            run(name, arguments, browser, checks)
        browser.close()
    return checks.end()


if __name__ == "__main__":
    raise SystemExit(main())
