//! The exponential function over a slice, written so that the compiler can use vector instructions.

/// Weights `exp(u - shift)` of utilities, in single precision: the choice probabilities have a relative error below `1e-6`,
/// and the scores use the same probabilities, so that their expectation stays 0. `shift` is 0 unless a utility exceeds 60.
///
/// `exp(u) = 2^k exp(r)` with `k = round(u / ln 2)`; `exp(r)` on `|r| <= ln(2)/2` by its Taylor polynomial of degree 6.
/// Returns the shift.
#[inline]
pub(crate) fn exp_weights(utilities: &[f64], weights: &mut [f32]) -> f32 {
    // Adding 1.5 * 2^23 leaves the rounded integer in the low bits of the mantissa.
    const SHIFT: f32 = 12_582_912.0;
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;
    let mut largest = 0.0f32;
    for (weight, utility) in weights.iter_mut().zip(utilities) {
        *weight = *utility as f32;
        largest = if *weight > largest { *weight } else { largest };
    }
    let shift = if largest > 60.0 { largest - 60.0 } else { 0.0 };
    for weight in weights {
        let u = (*weight - shift).clamp(-86.0, 86.0);
        let shifted = u * std::f32::consts::LOG2_E + SHIFT;
        let k = shifted - SHIFT;
        let r = u - k * LN2_HIGH - k * LN2_LOW;
        let mut sum = 1.0 / 720.0;
        for inverse in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
            sum = sum * r + inverse;
        }
        let power = f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
        *weight = sum * power;
    }
    shift
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
    fn weights_agree_with_the_exponential() {
        for step in -8_000..6_000 {
            let u = f64::from(step) / 100.0;
            let mut weight = [0.0];
            assert_eq!(exp_weights(&[u], &mut weight), 0.0);
            let exact = f64::from(u as f32).exp();
            assert!(
                (f64::from(weight[0]) / exact - 1.0).abs() < 1e-6,
                "{u}: {} {exact}",
                weight[0]
            );
        }
    }

    #[test]
    fn large_utilities_are_shifted_and_keep_their_differences() {
        let mut weights = [0.0; 2];
        assert_eq!(exp_weights(&[700.0, 699.0], &mut weights), 640.0);
        assert!((f64::from(weights[1] / weights[0]) - (-1.0f64).exp()).abs() < 1e-6);
    }
}
