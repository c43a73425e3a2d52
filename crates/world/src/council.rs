//! A council vote: a leader, a follower, other permanent members, elected members; adoption exact given a draw.

/// What one draw says about the members.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bench {
    /// Probability that the leader (the patron) says No.
    pub leader_no: f64,
    /// Probability that the follower copies the leader, φ.
    pub copies: f64,
    /// Probability that the follower says No when it votes by its own stake.
    pub own_no: f64,
    /// Probability that each other permanent member says No.
    pub other_no: f64,
    /// How many other permanent members.
    pub others: u32,
    /// Probability that an elected member says Yes.
    pub elected_yes: f64,
    /// How many elected members.
    pub elected: u32,
    /// Yes votes needed.
    pub needed: u32,
}

/// Probabilities of what comes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// It passes: enough Yes and no permanent No.
    pub adopted: f64,
    /// The follower says No and the leader does not.
    pub lone_veto: f64,
    /// Leader and follower differ.
    pub breaks: f64,
    /// The leader says No.
    pub leader_no: f64,
    /// The follower says No.
    pub follower_no: f64,
}

/// φ from the agreement `a` on contested texts: `φ = 2a/(1 + a)`.
///
/// A follower that copies with φ and else is as likely to agree as not agrees with `a = φ/(2 − φ)`.
///
/// ```
/// assert!((comity_world::council::copies(0.53) - 0.693).abs() < 1e-3);
/// ```
#[must_use]
pub fn copies(agreement: f64) -> f64 {
    2.0 * agreement / (1.0 + agreement)
}

/// The probability of at least `needed` successes in independent trials (Poisson-binomial, by convolution).
#[must_use]
pub fn at_least(needed: u32, trials: impl IntoIterator<Item = f64>) -> f64 {
    let mut mass = vec![1.0];
    for p in trials {
        mass.push(0.0);
        for k in (0..mass.len()).rev() {
            mass[k] = mass[k] * (1.0 - p) + if k > 0 { mass[k - 1] * p } else { 0.0 };
        }
    }
    mass.iter().skip(needed as usize).sum()
}

impl Bench {
    /// What comes of the vote. Permanent members that do not say No say Yes.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let own = (1.0 - self.copies) * self.own_no;
        let lone_veto = (1.0 - self.leader_no) * own;
        let both_no = self.leader_no * (self.copies + own);
        let no_veto = (1.0 - self.leader_no - lone_veto)
            * (1.0 - self.other_no).powi(self.others.cast_signed());
        let permanent = 2 + self.others;
        let enough = at_least(
            self.needed.saturating_sub(permanent),
            (0..self.elected).map(|_| self.elected_yes),
        );
        Outcome {
            adopted: no_veto * enough,
            lone_veto,
            breaks: lone_veto + self.leader_no - both_no,
            leader_no: self.leader_no,
            follower_no: lone_veto + both_no,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_brute_force_over_all_outcomes() {
        for copies in [0.0, 0.4, 1.0] {
            let b = Bench {
                leader_no: 0.2,
                copies,
                own_no: 0.3,
                other_no: 0.1,
                others: 3,
                elected_yes: 0.6,
                elected: 10,
                needed: 9,
            };
            let (mut adopted, mut lone, mut breaks) = (0.0, 0.0, 0.0);
            for bits in 0u32..1 << 15 {
                let yes = |k: u32| bits >> k & 1 == 1;
                let (leader, follower) = (yes(0), yes(1));
                let mut p = if leader {
                    1.0 - b.leader_no
                } else {
                    b.leader_no
                };
                let own = if follower { 1.0 - b.own_no } else { b.own_no };
                p *= b.copies * f64::from(u8::from(leader == follower)) + (1.0 - b.copies) * own;
                for k in 2..5 {
                    p *= if yes(k) { 1.0 - b.other_no } else { b.other_no };
                }
                for k in 5..15 {
                    p *= if yes(k) {
                        b.elected_yes
                    } else {
                        1.0 - b.elected_yes
                    };
                }
                let passes = bits.count_ones() >= 9 && (0..5).all(yes);
                adopted += if passes { p } else { 0.0 };
                lone += if leader && !follower { p } else { 0.0 };
                breaks += if leader == follower { 0.0 } else { p };
            }
            let exact = b.outcome();
            assert!(
                (exact.adopted - adopted).abs() < 1e-12,
                "{} {adopted}",
                exact.adopted
            );
            assert!((exact.lone_veto - lone).abs() < 1e-12);
            assert!((exact.breaks - breaks).abs() < 1e-12);
        }
    }

    #[test]
    fn a_perfect_follower_never_breaks() {
        let b = Bench {
            leader_no: 0.2,
            copies: 1.0,
            own_no: 0.9,
            other_no: 0.0,
            others: 3,
            elected_yes: 1.0,
            elected: 10,
            needed: 9,
        };
        let o = b.outcome();
        assert!(o.breaks.abs() < 1e-15 && o.lone_veto == 0.0 && (o.adopted - 0.8).abs() < 1e-12);
    }
}
