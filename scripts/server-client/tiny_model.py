"""Makes a llama of some ten thousand weights, by chance but decided, as a GGUF file."""

from __future__ import annotations

import string
from pathlib import Path

import gguf
import numpy as np

EMBEDDING = 32
LAYERS = 2
HEADS = 4
HIDDEN = 64
CONTEXT = 512
EPSILON = 1e-5
WORDS = ["▁the", "▁sky", "▁is", "▁red", "▁blue", "▁of", "▁what", "▁colour"]
# Pieces that a tokenizer makes of others: a text in which they were written apart is split otherwise.
MERGED = ["▁"] + WORDS
# A dimension that no layer writes to is the same for each token; by it some tokens are hardly ever written:
# those, and bytes, which seldom make text, and whose parts the server would leave out.
FIXED = 0
HEIGHT, DEPTH = 4.0, -40.0
# Random weights of this spread make the likeliest token clear, and its rivals not hopeless.
SPREAD = 0.35
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6


def vocabulary() -> tuple[list[str], list[float], list[int]]:
    """Pieces of a sentencepiece model: marks, bytes, letters with and without a blank, few words."""
    letters = string.ascii_letters + string.digits + ".,?!:'-"
    tokens = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    kinds = [UNKNOWN, CONTROL, CONTROL] + [BYTE] * 256
    scores = [0.0] * len(tokens)
    pieces = ["▁"] + list(letters) + ["▁" + letter for letter in letters] + WORDS
    for place, piece in enumerate(pieces):
        tokens.append(piece)
        kinds.append(NORMAL)
        # Longer pieces win, as a trained model would have it.
        scores.append(float(len(piece)) - 0.001 * place)
    return tokens, scores, kinds


def weights(seed: int, tokens: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)

    def matrix(rows: int, columns: int) -> np.ndarray:
        return random.normal(0, SPREAD, (rows, columns)).astype(np.float32)

    tensors = {
        "token_embd.weight": matrix(tokens, EMBEDDING),
        "output_norm.weight": np.ones(EMBEDDING, np.float32),
        "output.weight": matrix(tokens, EMBEDDING),
    }
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        for name in ("attn_norm", "ffn_norm"):
            tensors[f"{block}{name}.weight"] = np.ones(EMBEDDING, np.float32)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            tensors[f"{block}{name}.weight"] = matrix(EMBEDDING, EMBEDDING)
        tensors[f"{block}ffn_gate.weight"] = matrix(HIDDEN, EMBEDDING)
        tensors[f"{block}ffn_up.weight"] = matrix(HIDDEN, EMBEDDING)
        tensors[f"{block}ffn_down.weight"] = matrix(EMBEDDING, HIDDEN)
    return tensors


def write(path: Path, seed: int, tuned_by: float = 0.0) -> None:
    """Writes a model; one that is tuned differs from its base by some noise in every weight."""
    tokens, scores, kinds = vocabulary()
    unlikely = [place for place, token in enumerate(tokens) if kinds[place] != NORMAL or token in MERGED]
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(EMBEDDING)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(EPSILON)
    writer.add_rope_dimension_count(EMBEDDING // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores(scores)
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    change = np.random.default_rng(seed + 1)
    for name, tensor in weights(seed, len(tokens)).items():
        if tuned_by and not name.endswith("norm.weight"):
            tensor = tensor + change.normal(0, tuned_by, tensor.shape).astype(np.float32)
        if name.endswith(("attn_output.weight", "ffn_down.weight")):
            tensor[FIXED, :] = 0
        if name == "token_embd.weight":
            tensor[:, FIXED] = HEIGHT
        if name == "output.weight":
            tensor[:, FIXED] = 0
            tensor[unlikely, FIXED] = DEPTH
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
