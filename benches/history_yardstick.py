#!/usr/bin/env python3
"""History in Python: the yardstick for a compiled implementation of the same fit.

    python history_yardstick.py DATA [--out FILE.json]

reads the official files of the reference datasets below the folder DATA, builds the panel of
ordered pairs supplier -> recipient without a delivery in the past five years, fits the hazard of
a new arms tie, counts new bilateral treaties, and prints tables with the wall time of each step.
It needs numpy, pandas and scipy, and one thread.

The panel. A row is (t, s, r): s and r are members of the state system in t, s has delivered major
arms to some state in 1950..t, and s delivered nothing to r in t-4..t. The event is a delivery from
s to r in t+1 or t+2. (The narrower class of suppliers with a client in t-4..t is fitted beside it:
it leaves out suppliers that have fallen silent.) Origins t = 1980..2014. Year t counts as known at t:
release lags are the business of the caller (all files are today's vintages).

The model. P(event) = 1 - exp(-exp(a + b.z)) (complementary log-log), so b is a log hazard ratio and
exp(a + b.z)/2 a rate a year. A ridge of RIDGE on standardised covariates keeps separated columns
finite. Standard errors are sandwich errors, clustered on the unordered pair (`se`), and clustered
two ways on supplier and recipient (`by state`; Cameron, Gelbach and Miller 2011): a covariate of one
state is the same in all its pairs, which errors by pair take for so many independent observations.

Unknown is not zero: a pair-year that a dataset does not cover is dropped from the fit that uses
that dataset, and the number dropped is printed.
"""
import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import brentq

FIRST, LAST = 1950, 2022          # years of the register that may be used
ORIGINS = range(1980, 2015)
MEMORY = 5                        # years without a delivery that make a pair "new" again
RIDGE = 1.0
# A pact counts for its pairs if it has at most so many members. Larger ones are charters that states
# accede to (Helsinki Final Act, Treaty of Amity in South-East Asia, African Union): by those alone
# a sixth of all pairs, and almost every pair of the built-in case, have "a pact".
CLOSE = 12

# Successor codes: one line of history for a state that changed its number.
SAME_STATE = {260: 255, 678: 679}
# Register names that the crosswalk does not know. Armed groups and organisations are left out.
REGISTER_NAMES = {
    "Antigua and Barbuda": 58, "Bosnia-Herzegovina": 346, "Cabo Verde": 402, "Cote d'Ivoire": 437,
    "DR Congo": 490, "East Germany (GDR)": 265, "Libya GNC": 620, "Micronesia": 987,
    "North Yemen": 678, "Yemen Arab Republic (North Yemen)": 678, "Saint Kitts and Nevis": 60,
    "Saint Vincent": 57, "Serbia": 345, "South Vietnam": 817, "South Yemen": 680,
    "Soviet Union": 365, "Turkiye": 640, "UAE": 696, "Viet Nam": 816, "eSwatini": 572,
}
# Sanction-file names that contain the separator or are not in the crosswalk.
SANCTION_NAMES = {
    "Korea, North": 731, "Korea, South": 732, "Congo, Democratic Republic of the": 490,
    "Yemen, Arab Rep.": 679, "Yemen, North": 679, "Egypt, Arab Rep.": 651,
    "Yugoslavia, FRY": 345, "FRY": 345, "Cote d'Ivoire": 437,
    "Soviet Union": 365, "Ethiopia (excludes Eritrea)": 530, "South Vietnam": 817,
    "Rhodesia": 552, "Transjordan": 663, "Bosnia and Herzegovina": 346, "Serbia": 345,
}
BLOCS = {"EU", "EEC", "EC", "UN"}


class World:
    """Dense arrays over (year, state) and (year, supplier, recipient), years FIRST..LAST."""

    def __init__(self, data: Path):
        self.data = data
        states = pd.read_csv(data / "cow-states/states2016.csv")
        states = states[states.endyear >= FIRST]
        self.codes = sorted({SAME_STATE.get(c, c) for c in states.ccode})
        self.at = {c: k for k, c in enumerate(self.codes)}
        self.at.update({old: self.at[new] for old, new in SAME_STATE.items()})
        self.n = len(self.codes)
        self.years = LAST - FIRST + 1
        self.member = np.zeros((self.years, self.n), bool)
        for row in states.itertuples():
            # The list ends in 2016: membership then is carried to LAST (no state left the system).
            end = LAST if row.endyear == 2016 else row.endyear
            self.member[max(row.styear, FIRST) - FIRST:end - FIRST + 1, self.at[row.ccode]] = True
        names = pd.read_csv(data / "country-codes/codelist.csv.gz")
        self.names = {}
        for column in ("cow.name", "country.name.en"):
            known = names[[column, "cown"]].dropna()
            self.names.update(zip(known[column], known.cown.astype(int)))

    def year(self, y):
        return y - FIRST

    def zeros(self, kind=bool):
        return np.zeros((self.years, self.n, self.n), kind)

    def fill_pairs(self, array, one, two, first, last, value=True):
        """Marks an undirected spell of years, cut to the window."""
        first, last = max(first, FIRST), min(last, LAST)
        if one in self.at and two in self.at and first <= last:
            i, j = self.at[one], self.at[two]
            array[first - FIRST:last - FIRST + 1, i, j] = value
            array[first - FIRST:last - FIRST + 1, j, i] = value

    # --- datasets -----------------------------------------------------------------------------

    def deliveries(self):
        """[year, s, r]: major arms delivered from s to r (states only)."""
        table = pd.read_csv(self.data / "sipri-arms-transfers/deliveries_1950-2023.csv.gz",
                            usecols=["Supplier", "Recipient", "Delivery year"])
        lookup = {**self.names, **REGISTER_NAMES}
        table["s"], table["r"] = table.Supplier.map(lookup), table.Recipient.map(lookup)
        table = table[table["Delivery year"].between(FIRST, LAST)]
        table = table[table.s.isin(self.at) & table.r.isin(self.at)]
        out = self.zeros()
        out[table["Delivery year"] - FIRST, table.s.map(self.at), table.r.map(self.at)] = True
        return out

    def treaties(self, most_members=99):
        """[year, i, j]: a pact with any obligation in force (ATOP 4.01, members, to 2016)."""
        member = pd.read_csv(self.data / "atop/atop4_01m.csv.gz")
        any_clause = member[["defense", "offense", "neutral", "nonagg", "consul"]].clip(lower=0).sum(axis=1) > 0
        member = member[any_clause]
        pact, ends = self.zeros(), 2016
        for _, group in member.groupby("atopid"):
            spells = [(m, int(a), int(b) if b > 0 else ends)
                      for m, a, b in zip(group.member, group.yrent, group.yrexit.fillna(0))]
            if len(spells) < 2 or group.member.nunique() > most_members:
                continue
            for k, (one, a1, b1) in enumerate(spells):
                for two, a2, b2 in spells[k + 1:]:
                    if self.at.get(one) != self.at.get(two):
                        self.fill_pairs(pact, one, two, max(a1, a2), min(b1, b2))
        return pact, ends

    def rivalries(self):
        """[year, i, j]: strategic rivalry (Thompson, Sakuwa and Suhas), spells by year, to 2020."""
        table = pd.read_csv(self.data / "rivalries/tss_rivalries.csv")
        rivals = self.zeros()
        for row in table.itertuples():
            self.fill_pairs(rivals, row.ccode1, row.ccode2, int(row.start), int(row.end))
        return rivals, 2020

    def wars(self, level):
        """[year, i]: party to a militarised dispute with at least `level` battle deaths code.

        Codes of the dispute file: 1 = 1-25 deaths of the party ... 4 = 101-250, 6 = over 999.
        """
        table = pd.read_csv(self.data / "cow-mid/MIDB 5.0.csv")
        at_war = np.zeros((self.years, self.n), bool)
        hot = table[(table.fatality >= level) | ((level >= 4) & (table.hostlev == 5))]
        for row in hot.itertuples():
            if row.ccode in self.at and row.endyear >= FIRST:
                at_war[max(row.styear, FIRST) - FIRST:row.endyear - FIRST + 1, self.at[row.ccode]] = True
        return at_war, 2014

    def capability(self):
        """[year, i]: share of world capabilities (CINC, version 6.0, to 2016), NaN unknown."""
        table = pd.read_csv(self.data / "cow-nmc/NMC-60-abridged.csv")
        cinc = np.full((self.years, self.n), np.nan)
        people = np.full((self.years, self.n), np.nan)
        for row in table[table.year >= FIRST].itertuples():
            if row.ccode in self.at:
                cinc[row.year - FIRST, self.at[row.ccode]] = row.cinc if row.cinc >= 0 else np.nan
                people[row.year - FIRST, self.at[row.ccode]] = row.tpop if row.tpop > 0 else np.nan
        return cinc, people

    def distance(self):
        """[year, i, j]: great-circle km between capitals on the last day of the year."""
        table = pd.read_csv(self.data / "capitals-distance/cow_capitals.csv")
        position = np.full((self.years, self.n, 2), np.nan)
        for row in table.sort_values("stdate").itertuples():
            if row.ccode in self.at:
                a, b = int(row.stdate[:4]), int(row.enddate[:4])
                position[max(a - FIRST, 0):max(b - FIRST + 1, 0), self.at[row.ccode]] = row.lat, row.lng
        lat, lng = np.radians(position[..., 0]), np.radians(position[..., 1])
        half = (np.sin((lat[:, :, None] - lat[:, None, :]) / 2) ** 2
                + np.cos(lat)[:, :, None] * np.cos(lat)[:, None, :]
                * np.sin((lng[:, :, None] - lng[:, None, :]) / 2) ** 2)
        return 2 * 6371.0 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))

    def trade(self):
        """[year, i, j]: imports plus exports, million current USD, NaN unknown, to 2014."""
        table = pd.read_csv(self.data / "cow-trade/dyadic_cow_4.0_columns.csv.gz",
                            usecols=["ccode1", "ccode2", "year", "flow1", "flow2"])
        table = table[table.year >= FIRST]
        known = table.flow1.notna() | table.flow2.notna()
        table = table[known & table.ccode1.isin(self.at) & table.ccode2.isin(self.at)]
        i = table.ccode1.map(self.at).to_numpy()
        j = table.ccode2.map(self.at).to_numpy()
        y = table.year.to_numpy() - FIRST
        value = (table.flow1.fillna(0) + table.flow2.fillna(0)).to_numpy()
        flow = np.full((self.years, self.n, self.n), np.nan)
        flow[y, i, j] = value
        flow[y, j, i] = value
        return flow, 2014

    def arms_sanctions(self, kind="arms"):
        """[year, i]: under an arms sanction of the United States, the European Union (or the
        Community before it) or the United Nations; release 3 of the database, to 2022.
        With `kind="any"` any type of sanction by these three."""
        table = pd.read_csv(self.data / "sanctions-gsdb/GSDB_V3.csv", encoding="utf-8-sig")
        if kind == "arms":
            table = table[table.arms == 1]
        lookup = {**self.names, **SANCTION_NAMES}
        out, unread = np.zeros((self.years, self.n), bool), set()
        for row in table.itertuples():
            senders = {s.strip() for s in row.sanctioning_state.split(",")}
            if not senders & (BLOCS | {"United States"}):
                continue
            for target in split_names(row.sanctioned_state):
                code = lookup.get(target)
                if code in self.at:
                    out[max(row.begin, FIRST) - FIRST:min(row.end, LAST) - FIRST + 1, self.at[code]] = True
                else:
                    unread.add(target)
        return out, unread

    def vote_distance(self):
        """[year, i]: mean distance from the median vote of the year's Assembly roll calls
        (yes 1, abstain .5, no 0), NaN below ten votes."""
        calls = pd.read_csv(self.data / "unga-votes-voeten/rollcalls_2021release.csv.gz", usecols=["rcid", "year"])
        votes = pd.read_csv(self.data / "unga-votes-voeten/votes_2021release.csv.gz")
        votes = votes[votes.vote <= 3].merge(calls, on="rcid")
        votes["x"] = (3 - votes.vote) / 2
        votes["d"] = (votes.x - votes.groupby("rcid").x.transform("median")).abs()
        mean = votes.groupby(["year", "ccode"]).d.agg(["mean", "size"]).reset_index()
        out = np.full((self.years, self.n), np.nan)
        for row in mean[(mean["size"] >= 10) & mean.year.between(FIRST, LAST)].itertuples():
            if row.ccode in self.at:
                out[row.year - FIRST, self.at[row.ccode]] = row.mean
        return out


def split_names(text):
    """Target names of one sanction case; 'Korea, North' and its like hold the separator."""
    for name in sorted((n for n in SANCTION_NAMES if "," in n), key=len, reverse=True):
        if name in text:
            yield name
            text = text.replace(name, "")
    for name in text.split(","):
        if name.strip():
            yield name.strip()


def window_any(array, back):
    """For each year: true if true in any of the years t-back+1..t."""
    out = array.copy()
    for k in range(1, back):
        out[k:] |= array[:-k]
    return out


def before(array, back):
    """For each year: true if ever true up to and including year t-back."""
    ever = np.logical_or.accumulate(array, axis=0)
    out = np.zeros_like(array)
    out[back:] = ever[:-back]
    return out


def rank_in_year(values, member):
    """Percentile rank among the members of the year, 0..1."""
    out = np.full(values.shape, np.nan)
    for y in range(values.shape[0]):
        ok = member[y] & np.isfinite(values[y])
        if ok.sum() > 1:
            order = values[y, ok].argsort().argsort()
            out[y, ok] = order / (ok.sum() - 1)
    return out


def share_with_rivals(share, rivals):
    """[year, i, j]: share of i's trade that goes to rivals of j. Unknown partners count nothing."""
    known = np.nan_to_num(share)
    return np.stack([known[y] @ rivals[y].astype(float) for y in range(len(share))])


def covariates(world):
    """All covariates by name, each [year, s, r], with the last covered year."""
    n = world.n
    delivered = world.deliveries()
    recent = window_any(delivered, MEMORY)
    clients = recent.sum(axis=2).astype(float)
    suppliers = recent.sum(axis=1).astype(float)
    pact, pact_end = world.treaties(CLOSE)
    any_pact, _ = world.treaties()
    rivals, rival_end = world.rivalries()
    war, war_end = world.wars(4)
    cinc, people = world.capability()
    km = world.distance()
    flow, trade_end = world.trade()
    total = np.nansum(flow, axis=2)
    share = flow / np.where(total > 0, total, np.nan)[:, :, None]
    arms, _ = world.arms_sanctions()
    any_sanction, _ = world.arms_sanctions("any")
    openness = rank_in_year(np.where(total > 0, np.log(np.where(total > 0, total, 1) / people), np.nan), world.member)
    isolation = (1 - openness) * rank_in_year(world.vote_distance(), world.member)

    def of_s(x):
        return np.broadcast_to(x[:, :, None], (world.years, n, n))

    def of_r(x):
        return np.broadcast_to(x[:, None, :], (world.years, n, n))

    shared = np.stack([(rivals[y].astype(int) @ rivals[y].astype(int)) > 0 for y in range(world.years)])
    rival_share = share_with_rivals(share, rivals)
    z = {
        "clients": (of_s(np.log1p(clients)), LAST),
        "suppliers": (of_r(np.log1p(suppliers)), LAST),
        "capability": (np.log(np.maximum(of_s(cinc) + of_r(cinc), 1e-6)), 2016),
        "silent": (of_s((clients == 0).astype(float)), LAST),
        "distance": (np.log1p(km), LAST),
        "rivalry": (rivals, rival_end),
        "pact": (pact, pact_end),
        "any_pact": (any_pact, pact_end),
        "lapsed_pact": (np.logical_or.accumulate(pact, axis=0) & ~pact, pact_end),
        "shared_rival": (shared, rival_end),
        "war": (of_r(war), war_end),
        "past": (before(delivered, MEMORY), LAST),
        "reversed": (np.logical_or.accumulate(delivered, axis=0).transpose(0, 2, 1), LAST),
        "sanctioned_recipient": (of_r(arms), LAST),
        "sanctioned_supplier": (of_s(arms), LAST),
        "sanctioned_both": (of_s(arms) & of_r(arms), LAST),
        "any_sanction_recipient": (of_r(any_sanction), LAST),
        "any_sanction_supplier": (of_s(any_sanction), LAST),
        "any_sanction_both": (of_s(any_sanction) & of_r(any_sanction), LAST),
        "trade_share": (share.transpose(0, 2, 1), trade_end),
        "rival_trade": (rival_share, trade_end),
        "recipient_rival_trade": (rival_share.transpose(0, 2, 1), trade_end),
        "isolation": (of_s(isolation) * of_r(isolation), trade_end),
    }
    return z, delivered


def panel(world, delivered, origins, horizon=2, active=None):
    """Rows (t, s, r) of the risk set and their events.

    `active`: years within which the supplier must have had a client; None: ever since 1950."""
    recent = window_any(delivered, MEMORY)
    supplies = delivered.any(axis=2)
    active = np.logical_or.accumulate(supplies, axis=0) if active is None else window_any(supplies, active)
    t, s, r, event = [], [], [], []
    for year in origins:
        y = year - FIRST
        risk = (world.member[y] & active[y])[:, None] & world.member[y][None, :] & ~recent[y]
        np.fill_diagonal(risk, False)
        a, b = np.nonzero(risk)
        t.append(np.full(len(a), y)); s.append(a); r.append(b)
        event.append(delivered[y + 1:y + 1 + horizon, a, b].any(axis=0))
    return tuple(np.concatenate(x) for x in (t, s, r, event))


def design(z, names, rows):
    t, s, r = rows
    return np.column_stack([np.asarray(z[name][0])[t, s, r].astype(float) for name in names])


def fit(x, event, s, r, ridge=RIDGE):
    """Complementary log-log by Newton's method; returns a, b and the covariances of b, clustered on
    the unordered pair and two ways on supplier and recipient."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    design_matrix = np.column_stack([np.ones(len(x)), (x - mean) / spread])
    y = event.astype(float)
    beta = np.zeros(design_matrix.shape[1])
    beta[0] = np.log(-np.log1p(-y.mean()))
    penalty = np.full(len(beta), ridge)
    penalty[0] = 0

    def evaluate(beta):
        u = np.exp(np.clip(design_matrix @ beta, -30, 5))   # integrated hazard over the horizon
        p = np.maximum(-np.expm1(-u), 1e-300)
        value = np.where(y > 0, np.log(p), -u).sum() - 0.5 * penalty @ beta ** 2
        return value, u, p

    value, u, p = evaluate(beta)
    for _ in range(50):
        score = np.where(y > 0, u * (1 - p) / p, -u)        # d log-likelihood / d linear predictor
        weight = u * u * (1 - p) / p                        # expected information
        hessian = (design_matrix * weight[:, None]).T @ design_matrix + np.diag(penalty)
        step = np.linalg.solve(hessian, design_matrix.T @ score - penalty * beta)
        for halving in range(20):                           # the first steps can overshoot
            trial = evaluate(beta + step * 0.5 ** halving)
            if trial[0] >= value - 1e-9:
                break
        beta = beta + step * 0.5 ** halving
        value, u, p = trial
        if np.abs(step).max() < 1e-8:
            break
    else:
        raise RuntimeError("the fit did not converge in 50 steps")
    bread = np.linalg.inv(hessian)
    contributions = design_matrix * score[:, None]

    def sandwich(cluster):
        order = np.argsort(cluster, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(cluster[order]) > 0])
        sums = np.add.reduceat(contributions[order], starts, axis=0)
        return (bread @ (sums.T @ sums) @ bread)[1:, 1:] / np.outer(spread, spread)

    b = beta[1:] / spread
    by_pair = sandwich(np.minimum(s, r) * 1000 + np.maximum(s, r))
    by_state = sandwich(s) + sandwich(r) - sandwich(s * 1000 + r)
    return beta[0] - b @ mean, b, by_pair, by_state


def calibrated_rate(x, b, event, horizon=2):
    """h0 a year such that the mean predicted probability equals events / rows."""
    eta = (x - x.mean(axis=0)) @ b
    target = event.mean()
    return brentq(lambda log_h: np.mean(-np.expm1(-horizon * np.exp(log_h + eta))) - target, -20, 3), eta


def auc(score, event):
    rank = pd.Series(score).rank().to_numpy()
    k = event.sum()
    return (rank[event].sum() - k * (k + 1) / 2) / (k * (len(event) - k))


CORE = ["clients", "suppliers", "capability", "distance", "rivalry", "pact", "shared_rival", "war", "past",
        "lapsed_pact"]
FEW = ["clients", "suppliers", "distance", "past"]
TRADE = ["trade_share", "rival_trade", "recipient_rival_trade"]
ARMS_BAN = ["sanctioned_recipient", "sanctioned_supplier", "sanctioned_both"]
ANY_BAN = ["any_sanction_recipient", "any_sanction_supplier", "any_sanction_both"]
# name: covariates, origins, years within which the supplier must have had a client (None: ever)
MODELS = {
    "active suppliers": (CORE, range(1980, 2015), 5),
    "all suppliers": (CORE, range(1980, 2015), None),
    "reversed": (CORE + ["reversed"], range(1980, 2015), None),
    "trade": (CORE + TRADE, range(1980, 2015), None),
    "isolation": (CORE + ["isolation"], range(1980, 2015), None),
    "sanctions": (CORE + ARMS_BAN, range(1991, 2015), None),
    "any sanction": (CORE + ANY_BAN, range(1991, 2015), None),
    "sanctions to 2020": (FEW + ["rivalry"] + ARMS_BAN, range(1991, 2021), None),
    "fallen silent": (CORE + ["silent"], range(1980, 2015), None),
    "any pact": ([c if c != "pact" else "any_pact" for c in CORE], range(1980, 2015), None),
    "joint and capability": (CORE + ["trade_share", "rival_trade"] + ARMS_BAN, range(1991, 2015), None),
    # What the estimates file takes: one sample for all covariates, so that h0 belongs to all of them.
    "joint": ([c for c in CORE if c != "capability"] + ["trade_share", "rival_trade"] + ARMS_BAN,
              range(1991, 2015), None),
}


def fit_model(world, z, delivered, name):
    names, origins, active = MODELS[name]
    t, s, r, event = panel(world, delivered, origins, active=active)
    x = design(z, names, (t, s, r))
    covered = np.isfinite(x).all(axis=1)
    for column in names:
        covered &= t + FIRST <= z[column][1]
    rows = len(t)
    t, s, r, event, x = t[covered], s[covered], r[covered], event[covered], x[covered]
    pairs = len(np.unique(np.minimum(s, r) * 1000 + np.maximum(s, r)))
    _, b, covariance, by_state = fit(x, event, s, r)
    log_h0, eta = calibrated_rate(x, b, event)
    exposure = 2.0 * len(event)
    return {
        "model": name, "years": [origins[0], origins[-1]], "rows_of_class": rows, "rows": len(event),
        "events": int(event.sum()), "pairs": pairs, "names": names, "b": b.tolist(),
        "se": np.sqrt(np.diag(covariance)).tolist(),
        "se_by_state": np.sqrt(np.maximum(np.diag(by_state), np.diag(covariance))).tolist(),
        "mean": x.mean(axis=0).tolist(),
        "covariance": covariance.tolist(), "h0": float(np.exp(log_h0)), "r": event.sum() / exposure,
        "mean_hazard_ratio": float(np.exp(eta).mean()), "auc": float(auc(eta, event)),
        "by_clients": by_clients(x, names, event, -np.expm1(-2 * np.exp(log_h0 + eta))),
    }


def by_clients(x, names, event, predicted):
    """Observed against predicted events by the supplier's number of clients: is the log-linear form right?"""
    clients = np.rint(np.expm1(x[:, names.index("clients")]))
    out = []
    for low, high in ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, 25), (26, 200)):
        inside = (clients >= low) & (clients <= high)
        if inside.any():
            out.append([low, high, int(inside.sum()), int(event[inside].sum()), float(predicted[inside].sum())])
    return out


def register_clocks(world, delivered):
    """How fast an order by a new pair is delivered, and how often a delivery is the last for long."""
    table = pd.read_csv(world.data / "sipri-arms-transfers/deliveries_1950-2023.csv.gz")
    lookup = {**world.names, **REGISTER_NAMES}
    table["s"], table["r"] = table.Supplier.map(lookup), table.Recipient.map(lookup)
    table = table[(table.Status == "Second hand") & table.s.isin(world.at) & table.r.isin(world.at)]
    first = table.groupby(["SIPRI AT Database ID", "s", "r"])[["Order date", "Delivery year"]].min().reset_index()
    first = first[first["Order date"].between(1990, 2015)]
    recent = window_any(delivered, MEMORY)
    new = ~recent[first["Order date"] - 1 - FIRST, first.s.map(world.at), first.r.map(world.at)]
    wait = (first["Delivery year"] - first["Order date"])[new]
    same, following = (wait == 0).sum(), (wait == 1).sum()
    share = same / len(wait)
    # Orders fall evenly over the year: P(delivered in the order's year) = 1 - (1 - e^-k) / k.
    rate = brentq(lambda k: 1 - (1 - np.exp(-k)) / k - share, 1e-3, 20)
    slope = (brentq(lambda k: 1 - (1 - np.exp(-k)) / k - share * 1.001, 1e-3, 20) - rate) / (0.001 * share)
    se = slope * np.sqrt(share * (1 - share) / len(wait))
    last, total = 0, 0
    for year in range(1980, 2017):
        y = year - FIRST
        total += delivered[y].sum()
        last += (delivered[y] & ~delivered[y + 1:y + 6].any(axis=0)).sum()
    print(f"\nclocks of the register: second-hand orders of new pairs 1990-2015 {len(wait)}, delivered in the year "
          f"{same} ({share:.2f}), in the next {following} ({following / len(wait):.2f}): rate {rate:.2f} (se {se:.2f}) "
          f"a year; delivery years 1980-2016 {total:,}, followed by five empty years {last:,} ({last / total:.3f})")
    return {"orders": len(wait), "same": int(same), "next": int(following), "rate": rate, "rate_se": se,
            "delivery_years": int(total), "last": int(last)}


def treaty_counts(world, rivals):
    """New bilateral treaties (ATOP 4.01, treaty by treaty) per undirected dyad-year."""
    table = pd.read_csv(world.data / "atop/atop4_01a.csv.gz")
    clauses = ["defense", "offense", "neutral", "nonagg", "consul"]
    table = table[(table.bilat == 1) & (table[clauses].clip(lower=0).sum(axis=1) > 0)]
    table = table[table.mem1.isin(world.at) & table.mem2.isin(world.at)]
    major = np.zeros((world.years, world.n), bool)
    for row in pd.read_csv(world.data / "cow-states/majors2016.csv").itertuples():
        if row.endyear >= FIRST:
            major[max(row.styear, FIRST) - FIRST:row.endyear - FIRST + 1, world.at[row.ccode]] = True
    contiguous = world.zeros()
    for row in pd.read_csv(world.data / "cow-contiguity/contdir.csv.gz").itertuples():
        world.fill_pairs(contiguous, row.statelno, row.statehno, row.begin // 100, row.end // 100)
    near = contiguous | major[:, :, None] | major[:, None, :]
    upper = np.triu(np.ones((world.n, world.n), bool), 1)
    # A bilateral treaty in force, and one that ended and left none in force.
    force = world.zeros()
    for row in table.itertuples():
        end = row.endyr if row.endyr > 0 else 2016
        if world.at[row.mem1] != world.at[row.mem2]:
            world.fill_pairs(force, row.mem1, row.mem2, int(row.begyr), int(end))
    lapsed = np.zeros_like(force)
    lapsed[1:] = np.logical_or.accumulate(force, axis=0)[:-1] & ~force[:-1]
    shared = np.stack([(rivals[y].astype(int) @ rivals[y].astype(int)) > 0 for y in range(world.years)])

    def count(first, last, clause=None):
        years = slice(first - FIRST, last - FIRST + 1)
        dyad_year = world.member[years, :, None] & world.member[years, None, :] & upper
        events = np.zeros_like(dyad_year, int)
        chosen = table if clause is None else table[table[clause] == 1]
        for row in chosen.itertuples():
            if first <= row.begyr <= last:
                i, j = sorted((world.at[row.mem1], world.at[row.mem2]))
                events[int(row.begyr) - first, i, j] += 1
        # A state may sign in the year before its entry into the system: count it in its year.
        dyad_year |= events > 0
        return dyad_year, events, years

    out = {}
    print("\nnew bilateral treaties; near = contiguous (land or up to 400 miles of water) or with a major power")
    for first, last in ((1955, 1989), (1990, 2012), (1990, 2016)):
        for clause in (None, "defense"):
            dyad_year, events, years = count(first, last, clause)
            close = near[years]
            label = f"{first}-{last} {clause or 'any clause'}"
            out[label] = [int(x) for x in (events.sum(), dyad_year.sum(), events[close].sum(), (dyad_year & close).sum())]
            e, n, en, nn = out[label]
            print(f"  {label:<22} all {e} in {n:,} ({1000 * e / n:.3f} per 1,000); near {en} in {nn:,} "
                  f"({1000 * en / nn:.2f}); far {e - en} in {n - nn:,} ({1000 * (e - en) / (n - nn):.3f})")
            for word, mark in (("shared rival", shared[years]), ("lapsed pact", lapsed[years])):
                inside = dyad_year & close & mark
                k1, n1, k0, n0 = events[inside].sum(), inside.sum(), en - events[inside].sum(), nn - inside.sum()
                ratio, se = np.log(((k1 + .5) / n1) / ((k0 + .5) / n0)), np.sqrt(1 / (k1 + .5) + 1 / (k0 + .5))
                out[f"{label} {word}"] = [int(k1), int(n1), int(k0), int(n0), ratio, se]
                print(f"      near, {word}: {k1} in {n1:,}, without {k0} in {n0:,}: ratio {np.exp(ratio):.2f}, "
                      f"log {ratio:.2f} (se {se:.2f}), mean {n1 / nn:.4f}")
                every = dyad_year & mark
                print(f"      all,  {word}: {events[every].sum()} in {every.sum():,}")
    recent = table[table.begyr.between(1990, 2016)]
    marks = {c: int((recent[c] == 1).sum()) for c in clauses}
    out["marks"] = {"treaties": len(recent), **marks}
    print(f"  marks of {len(recent)} treaties 1990-2016 ({recent.begyr.between(1991, 1996).sum()} of them 1991-96): "
          + ", ".join(f"{c} {k} ({k / len(recent):.2f})" for c, k in marks.items()))
    return out


def council_agreement(world, one=365, two=710, since="1992-01-01"):
    """How often two permanent members vote alike on contested Council texts, and the share copied.

    With a the agreement, phi = 2a / (1 + a). Texts for which the source records no vote of any member
    (adopted without a vote, or by acclamation) say nothing and are left out."""
    table = pd.read_csv(world.data / "unga-unsc-votes-undl-2022/sc_voting_long.csv.gz")
    table = table[table.date >= since]
    recorded = table.groupby("undl_id").ms_vote.agg(lambda v: (v != "X").any())
    votes = table[table.ccode.isin([one, two])].pivot_table(
        index="undl_id", columns="ccode", values="ms_vote", aggfunc="first").dropna()
    contested = votes[(votes[one] != "Y") | (votes[two] != "Y")]
    real = contested[recorded[contested.index]]
    out = {}
    print(f"\nCouncil since {since[:4]}: {len(votes):,} adopted texts, both alike {(votes[one] == votes[two]).mean():.3f}")
    for word, group in (("either not yes", contested), ("of those with a recorded vote", real)):
        alike = int((group[one] == group[two]).sum())
        a = alike / len(group)
        out[word] = [alike, len(group), a, 2 * a / (1 + a)]
        print(f"  {word:<32}{alike} alike of {len(group)}: a {a:.3f}, phi {2 * a / (1 + a):.3f}")
    vetoes = pd.read_csv(world.data / "unsc-vetoes/unsc_vetoes_1946_sept2022.csv")
    vetoes = vetoes[vetoes.year >= int(since[:4])]
    russia, china = (vetoes.Russia == 1), (vetoes.China == 1)
    out["vetoes"] = [len(vetoes), int(russia.sum()), int(china.sum()), int((russia & china).sum())]
    print("  vetoed drafts {}, Russia {}, China {}, both {}".format(*out["vetoes"]))
    return out


def print_model(m):
    print(f"\n{m['model']}: origins {m['years'][0]}-{m['years'][1]}, {m['rows']:,} rows of {m['rows_of_class']:,} "
          f"({m['rows_of_class'] - m['rows']:,} not covered), {m['events']:,} events, {m['pairs']:,} pairs; "
          f"h0 {m['h0']:.6f} a year, r {m['r']:.6f}, r/h0 {m['r'] / m['h0']:.2f}, AUC {m['auc']:.3f}")
    print(f"  {'covariate':<24}{'coefficient':>12}{'se':>8}{'by state':>10}{'mean z':>9}{'ratio':>8}")
    for name, b, se, wide, mean in zip(m["names"], m["b"], m["se"], m["se_by_state"], m["mean"]):
        print(f"  {name:<24}{b:>12.3f}{se:>8.3f}{wide:>10.3f}{mean:>9.3f}{np.exp(b):>8.2f}")
    if m["model"] == "joint":
        print("  supplier's clients: rows, events, predicted, events / predicted")
        for low, high, rows, events, predicted in m["by_clients"]:
            print(f"  {low:>8}-{high:<4}{rows:>10,}{events:>8,}{predicted:>10.0f}{events / predicted:>8.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with the reference datasets")
    parser.add_argument("--out", type=Path, help="write the fits as JSON")
    arguments = parser.parse_args()
    start = time.perf_counter()
    world = World(arguments.data)
    z, delivered = covariates(world)
    print(f"read and built in {time.perf_counter() - start:.1f} s: {world.n} states")
    fits = {}
    for name in MODELS:
        step = time.perf_counter()
        fits[name] = fit_model(world, z, delivered, name)
        print_model(fits[name])
        print(f"  {time.perf_counter() - step:.1f} s")
    fits["clocks"] = register_clocks(world, delivered)
    fits["council"] = council_agreement(world)
    fits["treaties"] = treaty_counts(world, np.asarray(z["rivalry"][0]))
    print(f"\nwall time {time.perf_counter() - start:.1f} s")
    if arguments.out:
        arguments.out.write_text(json.dumps(fits, indent=1))


if __name__ == "__main__":
    sys.exit(main())
