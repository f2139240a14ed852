"""The second of three steps to models/trunk.bin: learns one convolution over tokens from all public sets at once.

    python3 training/trunk.py DIR [--epochs 9] [--teacher-epochs 6] [--seed 11] [--threads 2]

Larger nets, the teachers, learn first; the small one that ships then learns from the labels and from what the teachers
say about the same texts with words hidden (distillation; Hinton, Vinyals, Dean 2015). `--teacher-epochs 0` leaves them out.

DIR holds what prepare-trunk.ts wrote; weights.json and weights.f32 for pack-trunk.ts are added to it, and each teacher,
so that a run that was stopped goes on with the next. Needs PyTorch (written with 1.13.1, Debian's python3-torch). One
thread and the same seed give the same weights on one machine.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

FILTERS = [(1, 32), (2, 96), (3, 96)]  # width of the window, channels
TEACHERS_FILTERS = [
    [(1, 128), (2, 192), (3, 192), (4, 128)],
    [(1, 192), (2, 256), (3, 192), (5, 96)],
]
BATCH = 64
CHUNK = 2048  # texts sorted by length together, so that a batch holds little padding
KEPT = 10  # every tenth text of a sigmoid task is kept from the training, for the thresholds
UNKNOWN_SHARE = 0.02  # of the tokens, hidden in training, so that row 0 learns what an unknown token tells
TAUGHT_UNKNOWN_SHARE = 0.04  # the same where teachers say what such a text still tells
ALONE_DROPOUTS = (0.35, 0.5)  # of the embedding, of the channels
TAUGHT_DROPOUTS = (0.05, 0.1)  # teachers keep a small net from learning by heart
TEACHERS_SHARE = 0.7  # of the loss
TEMPERATURE = 2.0
LABEL_SMOOTHING = 0.05


class Convolution(nn.Module):
    """Embedding, filters, maximum over time, one linear head per task."""

    def __init__(self, start, tasks, filters, dropouts):
        super().__init__()
        known = ~np.isnan(start[:, 0])
        scale = start[known].std()
        start = np.where(known[:, None], start, np.random.normal(0, scale, start.shape)).astype(np.float32)
        self.embedding = nn.Embedding(len(start) + 1, start.shape[1], padding_idx=len(start))
        with torch.no_grad():
            self.embedding.weight[:-1] = torch.from_numpy(start)
        self.filters = nn.ModuleList(
            nn.Conv1d(start.shape[1], channels, width, padding=width - 1) for width, channels in filters
        )
        channels = sum(channels for _, channels in filters)
        self.heads = nn.ModuleDict({task["name"]: nn.Linear(channels, len(task["classes"])) for task in tasks})
        self.embedding_dropout = nn.Dropout(dropouts[0])
        self.dropout = nn.Dropout(dropouts[1])

    def trunk(self, texts):
        embedded = self.embedding_dropout(self.embedding(texts)).transpose(1, 2)
        return torch.cat([F.relu(filters(embedded)).amax(-1) for filters in self.filters], 1)

    def forward(self, texts, name):
        return self.heads[name](self.dropout(self.trunk(texts)))


def pad(texts, padding):
    return nn.utils.rnn.pad_sequence(texts, batch_first=True, padding_value=padding)


def targets_of(task):
    labels = task["labels"]
    if task["kind"] == "softmax":
        return torch.tensor([found[0] for found in labels])
    targets = torch.zeros(len(labels), len(task["classes"]))
    for place, found in enumerate(labels):
        targets[place, [label for label in found if label >= 0]] = 1
    return targets


def is_kept(task, place):
    return task["kind"] == "sigmoid" and place % KEPT == 0


def epoch_batches(tasks, generator):
    batches = []
    for task in tasks:
        places = [place for place in range(len(task["texts"])) if not is_kept(task, place)]
        for _ in range(task["times"]):
            order = generator.permutation(places)
            for start in range(0, len(order), CHUNK):
                chunk = sorted(order[start : start + CHUNK], key=lambda place: len(task["texts"][place]))
                batches += [(task, chunk[at : at + BATCH]) for at in range(0, len(chunk), BATCH)]
    generator.shuffle(batches)
    return batches


def loss_of(task, scores, wanted):
    if task["kind"] == "sigmoid":
        return F.binary_cross_entropy_with_logits(scores, wanted) * len(task["classes"]) * 0.5
    return F.cross_entropy(scores, wanted, label_smoothing=LABEL_SMOOTHING)


def taught_loss(task, scores, teachers, texts):
    """How far the scores are from what the teachers say, taken together, about the same texts."""
    with torch.no_grad():
        said = torch.stack([teacher(texts, task["name"]) for teacher in teachers]).mean(0)
    if task["kind"] == "sigmoid":
        return F.binary_cross_entropy_with_logits(scores, said.sigmoid()) * len(task["classes"]) * 0.5
    soft = F.cross_entropy(scores / TEMPERATURE, (said / TEMPERATURE).softmax(1))
    return soft * TEMPERATURE**2


def train(net, tasks, epochs, seed, teachers=()):
    generator = np.random.RandomState(seed)
    embedding = [net.embedding.weight]
    others = [weight for name, weight in net.named_parameters() if not name.startswith("embedding")]
    rates = [1e-3, 5e-4]
    optimizer = torch.optim.Adam([{"params": others}, {"params": embedding}])
    padding = net.embedding.padding_idx
    for teacher in teachers:
        teacher.eval()
    for epoch in range(epochs):
        net.train()
        batches = epoch_batches(tasks, generator)
        began, total = time.time(), 0.0
        for number, (task, places) in enumerate(batches):
            left = 1 - (epoch + number / len(batches)) / epochs
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * (0.05 + 0.95 * left)
            texts = pad([task["texts"][place] for place in places], padding)
            hidden = torch.rand(texts.shape) < (TAUGHT_UNKNOWN_SHARE if teachers else UNKNOWN_SHARE)
            texts = torch.where(hidden & (texts != padding), torch.zeros_like(texts), texts)
            scores = net(texts, task["name"])
            loss = loss_of(task, scores, task["targets"][places])
            if teachers:
                loss = (1 - TEACHERS_SHARE) * loss + TEACHERS_SHARE * taught_loss(task, scores, teachers, texts)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += float(loss.detach())
            if number % 500 == 0:
                print(f"epoch {epoch + 1}, {number} of {len(batches)} batches, {time.time() - began:.0f} s", flush=True)
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}", flush=True)
    net.eval()


def learn_teachers(folder, start, tasks, epochs, seed):
    """Nets too large to ship; each is kept in the folder once it has learned."""
    teachers = []
    for place, filters in enumerate(TEACHERS_FILTERS):
        torch.manual_seed(seed + place + 1)
        np.random.seed(seed + place + 1)
        teacher, file = Convolution(start, tasks, filters, ALONE_DROPOUTS), folder / f"teacher-{place + 1}.pt"
        if file.exists():
            teacher.load_state_dict(torch.load(file))
        else:
            train(teacher, tasks, epochs, seed + place + 1)
            torch.save(teacher.state_dict(), file)
        report(f"teacher {place + 1}", teacher, tasks)
        teachers.append(teacher.eval())
    return teachers


def report(who, net, tasks):
    """What the net reaches on the texts kept from its training."""
    for task in tasks:
        kept = [place for place in range(len(task["texts"])) if is_kept(task, place)]
        if kept:
            scores = predict(net, [task["texts"][place] for place in kept], task["name"])
            wanted = task["targets"][kept].numpy()
            best = [best_f1(scores[:, column], wanted[:, column]) for column in range(wanted.shape[1])]
            print(f"{who}: {task['name']} macro-F1 {np.mean(best):.4f} at the best thresholds", flush=True)


def predict(net, texts, name):
    net.eval()
    with torch.no_grad():
        scores = [net(pad(texts[at : at + 256], net.embedding.padding_idx), name) for at in range(0, len(texts), 256)]
    return torch.cat(scores).numpy()


def f1_by_place(scores, wanted):
    """The F1 when the first, the first two … texts by score are taken, smoothed over neighbours; and their order."""
    order = np.argsort(-scores)
    found = np.cumsum(wanted[order])
    f1 = 2 * found / (np.arange(1, len(order) + 1) + wanted.sum())
    return np.convolve(f1, np.ones(5) / 5, "same"), order


def best_f1(scores, wanted):
    return f1_by_place(scores, wanted)[0].max()


def best_thresholds(scores, wanted):
    """For each class the probability with the best F1, the mean of the places near the best."""
    thresholds = []
    for column in range(wanted.shape[1]):
        near, order = f1_by_place(scores[:, column], wanted[:, column])
        score = scores[order[int(np.argmax(near))], column]
        thresholds.append(float(1 / (1 + np.exp(-score))))
    return thresholds


def export(net, folder, facts):
    """Each token's row: what every filter gets from it at each place of its window."""
    with torch.no_grad():
        embedding = net.embedding.weight[:-1]
        rows = [
            embedding @ filters.weight[:, :, place].T for filters in net.filters for place in range(filters.kernel_size[0])
        ]
        parts = [
            torch.cat(rows, 1),
            torch.cat([filters.bias for filters in net.filters]),
            torch.cat([head.weight for head in net.heads.values()]).T,
            torch.cat([head.bias for head in net.heads.values()]),
        ]
        (folder / "weights.f32").write_bytes(b"".join(part.contiguous().numpy().tobytes() for part in parts))
    (folder / "weights.json").write_text(json.dumps(facts))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--teacher-epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    random.seed(given.seed)
    prepared = json.loads((given.folder / "tasks.json").read_text())
    tasks = prepared["tasks"]
    for task in tasks:
        task["targets"] = targets_of(task)
        task["texts"] = [torch.tensor(text or [0]) for text in task["texts"]]
    start = np.fromfile(given.folder / "vectors.f32", np.float32).reshape(-1, prepared["dimensions"])
    taught_by = given.teacher_epochs
    teachers = learn_teachers(given.folder, start, tasks, taught_by, given.seed) if taught_by else []
    torch.manual_seed(given.seed)
    np.random.seed(given.seed)
    net = Convolution(start, tasks, FILTERS, TAUGHT_DROPOUTS if teachers else ALONE_DROPOUTS)
    train(net, tasks, given.epochs, given.seed, teachers)
    report("trunk", net, tasks)
    heads = []
    for task in tasks:
        kept = [place for place in range(len(task["texts"])) if is_kept(task, place)]
        thresholds = []
        if kept:
            scores = predict(net, [task["texts"][place] for place in kept], task["name"])
            thresholds = best_thresholds(scores, task["targets"][kept].numpy())
        heads.append({"name": task["name"], "classes": task["classes"], "thresholds": thresholds})
    export(
        net,
        given.folder,
        {
            "filters": [{"width": width, "channels": channels} for width, channels in FILTERS],
            "vocabulary": prepared["vocabulary"],
            "heads": heads,
            "seed": given.seed,
            "dataHash": prepared["dataHash"],
            "trainedOn": prepared["trainedOn"],
        },
    )


if __name__ == "__main__":
    main()
