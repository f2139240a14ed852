"""The second of three steps to models/sequence.bin: learns a net that reads a text in order, in both directions.

    python3 training/sequence.py DIR [--epochs 5] [--seed 21] [--threads 1]

Gated recurrent units (Cho et al. 2014) forwards and backwards, beside a convolution; maximum, mean and attention over
time. DIR holds what prepare-sequence.ts wrote; weights.json and weights.f32 for pack-sequence.ts are added to it. Each
token starts from what the trunk knows of it: the trunk's rows are products of its word vectors (100 numbers a token) and
its filters, so their first 100 principal components span the same space. Needs PyTorch, as trunk.py does.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import trunk
from torch import nn
from torch.nn import functional as F

DIMENSIONS = 100
START_SPREAD = 0.4  # standard deviation of the starting vectors, as word vectors have it
UNITS = 64
FILTERS = [(1, 32), (2, 96), (3, 96)]
DROPOUTS = (0.3, 0.4)  # of the embedding, of the channels
NOWHERE = -1e4
UNIT_PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


class Sequence(nn.Module):
    def __init__(self, start, tasks):
        super().__init__()
        self.embedding = nn.Embedding(len(start) + 1, start.shape[1], padding_idx=len(start))
        with torch.no_grad():
            self.embedding.weight[:-1] = torch.from_numpy(start)
        self.filters = nn.ModuleList(
            nn.Conv1d(start.shape[1], channels, width, padding=width - 1) for width, channels in FILTERS
        )
        self.units = nn.GRU(start.shape[1], UNITS, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * UNITS, 1)
        channels = sum(channels for _, channels in FILTERS) + 6 * UNITS
        self.heads = nn.ModuleDict({task["name"]: nn.Linear(channels, len(task["classes"])) for task in tasks})
        self.embedding_dropout = nn.Dropout(DROPOUTS[0])
        self.dropout = nn.Dropout(DROPOUTS[1])

    def channels(self, texts):
        lengths = (texts != self.embedding.padding_idx).sum(1)
        embedded = self.embedding_dropout(self.embedding(texts))
        across = embedded.transpose(1, 2)
        found = [F.relu(filters(across)).amax(-1) for filters in self.filters]
        packed = nn.utils.rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.units(packed)[0], batch_first=True)
        there = (torch.arange(states.shape[1])[None] < lengths[:, None])[..., None]
        weights = self.attention(states).masked_fill(~there, NOWHERE).softmax(1)
        highest = states.masked_fill(~there, NOWHERE).amax(1)
        mean = (states * there).sum(1) / lengths[:, None]
        return torch.cat([*found, highest, mean, (weights * states).sum(1)], 1)

    def forward(self, texts, name):
        return self.heads[name](self.dropout(self.channels(texts)))


def starting_vectors(folder, row_length):
    """The principal components of the trunk's rows, every column brought to the same spread first."""
    rows = np.fromfile(folder / "trunk-rows.i8", np.int8).reshape(-1, row_length).astype(np.float32)
    rows /= rows.std(0)
    left, sizes, _ = np.linalg.svd(rows, full_matrices=False)
    vectors = left[:, :DIMENSIONS] * sizes[:DIMENSIONS]
    return (vectors * START_SPREAD / vectors.std()).astype(np.float32)


def export(net, folder, facts):
    with torch.no_grad():
        gates = [getattr(net.units, f"{part}_l0{end}") for end in ("", "_reverse") for part in UNIT_PARTS]
        parts = [
            net.embedding.weight[:-1],
            *[part for filters in net.filters for part in (filters.weight.permute(2, 1, 0), filters.bias)],
            *[part.T if part.dim() == 2 else part for part in gates],
            net.attention.weight[0],
            torch.cat([head.weight for head in net.heads.values()]).T,
            torch.cat([head.bias for head in net.heads.values()]),
        ]
        (folder / "weights.f32").write_bytes(b"".join(part.detach().contiguous().numpy().tobytes() for part in parts))
    (folder / "weights.json").write_text(json.dumps(facts))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    prepared = json.loads((given.folder / "tasks.json").read_text())
    tasks = prepared["tasks"]
    for task in tasks:
        task["targets"] = trunk.targets_of(task)
        task["texts"] = [torch.tensor(text or [0]) for text in task["texts"]]
    torch.manual_seed(given.seed)
    np.random.seed(given.seed)
    net = Sequence(starting_vectors(given.folder, prepared["rowLength"]), tasks)
    trunk.train(net, tasks, given.epochs, given.seed)
    trunk.report("sequence", net, tasks)
    facts = {name: prepared[name] for name in ("vocabulary", "dataHash", "trainedOn")}
    heads = [{"name": task["name"], "classes": task["classes"]} for task in tasks]
    filters = [{"width": width, "channels": channels} for width, channels in FILTERS]
    sizes = {"dimensions": DIMENSIONS, "units": UNITS, "filters": filters}
    export(net, given.folder, {**sizes, "heads": heads, "seed": given.seed, **facts})


if __name__ == "__main__":
    main()
