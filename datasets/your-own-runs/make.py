#!/usr/bin/env python3
"""Makes the files of notebook 01f, as a user of PyTorch has them: checkpoints of three widths, two of
them with the optimizer's state, and the table of a sweep; the narrowest also in half precision, in
bfloat16 and as sharded safetensors, with reference.json: what torch.linalg says of every matrix.
Needs PyTorch and nothing else (Debian: apt install python3-torch).

    python3 datasets/your-own-runs/make.py datasets/your-own-runs
    python3 datasets/your-own-runs/make.py datasets/your-own-runs --checkpoints   # without the sweep

A two-block transformer of width d predicts the next token of a Markov chain. Arm "muP": hidden
matrices learn at rate·16/d with a constant decay; arm "SP": every matrix learns at the rate itself.
"""
import csv
import json
import math
import os
import struct
import sys

import torch
from torch import nn

VOCABULARY, LENGTH, BATCH, STEPS, BASE, DECAY = 32, 24, 8, 150, 16, 0.1
WIDTHS, SEEDS = (16, 32, 64), range(3)
RATES = {"muP": [2.0**k for k in range(-7, -1)], "SP": [2.0**k for k in range(-8, -2)]}


class Layer(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(d, d, bias=False) for _ in range(4))
        self.up, self.down = nn.Linear(d, 4 * d, bias=False), nn.Linear(4 * d, d, bias=False)
        self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d)

    def forward(self, x):
        h = self.norm1(x)
        q, k, v = self.q(h), self.k(h), self.v(h)
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        causal = torch.full(scores.shape[-2:], float("-inf")).triu(1)
        x = x + self.o(torch.softmax(scores + causal, -1) @ v)
        return x + self.down(torch.nn.functional.gelu(self.up(self.norm2(x))))


class Model(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.embed, self.pos = nn.Embedding(VOCABULARY, d), nn.Embedding(LENGTH, d)
        self.blocks = nn.ModuleList([Layer(d) for _ in range(2)])
        self.norm, self.head = nn.LayerNorm(d), nn.Linear(d, VOCABULARY, bias=False)

    def forward(self, tokens):
        x = self.embed(tokens) + self.pos(torch.arange(tokens.shape[-1]))
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))


def chain(seed):
    logits = 2.0 * torch.randn(VOCABULARY, VOCABULARY, generator=torch.Generator().manual_seed(seed))
    return torch.softmax(logits, -1)


def batch(law, generator):
    rows = [torch.randint(VOCABULARY, (BATCH,), generator=generator)]
    for _ in range(LENGTH):
        rows.append(torch.multinomial(law[rows[-1]], 1, generator=generator).squeeze(1))
    return torch.stack(rows, 1)


def loss_of(model, tokens):
    logits = model(tokens[:, :-1])
    return nn.functional.cross_entropy(logits.reshape(-1, VOCABULARY), tokens[:, 1:].reshape(-1))


def train(arm, d, rate, seed):
    torch.manual_seed(seed)
    model, law, draws = Model(d), chain(0), torch.Generator().manual_seed(1000 + seed)
    hidden = [p for name, p in model.named_parameters() if "blocks" in name and p.dim() == 2]
    others = [p for name, p in model.named_parameters() if not ("blocks" in name and p.dim() == 2)]
    scale = BASE / d if arm == "muP" else 1.0
    groups = [
        {"params": hidden, "lr": rate * scale, "weight_decay": DECAY / scale},
        {"params": others, "lr": rate, "weight_decay": 0.0},
    ]
    if arm == "muP":  # the decay as a PyTorch user writes it: λ constant, not ηλ
        groups[0]["weight_decay"] = DECAY
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.95))
    for step in range(STEPS):
        loss = loss_of(model, batch(law, draws))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        held_out = torch.Generator().manual_seed(7)
        valid = sum(loss_of(model, batch(law, held_out)).item() for _ in range(8)) / 8
    return model, optimizer, loss.item(), valid


def safetensors(tensors, file):
    """The format of github.com/huggingface/safetensors: length, header, numbers."""
    words = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}
    header, numbers = {}, b""
    for name, tensor in tensors.items():
        raw = tensor.contiguous().flatten()
        raw = (raw.view(torch.int16) if tensor.element_size() == 2 else raw).numpy().tobytes()
        header[name] = {"dtype": words[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(numbers), len(numbers) + len(raw)]}
        numbers += raw
    text = json.dumps(header).encode()
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + numbers)


def described(tensors):
    """σ₁, ‖W‖_F and stable rank of every matrix, in double precision, by torch.linalg."""
    all = {}
    for name, tensor in tensors.items():
        if tensor.dim() == 2:
            matrix = tensor.to(torch.float64)
            top = torch.linalg.matrix_norm(matrix, 2).item()
            norm = torch.linalg.matrix_norm(matrix, "fro").item()
            all[name] = {"shape": list(tensor.shape), "sigma1": top, "frobenius": norm,
                         "stableRank": (norm / top) ** 2}
    return all


def checkpoints(folder):
    reference = {"by": "torch.linalg of PyTorch " + torch.__version__}
    for d in WIDTHS:
        model, optimizer, _, _ = train("muP", d, 2.0**-5, 0)
        weights = model.state_dict()
        torch.save(weights, f"{folder}/lm-{d}.pt")
        reference[f"lm-{d}.pt"] = described(weights)
        if d < WIDTHS[-1]:
            torch.save({"model": weights, "optimizer": optimizer.state_dict(), "step": STEPS},
                       f"{folder}/training-{d}.pt")
        if d == WIDTHS[0]:
            half = {name: tensor.half() for name, tensor in weights.items()}
            torch.save(half, f"{folder}/half-{d}.pt")
            reference[f"half-{d}.pt"] = described(half)
            brain = {name: tensor.bfloat16() for name, tensor in weights.items()}
            torch.save(brain, f"{folder}/bfloat16-{d}.pt")
            reference[f"bfloat16-{d}.pt"] = described(brain)
            shards(brain, f"{folder}/sharded-{d}")
            reference[f"sharded-{d}"] = described(brain)
            safetensors(half, f"{folder}/half-{d}.safetensors")
            reference[f"half-{d}.safetensors"] = described(half)
    with open(folder + "/reference.json", "w") as out:
        json.dump(reference, out, indent=1)
        out.write("\n")


def shards(tensors, folder):
    os.makedirs(folder, exist_ok=True)
    names, parts, index = list(tensors), 2, {}
    for part in range(parts):
        file = f"model-{part + 1:05d}-of-{parts:05d}.safetensors"
        own = names[part::parts]
        safetensors({name: tensors[name] for name in own}, f"{folder}/{file}")
        index.update({name: file for name in own})
    with open(folder + "/model.safetensors.index.json", "w") as out:
        json.dump({"metadata": {}, "weight_map": index}, out, indent=1)
        out.write("\n")


def sweep(folder):
    with open(folder + "/runs.csv", "w", newline="") as out:
        table = csv.writer(out, quoting=csv.QUOTE_ALL)
        table.writerow(["Name", "State", "arm", "model.d_model", "optim.lr",
                        "optim.weight_decay", "seed", "train/loss", "valid/loss"])
        for arm, rates in RATES.items():
            for d in WIDTHS:
                for rate in rates:
                    for seed in SEEDS:
                        _, _, last, valid = train(arm, d, rate, seed)
                        table.writerow([f"{arm.lower()}-{d}-{rate:g}-{seed}", "finished", arm, d,
                                        rate, DECAY, seed, f"{last:.6f}", f"{valid:.6f}"])
                    out.flush()


def main(words):
    torch.set_num_threads(1)
    folder = next((word for word in words if not word.startswith("--")), ".")
    checkpoints(folder)
    if "--checkpoints" not in words:
        sweep(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
