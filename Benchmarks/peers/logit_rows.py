"""Rows of logits for the peers that measure divergences: memory-mapped, as users open them."""

import json
import time as clock

import numpy
import peer

WARM_UP = 20


def mapped(path):
    """The matrix of an `.npy` file, or of the only tensor of a `.safetensors` file.

    bfloat16, which numpy does not have, comes as its bits. Copied on writing, which nobody does:
    torch warns of memory that cannot be written.
    """
    if path.endswith(".npy"):
        return numpy.load(path, mmap_mode="c")
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        tensors = json.loads(file.read(length))
    (tensor,) = [value for name, value in tensors.items() if name != "__metadata__"]
    offset = 8 + length + tensor["data_offsets"][0]
    shape = tuple(tensor["shape"])
    return numpy.memmap(path, dtype="<u2", mode="c", offset=offset, shape=shape)


def time(tuned, base, tokens, measure):
    """Times `measure`, which is given both rows and the emitted token, over all positions.

    A position at a time: 128,256 numbers a temporary stay in the second and third-level cache,
    those of several positions do not. Prints the line of figures.
    """
    tuned, base = mapped(tuned), mapped(base)
    with open(tokens, encoding="ascii") as file:
        tokens = json.load(file)
    # Faults every page in, and lets libraries make ready what they use.
    for matrix in (tuned, base):
        numpy.bitwise_xor.reduce(matrix.view(numpy.uint8)[:, ::4096], axis=None)
    for position in range(min(WARM_UP, len(tokens))):
        measure(tuned[position], base[position], tokens[position])
    wall, cpu = clock.perf_counter_ns(), clock.process_time_ns()
    found = [measure(*given) for given in zip(tuned, base, tokens)]
    wall, cpu = clock.perf_counter_ns() - wall, clock.process_time_ns() - cpu
    columns = list(zip(*found))
    peer.emit(
        positions=len(tokens),
        wall=wall,
        cpu=cpu,
        tuned_base=columns[0],
        base_tuned=columns[1],
        ranks=sum(columns[6]) + sum(columns[7]),
    )
