//! Rules: pure functions of a transaction.

/// Whether something may be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No rule in force touches it.
    Allowed,
    /// A rule allows it only with an exemption.
    NeedsExemption,
    /// It would exceed a cap by the accounts at hand.
    CapUsedUp,
    /// A rule forbids it.
    Prohibited,
    /// A cap applies and the account is not known.
    Unknown,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::NeedsExemption => "needs exemption",
            Self::CapUsedUp => "cap used up",
            Self::Prohibited => "prohibited",
            Self::Unknown => "unknown",
        }
    }
}

/// Seen from the party that the rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// What the party gives.
    Export,
    /// What the party gets.
    Import,
    /// Both.
    Both,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Forbids.
    Prohibited,
    /// Allows with an exemption.
    Exemption,
    /// Allows up to so many units a year.
    Cap(f64),
}

/// One paragraph in force over a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// The actor it binds others' dealings with.
    pub party: usize,
    /// Direction, seen from the party.
    pub direction: Direction,
    /// Index of the good.
    pub good: usize,
    /// What it does.
    pub effect: Effect,
    /// First week in force (negative: before the start).
    pub from: f64,
    /// Last week in force.
    pub to: f64,
}

/// A transfer of a good at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transaction {
    /// Supplier.
    pub from: usize,
    /// Recipient.
    pub to: usize,
    /// Good.
    pub good: usize,
    /// Week.
    pub week: f64,
    /// What the year's account already shows, where known, units.
    pub account: Option<f64>,
}

impl Rule {
    /// What this rule says of a transaction; `Allowed` where it does not touch it.
    #[must_use]
    pub fn verdict(&self, t: Transaction) -> Verdict {
        let exports = self.party == t.from && self.direction != Direction::Import;
        let imports = self.party == t.to && self.direction != Direction::Export;
        if self.good != t.good || !(exports || imports) || t.week < self.from || t.week > self.to {
            return Verdict::Allowed;
        }
        match (self.effect, t.account) {
            (Effect::Prohibited, _) => Verdict::Prohibited,
            (Effect::Exemption, _) => Verdict::NeedsExemption,
            (Effect::Cap(cap), Some(used)) => {
                if used >= cap {
                    Verdict::CapUsedUp
                } else {
                    Verdict::Allowed
                }
            }
            (Effect::Cap(_), None) => Verdict::Unknown,
        }
    }
}

/// What all rules together say: the strictest, and the index of the first rule that says so.
#[must_use]
pub fn verdict(rules: &[Rule], t: Transaction) -> (Verdict, Option<usize>) {
    let rank = |v: Verdict| match v {
        Verdict::Allowed => 0,
        Verdict::Unknown => 1,
        Verdict::NeedsExemption => 2,
        Verdict::CapUsedUp => 3,
        Verdict::Prohibited => 4,
    };
    let mut worst = (Verdict::Allowed, None);
    for (index, rule) in rules.iter().enumerate() {
        let says = rule.verdict(t);
        if rank(says) > rank(worst.0) {
            worst = (says, Some(index));
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_binds_its_party_direction_good_and_years() {
        let ban = Rule {
            party: 1,
            direction: Direction::Export,
            good: 0,
            effect: Effect::Prohibited,
            from: 0.0,
            to: 100.0,
        };
        let t = Transaction {
            from: 1,
            to: 0,
            good: 0,
            week: 5.0,
            account: None,
        };
        assert_eq!(verdict(&[ban], t), (Verdict::Prohibited, Some(0)));
        for other in [
            Transaction {
                from: 0,
                to: 1,
                ..t
            },
            Transaction { good: 1, ..t },
            Transaction { week: 101.0, ..t },
            Transaction { from: 2, ..t },
        ] {
            assert_eq!(verdict(&[ban], other), (Verdict::Allowed, None));
        }
    }

    #[test]
    fn a_cap_without_an_account_is_unknown_not_allowed() {
        let cap = Rule {
            party: 1,
            direction: Direction::Import,
            good: 2,
            effect: Effect::Cap(500.0),
            from: -9.0,
            to: 1e9,
        };
        let t = |account| Transaction {
            from: 0,
            to: 1,
            good: 2,
            week: 0.0,
            account,
        };
        assert_eq!(verdict(&[cap], t(None)).0, Verdict::Unknown);
        assert_eq!(verdict(&[cap], t(Some(499.0))).0, Verdict::Allowed);
        assert_eq!(verdict(&[cap], t(Some(500.0))).0, Verdict::CapUsedUp);
    }
}
