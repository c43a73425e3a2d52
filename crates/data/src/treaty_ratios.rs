//! Two ratios of the treaty hazard among near pairs: a rival that both share, a bilateral treaty that has ended.

use std::collections::BTreeSet;

use crate::counts::Class;
use crate::grid::{FIRST, Grid};
use crate::library::Library;

/// A ratio of two rates from four counts, half a treaty added to each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// Dyad-years with the mark.
    pub with: Class,
    /// Dyad-years without.
    pub without: Class,
}

impl Ratio {
    /// Log of the ratio of the rates.
    #[must_use]
    pub fn log(&self) -> f64 {
        let rate = |c: Class| (c.treaties as f64 + 0.5) / c.dyad_years as f64;
        (rate(self.with) / rate(self.without)).ln()
    }

    /// Its standard error.
    #[must_use]
    pub fn error(&self) -> f64 {
        (1.0 / (self.with.treaties as f64 + 0.5) + 1.0 / (self.without.treaties as f64 + 0.5))
            .sqrt()
    }

    /// The share of dyad-years with the mark: z̄.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.with.dyad_years as f64 / (self.with.dyad_years + self.without.dyad_years) as f64
    }
}

/// Years of a bilateral treaty in force, by pair of indices.
struct Spell {
    pair: (usize, usize),
    begins: i32,
    ends: i32,
}

fn bilateral(library: &Library, grid: &Grid) -> Vec<Spell> {
    let last = library.treaties.coverage.last;
    library
        .treaties
        .rows
        .iter()
        .filter(|t| t.bilateral && t.clauses.any())
        .filter_map(|t| {
            let (a, b) = (grid.at(t.members[0]?)?, grid.at(t.members[1]?)?);
            let ends = t.ends.unwrap_or(last);
            (a != b).then_some(Spell {
                pair: (a.min(b), a.max(b)),
                begins: t.begins,
                ends,
            })
        })
        .collect()
}

/// The ratios for a shared rival and for a lapsed bilateral treaty, near pairs, new bilateral treaties of `from..=to`.
#[must_use]
pub fn near_ratios(library: &Library, grid: &Grid, from: i32, to: i32) -> [Ratio; 2] {
    let spells = bilateral(library, grid);
    let member = |y, k| grid.member.get(y, k) == Some(true);
    let mut out = [Ratio {
        with: Class::default(),
        without: Class::default(),
    }; 2];
    for year in from..=to {
        let major = |k| grid.major.get(year, k) == Some(true);
        let near = |i, j| grid.near.get(year, i, j) == Some(true) || major(i) || major(j);
        // Judged at the end of the year before: the new treaty itself must not count as being in force.
        let in_force: BTreeSet<_> = spells
            .iter()
            .filter(|s| (s.begins..=s.ends).contains(&(year - 1)))
            .map(|s| s.pair)
            .collect();
        // The arrays begin in 1950: a treaty that had ended by then is not remembered.
        let ended: BTreeSet<_> = spells
            .iter()
            .filter(|s| s.begins < year && s.ends >= FIRST)
            .map(|s| s.pair)
            .filter(|p| !in_force.contains(p))
            .collect();
        let signed: Vec<(usize, usize)> = spells
            .iter()
            .filter(|s| s.begins == year)
            .map(|s| s.pair)
            .collect();
        let rivals: Vec<Vec<usize>> = (0..grid.n())
            .map(|i| {
                (0..grid.n())
                    .filter(|&j| grid.rivals.get(year, i, j) == Some(true))
                    .collect()
            })
            .collect();
        for i in 0..grid.n() {
            for j in i + 1..grid.n() {
                let treaties = if near(i, j) {
                    signed.iter().filter(|&&p| p == (i, j)).count()
                } else {
                    0
                };
                if !near(i, j) || (treaties == 0 && !(member(year, i) && member(year, j))) {
                    continue;
                }
                let marks = [
                    rivals[i].iter().any(|k| rivals[j].contains(k)),
                    ended.contains(&(i, j)),
                ];
                for (ratio, mark) in out.iter_mut().zip(marks) {
                    let class = if mark {
                        &mut ratio.with
                    } else {
                        &mut ratio.without
                    };
                    class.treaties += treaties;
                    class.dyad_years += 1;
                }
            }
        }
    }
    out
}
