//! Twenty cells of every dataset, drawn at random, against the same cells read by pandas 2.
//!
//! `cells.tsv` holds dataset, row (from 0), column (place in the layout) and a hash (FNV-1a, 64 bits) of the trimmed
//! text: the values themselves are their owners'.

use std::collections::BTreeMap;

use comity_data::{DATASETS, Rows};
use comity_world::key::name_hash;

use crate::shared;

#[test]
fn cells_agree_with_the_file_opened_by_other_means() {
    let Some(folder) = shared() else { return };
    let mut wanted: BTreeMap<&str, Vec<(u64, usize, u64)>> = BTreeMap::new();
    for line in include_str!("cells.tsv").lines() {
        let part: Vec<&str> = line.split('\t').collect();
        let cell = (
            part[1].parse().unwrap(),
            part[2].parse().unwrap(),
            u64::from_str_radix(part[3], 16).unwrap(),
        );
        wanted.entry(part[0]).or_default().push(cell);
    }
    let mut checked = 0;
    for dataset in DATASETS {
        let mut cells = wanted.remove(dataset.id).unwrap().into_iter().peekable();
        let mut rows = Rows::open(&dataset.file(&folder), dataset.layout).unwrap();
        let mut k = 0;
        while let Some(row) = rows.next().unwrap() {
            while let Some((_, column, hash)) = cells.next_if(|c| c.0 == k) {
                let text = row.text(column).unwrap();
                assert_eq!(
                    name_hash(&text),
                    hash,
                    "{} row {k} column {column}: {text}",
                    dataset.id
                );
                checked += 1;
            }
            k += 1;
        }
    }
    assert_eq!(checked, 20 * DATASETS.len());
}
