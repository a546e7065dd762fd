"""What was measured, as people read it; and what failed."""

import asyncio
import time


class Checks:
    """Prints one line a check; knows how many failed."""

    def __init__(self):
        self.failed = 0

    def __call__(self, name, wrong):
        wrong = list(wrong)
        self.failed += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok':6} {name}", flush=True)
        for line in wrong[:10]:
            print(f"         {line}")
        if len(wrong) > 10:
            print(f"         … and {len(wrong) - 10} more")


def quantile(values, share):
    """The value below or at which this share of `values` lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else float("nan")


def latencies(name, seconds):
    shares = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1)]
    parts = [f"{label} {quantile(seconds, share) * 1000:6.1f}" for label, share in shares]
    print(f"       {name:<10} {'  '.join(parts)} ms   ({len(seconds)})", flush=True)


class LoopLag:
    """How late this client itself is: what it adds to a latency at most."""

    def __init__(self):
        self.late = []

    async def run(self):
        while True:
            due = time.perf_counter() + 0.005
            await asyncio.sleep(0.005)
            self.late.append(time.perf_counter() - due)
