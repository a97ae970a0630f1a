"""An independent LLaMA in PyTorch: logits, loss, gradients and AdamW steps on weights from a file.

Usage: llama_reference.py CONFIG.json WEIGHTS.npz RESULT.npz
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

config = json.load(open(sys.argv[1]))
torch.set_num_threads(1)
archive = np.load(sys.argv[2])
weights = {
    name: torch.nn.Parameter(torch.from_numpy(archive[name].copy()))
    for name in archive.files
    if name != "tokens"
}
tokens = torch.from_numpy(archive["tokens"]).long()
head_size = config["headSize"]


def rms_norm(x, name):
    x = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5)
    return x * weights[name][0] if config["gains"] else x


def rotate(x):
    """Complex rotation of (x_i, x_{i + half}) by position · 10000^(-2i/head size)."""
    half = head_size // 2
    angles = torch.outer(
        torch.arange(x.shape[-2]).float(),
        10000.0 ** (-torch.arange(half).double() * 2 / head_size).float(),
    )
    turned = torch.complex(x[..., :half], x[..., half:]) * torch.polar(torch.ones_like(angles), angles)
    return torch.cat([turned.real, turned.imag], -1)


def attention(x, block):
    sequences, length, width = x.shape

    def heads(name):
        y = F.linear(x, weights[block + name].t())
        return y.view(sequences, length, width // head_size, head_size).permute(0, 2, 1, 3)

    q, k, v = heads("query"), heads("key"), heads("value")
    if config["qkNorm"]:
        q, k = rms_norm(q, block + "queryNorm"), rms_norm(k, block + "keyNorm")
    scores = torch.einsum("bhqd,bhkd->bhqk", rotate(q), rotate(k)) * config["scale"]
    future = torch.ones(length, length, dtype=torch.bool).triu(1)
    mixed = scores.masked_fill(future, float("-inf")).softmax(-1) @ v
    return mixed.permute(0, 2, 1, 3).reshape(x.shape) @ weights[block + "output"]


def logits(inputs):
    h = weights["embedding"][inputs]
    for layer in range(config["layers"]):
        block = f"layers.{layer}."
        h = h + attention(rms_norm(h, block + "attentionNorm"), block)
        x = rms_norm(h, block + "feedForwardNorm")
        h = h + (F.silu(x @ weights[block + "gate"]) * (x @ weights[block + "up"])) @ weights[block + "down"]
    head = weights["embedding"].t() if config["tied"] else weights["head"]
    return config["multiplier"] * (rms_norm(h, "norm") @ head)


matrices = set(config["matrices"])
optimizer = torch.optim.AdamW(
    [
        dict(
            params=[w for name, w in weights.items() if name in matrices],
            lr=config["matrixRate"],
            weight_decay=config["matrixDecay"],
        ),
        dict(
            params=[w for name, w in weights.items() if name not in matrices],
            lr=config["vectorRate"],
            weight_decay=config["vectorDecay"],
        ),
    ],
    betas=(0.9, 0.95),
    eps=1e-8,
)
result = {}
for step in range(config["steps"]):
    out = logits(tokens[:, :-1])
    loss = F.cross_entropy(out.flatten(0, 1), tokens[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    if step == 0:
        result["logits"] = out.detach().flatten(0, 1).numpy()
        result["loss"] = loss.detach().numpy()
        result.update({"gradient/" + name: w.grad.numpy().copy() for name, w in weights.items()})
    norm = torch.nn.utils.clip_grad_norm_(list(weights.values()), config["clip"])
    result[f"norm/{step}"] = norm.detach().numpy()
    optimizer.step()
    if step == 0:
        result.update({"first/" + name: w.detach().numpy().copy() for name, w in weights.items()})
result.update({"last/" + name: w.detach().numpy() for name, w in weights.items()})
np.savez(sys.argv[3], **{name: np.asarray(value, dtype="<f4", order="C") for name, value in result.items()})
