"""numpy and scipy: two log-softmaxes a position, then sums.

    peer_scipy.py divergence TUNED BASE TOKENS float32|float64|by-hand
"""

import os

# Like the kernel beside which it is measured: one thread.
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import sys

import logit_rows
import numpy
from scipy.special import log_softmax


def log_softmaxes(precision):
    """Measures a position with scipy's `log_softmax`, as its documentation would have it."""

    def measure(tuned, base, token):
        x, y = tuned.astype(precision, copy=False), base.astype(precision, copy=False)
        log_p, log_q = log_softmax(x), log_softmax(y)
        p, q = numpy.exp(log_p), numpy.exp(log_q)
        difference = log_p - log_q
        return (
            float(p @ difference),
            -float(q @ difference),
            -float(p @ log_p),
            -float(q @ log_q),
            float(log_p[token]),
            float(log_q[token]),
            1 + int(numpy.count_nonzero(x > x[token])),
            1 + int(numpy.count_nonzero(y > y[token])),
        )

    return measure


def by_hand():
    """Measures a position with as few passes over it as numpy allows, in buffers used again."""
    buffers = {}

    def side(name, row, token):
        if name not in buffers:
            buffers[name] = [numpy.empty(row.shape, numpy.float32) for _ in range(2)]
        u, e = buffers[name]
        rank = 1 + int(numpy.count_nonzero(row > row[token]))
        numpy.subtract(row, row.max(), out=u)
        numpy.exp(u, out=e)
        total = float(e.sum())
        log_total = numpy.log(total)
        entropy = log_total - float(e @ u) / total
        return u, e, total, log_total, entropy, float(u[token]) - log_total, rank

    def measure(tuned, base, token):
        u, e, total, log_total, entropy, log_p, rank = side("tuned", tuned, token)
        v, f, other, log_other, base_entropy, log_q, base_rank = side("base", base, token)
        numpy.subtract(u, v, out=u)
        gap = log_other - log_total
        kls = (float(e @ u) / total + gap, -float(f @ u) / other - gap)
        return (*kls, entropy, base_entropy, log_p, log_q, rank, base_rank)

    return measure


def widened(row):
    """A row as numbers that numpy can count with."""
    if row.dtype == numpy.uint16:
        return (row.astype(numpy.uint32) << 16).view(numpy.float32)
    return row


def single(row):
    return widened(row).astype(numpy.float32, copy=False)


WAYS = {
    "float32": (widened, log_softmaxes(numpy.float32)),
    "float64": (widened, log_softmaxes(numpy.float64)),
    "by-hand": (single, by_hand()),
}


def divergence(tuned, base, tokens, way):
    prepare, measure = WAYS[way]
    logit_rows.time(tuned, base, tokens, lambda x, y, token: measure(prepare(x), prepare(y), token))


if __name__ == "__main__":
    {"divergence": divergence}[sys.argv[1]](*sys.argv[2:])
