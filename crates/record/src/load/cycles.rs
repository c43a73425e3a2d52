//! Circles in a graph of reasons.

use std::collections::{BTreeMap, BTreeSet};

/// Every circle found by one depth-first walk, each from its smallest member on; at least one where there is any.
pub(crate) fn cycles<'a, T: Ord>(edges: &BTreeMap<&'a T, &'a [T]>) -> Vec<Vec<&'a T>> {
    let mut done: BTreeSet<&T> = BTreeSet::new();
    let mut found: BTreeSet<Vec<&'a T>> = BTreeSet::new();
    for start in edges.keys() {
        // The path from the start, each with the number of its reasons already followed. A stack of our own: a chain
        // of a hundred thousand statements must not exhaust the program's.
        let mut path: Vec<(&'a T, usize)> = vec![(start, 0)];
        let mut on_path: BTreeSet<&T> = BTreeSet::from([*start]);
        if done.contains(start) {
            continue;
        }
        while let Some((node, next)) = path.last_mut() {
            let reasons: &'a [T] = edges.get(*node).copied().unwrap_or(&[]);
            let Some(reason) = reasons.get(*next) else {
                done.insert(node);
                on_path.remove(*node);
                path.pop();
                continue;
            };
            *next += 1;
            if on_path.contains(reason) {
                let from = path
                    .iter()
                    .position(|(node, _)| *node == reason)
                    .unwrap_or(0);
                let mut circle: Vec<&'a T> =
                    path.iter().skip(from).map(|(node, _)| *node).collect();
                let least = circle
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, node)| **node)
                    .map_or(0, |(at, _)| at);
                circle.rotate_left(least);
                found.insert(circle);
            } else if edges.contains_key(reason) && !done.contains(reason) {
                on_path.insert(reason);
                path.push((reason, 0));
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::cycles;
    use std::collections::BTreeMap;

    #[test]
    fn circles_are_found_once_and_chains_are_none() {
        let graph: Vec<(u8, Vec<u8>)> = vec![
            (1, vec![2]),
            (2, vec![3, 9]),
            (3, vec![1]),
            (4, vec![4]),
            (5, vec![1]),
            (6, vec![]),
        ];
        let edges: BTreeMap<&u8, &[u8]> = graph
            .iter()
            .map(|(node, to)| (node, to.as_slice()))
            .collect();
        assert_eq!(cycles(&edges), [vec![&1, &2, &3], vec![&4]]);
    }
}
