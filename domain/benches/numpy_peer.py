"""The same work as `cargo bench -p domain`, in numpy: run both on the same machine, one after the other.

    python3 domain/benches/numpy_peer.py
"""

import time

import numpy as np


def median_of(work, times):
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return sorted(took)[len(took) // 2]


def exponential(ranks):
    n = ranks.shape[0]
    share = (n - ranks + 1) / n
    return -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))


def rank_from_highest(values):
    order = np.argsort(-values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    return ranks


random = np.random.default_rng(2026)
ranks = np.column_stack([random.permutation(33_755) + 1.0 for _ in range(7)])
eight = {n: random.uniform(0, 97, (n, 8)) for n in (400, 1_000_000)}


def index():
    # As the engine does, the ranks are taken as values and ranked: it does not know that they are ranks already.
    columns = np.column_stack([rank_from_highest(-ranks[:, c]) for c in range(7)])
    score = exponential(columns).mean(axis=1)
    return rank_from_highest(score) / len(score) <= 0.1


def given():
    return rank_from_highest(exponential(ranks).mean(axis=1)) / len(ranks) <= 0.1


def criteria(values):
    return (values >= 1.25 * values.mean(axis=0)).sum(axis=1) >= 2


def variants(values, runs):
    limits = 1.25 * values.mean(axis=0)
    counts = np.zeros(len(values))
    for _ in range(runs):
        counts += (values >= limits * random.uniform(0.75, 1.25, 8)).sum(axis=1) >= 2
    return counts


def index_variants(runs):
    columns = exponential(ranks)
    counts = np.zeros(len(ranks))
    for _ in range(runs):
        weights = random.uniform(0.75, 1.25, 7)
        score = columns @ weights / weights.sum()
        counts += rank_from_highest(score) / len(score) <= 0.1 * random.uniform(0.9, 1.1)
    return counts


for name, work, times in [
    ("33,755 areas × 7 domains, ranks to designation", index, 50),
    ("the same, the ranks taken as given", given, 50),
    ("400 areas × 8 criteria", lambda: criteria(eight[400]), 500),
    ("1,000 variants × 400 areas × 8 criteria", lambda: variants(eight[400], 1000), 10),
    ("100 variants × 33,755 areas × 7 domains, one core", lambda: index_variants(100), 5),
    ("1,000,000 areas × 8 criteria", lambda: criteria(eight[1_000_000]), 10),
]:
    print(f"{name}: {1000 * median_of(work, times):.3f} ms")
