#!/usr/bin/env python3
"""The same tables in Python: the yardstick beside `cargo bench -p comity-measure -- alliances votes`.

    python yardstick.py DATA

reads the official files below the folder DATA and prints the time of each task on the clock and on the
processor, file reading apart. It needs numpy and pandas, and uses one thread.
"""
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402


def timed(what, task):
    wall, cpu = time.perf_counter(), time.process_time()
    value = task()
    print(f"{what}: {time.perf_counter() - wall:.2f} s wall, {time.process_time() - cpu:.2f} s CPU", flush=True)
    return value


def portfolios(data):
    """One matrix of levels a year."""
    states = pd.read_csv(f"{data}/cow-states/statelist2024.csv")
    ties = pd.read_csv(f"{data}/atop/atop5_1ddyr_columns_1815-2012.csv.gz")
    strong = (ties.defense == 1) | (ties.offense == 1)
    middle = (ties.neutral == 1) | (ties.consul == 1)
    ties["level"] = np.select([strong, middle, ties.nonagg == 1], [3, 2, 1], 0)
    by_year = dict(tuple(ties.groupby("year")))
    years = {}
    for year in range(1816, 2013):
        members = np.unique(states.ccode[(states.styear <= year) & (year <= states.endyear)])
        place = {code: at for at, code in enumerate(members)}
        levels = np.zeros((len(members), len(members)), dtype=np.int8)
        for a, b, level in zip(*(by_year[year][c] for c in ("stateA", "stateB", "level"))) if year in by_year else ():
            if a in place and b in place:
                levels[place[a], place[b]] = max(levels[place[a], place[b]], level)
        np.fill_diagonal(levels, 3)
        years[year] = levels
    return years


def coefficients(years):
    """S, kappa and pi (three weights) of all pairs, by matrix products."""
    grid = np.arange(4)
    weights = [(grid[:, None] != grid) * 1.0, abs(grid[:, None] - grid) / 3.0, ((grid[:, None] - grid) / 3.0) ** 2]
    total, count = 0.0, 0
    for levels in years.values():
        n = len(levels)
        one = [(levels == a).astype(np.float32) for a in range(4)]
        share = np.stack([m.sum(1) / n for m in one])
        upper = np.triu_indices(n, 1)
        joint = {(a, b): (one[a] @ one[b].T)[upper] / n for a in range(4) for b in range(4)}
        left, right = share[:, upper[0]], share[:, upper[1]]
        pooled = (left + right) / 2
        for v in weights:
            observed = sum(v[a, b] * joint[a, b] for a in range(4) for b in range(4))
            own = sum(v[a, b] * left[a] * right[b] for a in range(4) for b in range(4))
            both = sum(v[a, b] * pooled[a] * pooled[b] for a in range(4) for b in range(4))
            with np.errstate(divide="ignore", invalid="ignore"):
                total += np.nansum(1 - observed / own) + np.nansum(1 - observed / both)
            if v is weights[1]:
                total += (1 - 2 * observed).sum()
        count += len(upper[0])
    print(f"{count} pair-years, checksum {total:.3f} (without tau-b)")


def agreements(votes):
    """Three agreements of all pairs and sessions, by a self-join of the votes of each session."""
    rows, total = 0, 0.0
    for _, part in votes.groupby("session"):
        pairs = part.merge(part, on="rcid")
        pairs = pairs[pairs.ccode_x < pairs.ccode_y]
        pairs["three"] = pairs.vote_x == pairs.vote_y
        pairs["half"] = 1 - (pairs.vote_x - pairs.vote_y).abs() / 2
        both = pairs[(pairs.vote_x != 2) & (pairs.vote_y != 2)]
        key = ["ccode_x", "ccode_y"]
        means = pairs.groupby(key)[["three", "half"]].mean()
        total += means.to_numpy().sum() + both.groupby(key)["three"].mean().sum()
        rows += len(means)
    print(f"{rows} pair-sessions, checksum {total:.3f}")


def main():
    data = sys.argv[1]
    years = timed("numpy: build the matrices", lambda: portfolios(data))
    timed("numpy: S, kappa, pi (three weights) of all pairs", lambda: coefficients(years))
    votes = pd.read_csv(f"{data}/unga-votes-voeten/votes_2021release.csv.gz")
    calls = pd.read_csv(f"{data}/unga-votes-voeten/rollcalls_2021release.csv.gz", usecols=["rcid", "session"])
    votes = votes[votes.vote <= 3].merge(calls, on="rcid")
    timed("pandas: three agreements of all pairs and sessions", lambda: agreements(votes))


if __name__ == "__main__":
    main()
