//! Kendall's tau-b. Kept for replication; not recommended as a similarity of portfolios
//! (Signorino & Ritter 1999).
//!
//! Kendall 1938, "A New Measure of Rank Correlation", *Biometrika* 30: 81–93.
//!
//! ```text
//! over pairs i < j:  C = Σ sign(x_i − x_j) sign(y_i − y_j),  T_x = #{x_i ≠ x_j},  T_y = #{y_i ≠ y_j},   τ_b = C / √(T_x T_y)
//! ```

use crate::{Measured, Table, Unknown};

/// Kendall's tau-b from the table of joint ratings.
///
/// ```
/// use comity_measure::{Table, tau_b};
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((tau_b(&table)? + 0.1178511302).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated, [`Unknown::NoVariance`] if one of the two never varies.
pub fn tau_b(table: &Table) -> Measured {
    let k = table.levels();
    if table.n() == 0 {
        return Err(Unknown::NoCoverage(
            "there is nothing that both states are rated on",
        ));
    }
    let concordance: i64 = (0..k)
        .flat_map(|a| (0..k).map(move |b| (a, b)))
        .filter(|&(a, b)| table.count(a, b) > 0)
        .map(|(a, b)| {
            let above = (a + 1..k).flat_map(|c| (0..k).map(move |d| (c, d)));
            let net: i64 = above
                .map(|(c, d)| {
                    let sign = i64::from(d > b) - i64::from(d < b);
                    sign * i64::from(table.count(c, d))
                })
                .sum();
            i64::from(table.count(a, b)) * net
        })
        .sum();
    let n = u64::from(table.n());
    let untied = |margin: [u32; 4]| {
        (n * n
            - margin
                .iter()
                .map(|&m| u64::from(m) * u64::from(m))
                .sum::<u64>())
            / 2
    };
    let (t_x, t_y) = (untied(table.rows()), untied(table.columns()));
    if t_x == 0 || t_y == 0 {
        return Err(Unknown::NoVariance);
    }
    Ok(concordance as f64 / (t_x as f64 * t_y as f64).sqrt())
}
