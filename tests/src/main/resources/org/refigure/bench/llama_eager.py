"""The bench's model in PyTorch, eager: an independent implementation to compare speed with.

Started as: python3 llama_eager.py WIDTH LAYERS LENGTH SEQUENCES HEAD FEED_FORWARD VOCABULARY
Prints "ready VERSION"; then for every line "N" on standard input it trains N steps and prints the
seconds they took; "memory" prints the largest resident size so far in kB, 0 where the system does
not say; "blas" prints the library that multiplies, "product N" the seconds of the best of three
float32 products of two N x N matrices; the end of input ends it.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OMP_WAIT_POLICY"] = "passive"
import math
import re
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(0)
WIDTH, LAYERS, LENGTH, SEQUENCES, HEAD, FEED_FORWARD, VOCABULARY = map(int, sys.argv[1:8])


def norm(x):
    """RMSNorm without gains: x/sqrt(mean(x^2) + eps)."""
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5)


def matrix(rows, columns, deviation):
    return nn.Parameter(torch.randn(rows, columns) * deviation)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        reading, writing = 0.5 / math.sqrt(WIDTH), 0.5 / math.sqrt(WIDTH * LAYERS)
        self.query = matrix(WIDTH, WIDTH, reading)
        self.key = matrix(WIDTH, WIDTH, reading)
        self.value = matrix(WIDTH, WIDTH, reading)
        self.output = matrix(WIDTH, WIDTH, writing)
        self.gate = matrix(WIDTH, FEED_FORWARD, reading)
        self.up = matrix(WIDTH, FEED_FORWARD, reading)
        self.down = matrix(FEED_FORWARD, WIDTH, writing)

    def forward(self, h, cos, sin, mask):
        h = h + self.attention(norm(h), cos, sin, mask)
        x = norm(h)
        return h + (F.silu(x @ self.gate) * (x @ self.up)) @ self.down

    def attention(self, x, cos, sin, mask):
        def split(y):
            return y.view(SEQUENCES, LENGTH, WIDTH // HEAD, HEAD).transpose(1, 2)

        def rotate(y):
            a, b = y.chunk(2, -1)
            return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)

        q, k = rotate(split(x @ self.query)), rotate(split(x @ self.key))
        scores = q @ k.transpose(-1, -2) / math.sqrt(HEAD) + mask
        mixed = scores.softmax(-1) @ split(x @ self.value)
        return mixed.transpose(1, 2).reshape(SEQUENCES * LENGTH, WIDTH) @ self.output


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = matrix(VOCABULARY, WIDTH, 0.02)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.head = nn.Parameter(torch.zeros(WIDTH, VOCABULARY))
        turns = torch.arange(HEAD // 2) / (HEAD // 2)
        angles = torch.outer(torch.arange(LENGTH).float(), 10_000.0**-turns)
        self.register_buffer("cos", angles.cos())
        self.register_buffer("sin", angles.sin())
        self.register_buffer("mask", torch.full((LENGTH, LENGTH), -math.inf).triu(1))

    def forward(self, tokens):
        h = F.embedding(tokens[:, :-1].reshape(-1), self.embedding)
        for block in self.blocks:
            h = block(h, self.cos, self.sin, self.mask)
        return F.cross_entropy(norm(h) @ self.head, tokens[:, 1:].reshape(-1))


model = Model()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95), weight_decay=0.1)


def step():
    optimizer.zero_grad(set_to_none=True)
    loss = model(torch.randint(VOCABULARY, (SEQUENCES, LENGTH + 1)))
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def peak():
    """VmHWM, which unlike ru_maxrss does not remember the process that started this one."""
    try:
        with open("/proc/self/status") as status:
            return next(line.split()[1] for line in status if line.startswith("VmHWM:"))
    except OSError:
        return 0


def product(side):
    """Seconds of the best of three products."""
    a, b = torch.rand(side, side), torch.rand(side, side)
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - start)
    return best


def blas():
    """The library that multiplies: the one that is loaded, else what PyTorch was built with."""
    torch.rand(64, 64) @ torch.rand(64, 64)
    try:
        with open("/proc/self/maps") as maps:
            files = sorted({line.split()[-1] for line in maps if ".so" in line})
    except OSError:
        files = []
    for part, name in (
        ("libmkl_", "MKL"),
        ("openblas", "OpenBLAS"),
        ("blis", "BLIS"),
        ("atlas", "ATLAS"),
        ("libblas.so", "reference BLAS"),
    ):
        if any(part in file for file in files):
            return name
    built = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    return built.group(1) if built else "unknown"


print("ready", torch.__version__, flush=True)
for line in sys.stdin:
    if line.strip() == "memory":
        print(peak(), flush=True)
        continue
    if line.strip() == "blas":
        print(blas(), flush=True)
        continue
    if line.startswith("product "):
        print(product(int(line.split()[1])), flush=True)
        continue
    start = time.perf_counter()
    for _ in range(int(line)):
        loss = step()
    assert math.isfinite(loss)
    print(time.perf_counter() - start, flush=True)
