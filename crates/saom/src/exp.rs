//! The exponential function over a slice, written so that the compiler can use vector instructions.

/// Utilities beyond this bound are cut: a difference of 600 is a certain choice.
const BOUND: f64 = 600.0;

/// Replaces every `u` by `exp(u)`, with a relative error below `2e-12`.
///
/// `exp(u) = 2^k exp(r)` with `k = round(u / ln 2)`; `exp(r)` on `|r| <= ln(2)/2` by its Taylor polynomial of degree 11.
#[inline]
pub(crate) fn exp_in_place(values: &mut [f64]) {
    // Adding 1.5 * 2^52 leaves the rounded integer in the low bits of the mantissa.
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    for value in values {
        let u = value.clamp(-BOUND, BOUND);
        let shifted = u * std::f64::consts::LOG2_E + SHIFT;
        let k = shifted - SHIFT;
        let r = u - k * LN2_HIGH - k * LN2_LOW;
        let mut sum = 1.0 / 39_916_800.0;
        for inverse in [
            1.0 / 3_628_800.0,
            1.0 / 362_880.0,
            1.0 / 40_320.0,
            1.0 / 5_040.0,
            1.0 / 720.0,
            1.0 / 120.0,
            1.0 / 24.0,
            1.0 / 6.0,
            0.5,
            1.0,
            1.0,
        ] {
            sum = sum * r + inverse;
        }
        let power = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
        *value = sum * power;
    }
}

/// The logistic function `1 / (1 + exp(-a))`.
#[inline]
pub(crate) fn logistic(a: f64) -> f64 {
    1.0 / (1.0 + (-a).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_agrees_with_the_standard_one() {
        for step in -60_000..60_000 {
            let u = f64::from(step) / 100.0;
            let mut value = [u];
            exp_in_place(&mut value);
            assert!(
                (value[0] / u.exp() - 1.0).abs() < 2e-12,
                "{u}: {} {}",
                value[0],
                u.exp()
            );
        }
    }
}
