"""torch on the processor: two log-softmaxes a position, then sums.

    peer_torch.py divergence TUNED BASE TOKENS
"""

import sys

import logit_rows
import numpy
import torch


def measure(tuned, base, token):
    x, y = tensor(tuned), tensor(base)
    log_p, log_q = torch.log_softmax(x, -1), torch.log_softmax(y, -1)
    p, q = log_p.exp(), log_q.exp()
    difference = log_p - log_q
    return (
        float(p @ difference),
        -float(q @ difference),
        -float(p @ log_p),
        -float(q @ log_q),
        float(log_p[token]),
        float(log_q[token]),
        1 + int((x > x[token]).sum()),
        1 + int((y > y[token]).sum()),
    )


def tensor(row):
    """Single precision, which torch's own users compute probabilities in."""
    if row.dtype == numpy.uint16:
        return torch.from_numpy(row.view(numpy.int16)).view(torch.bfloat16).float()
    return torch.from_numpy(row).float()


def divergence(tuned, base, tokens):
    torch.set_num_threads(1)
    with torch.inference_mode():
        logit_rows.time(tuned, base, tokens, measure)


if __name__ == "__main__":
    {"divergence": divergence}[sys.argv[1]](*sys.argv[2:])
