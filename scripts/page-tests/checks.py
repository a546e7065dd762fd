"""What was checked, a line each, and how much of it failed."""


class Checks:
    """Prints `ok` or `FAILED` with what was found instead."""

    def __init__(self):
        self.done = self.failed = 0

    def title(self, words):
        print(f"\n{words}", flush=True)

    def __call__(self, name, holds, found=None):
        """A check holds or not; `found` says what was there if not."""
        self.done += 1
        self.failed += not holds
        print(f"  {'ok' if holds else 'FAILED':6} {name}", flush=True)
        if not holds and found is not None:
            print(f"         found: {str(found)[:1500]}", flush=True)
        return bool(holds)

    def same(self, name, found, wanted):
        return self(name, found == wanted, f"{found!r}, not {wanted!r}")

    def none(self, name, faults):
        """Holds if there are no faults; up to ten are printed."""
        faults = list(faults)
        self(name, not faults, f"{len(faults)}")
        for fault in faults[:10]:
            print(f"           {fault}", flush=True)

    def end(self):
        print(f"\n{self.done} checks, {self.failed} failed", flush=True)
        return 1 if self.failed else 0
