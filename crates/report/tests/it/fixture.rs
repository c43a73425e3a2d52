//! A made-up answer: invented states, invented numbers, every part of the contract filled.

use comity_assess::answer::*;

pub(crate) fn refs(ids: &[&str]) -> Vec<Ref> {
    ids.iter().map(|id| Ref((*id).to_owned())).collect()
}

pub(crate) fn fig(value: f64, low: f64, high: f64, unit: &str, from: &[&str]) -> Figure {
    Figure {
        value,
        low: Some(low),
        high: Some(high),
        unit: unit.into(),
        from: refs(from),
    }
}

/// A figure without spread.
pub(crate) fn exact(value: f64, unit: &str, from: &[&str]) -> Figure {
    Figure {
        value,
        low: None,
        high: None,
        unit: unit.into(),
        from: refs(from),
    }
}

fn prob(value: f64, from: &[&str]) -> Figure {
    let half = 1.28 * (value * (1.0 - value) / 30.0).sqrt();
    fig(
        value,
        (value - half).max(value / 3.0),
        (value + half).min(1.0 - (1.0 - value) / 3.0),
        "probability",
        from,
    )
}

fn share(value: f64, from: &[&str]) -> Figure {
    Figure {
        unit: "share".into(),
        ..prob(value, from)
    }
}

pub(crate) fn party(id: &str) -> Party {
    let name = match id {
        "ALD" => "Aldmark",
        "BRV" => "Brevia",
        "COR" => "Corvania",
        "DUN" => "Dunmere",
        "ESK" => "Esk Republic",
        "FEN" => "Fennland",
        "GAL" => "United Galdor Isles",
        other => other,
    };
    Party {
        id: id.into(),
        name: name.into(),
    }
}

fn rank(rank: u32, low: u32, high: u32) -> Rank {
    Rank {
        rank,
        low,
        high,
        of: 6,
        from: refs(&["run:main"]),
    }
}

fn side(
    of: &str,
    now: Option<Rank>,
    later: Option<Rank>,
    values: &[(&str, Option<[f64; 3]>)],
    unit: &str,
) -> Side {
    Side {
        of: party(of),
        rank: now,
        rank_at_horizon: later,
        partners: values
            .iter()
            .map(|(id, value)| Partner {
                party: party(id),
                value: value
                    .map(|[v, l, h]| fig(v, l, h, unit, &["statement:trade-2029", "run:main"])),
            })
            .collect(),
    }
}

fn channels() -> Vec<Channel> {
    let channel = |id: &str, name: &str, measure: &str, sides, rising, note: &str| Channel {
        id: id.into(),
        name: name.into(),
        measure: measure.into(),
        sides,
        rising,
        note: note.into(),
    };
    vec![
        channel(
            "military",
            "Military supply",
            "tonnes of munitions delivered, yearly rate, mean of the last 24 months",
            [
                side(
                    "ALD",
                    Some(rank(2, 1, 4)),
                    Some(rank(1, 1, 2)),
                    &[
                        ("COR", Some([41_000.0, 22_000.0, 70_000.0])),
                        ("BRV", Some([18_300.0, 2_100.0, 52_000.0])),
                        ("ESK", Some([9_400.0, 3_000.0, 21_000.0])),
                        ("DUN", Some([0.0, 0.0, 400.0])),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "t/year",
                ),
                side(
                    "BRV",
                    Some(rank(1, 1, 2)),
                    Some(rank(1, 1, 1)),
                    &[
                        ("ALD", Some([18_300.0, 2_100.0, 52_000.0])),
                        ("COR", Some([6_100.0, 1_000.0, 15_000.0])),
                        ("DUN", None),
                        ("ESK", None),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "t/year",
                ),
            ],
            Some(prob(0.72, &["run:main"])),
            "The pair's own value rests on one origin; without it the rank is unknown.",
        ),
        channel(
            "treaty",
            "Treaty clauses",
            "strongest clause in force (4 = defence, 1 = consultation)",
            [
                side(
                    "ALD",
                    Some(rank(4, 4, 5)),
                    Some(rank(3, 1, 4)),
                    &[
                        ("ESK", Some([4.0, 4.0, 4.0])),
                        ("DUN", Some([3.0, 3.0, 3.0])),
                        ("COR", Some([2.0, 2.0, 2.0])),
                        ("BRV", Some([1.0, 1.0, 1.0])),
                        ("FEN", Some([0.0, 0.0, 0.0])),
                        ("GAL", Some([0.0, 0.0, 0.0])),
                    ],
                    "clause",
                ),
                side(
                    "BRV",
                    Some(rank(2, 2, 2)),
                    Some(rank(2, 1, 2)),
                    &[
                        ("COR", Some([4.0, 4.0, 4.0])),
                        ("ALD", Some([1.0, 1.0, 1.0])),
                        ("DUN", None),
                        ("ESK", None),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "clause",
                ),
            ],
            Some(prob(0.11, &["run:main", "parameter:pact-rate"])),
            "A treaty of friendship is not a defence clause.",
        ),
        channel(
            "votes",
            "Votes",
            "chance-corrected agreement (κ) on the assembly's contested texts, 24 months",
            [
                side(
                    "ALD",
                    Some(rank(3, 2, 4)),
                    None,
                    &[
                        ("COR", Some([0.71, 0.64, 0.78])),
                        ("ESK", Some([0.66, 0.58, 0.73])),
                        ("BRV", Some([0.58, 0.41, 0.74])),
                        ("DUN", Some([0.12, 0.02, 0.22])),
                        ("FEN", Some([-0.08, -0.19, 0.03])),
                        ("GAL", Some([-0.31, -0.40, -0.22])),
                    ],
                    "index",
                ),
                side(
                    "BRV",
                    Some(rank(2, 1, 3)),
                    None,
                    &[
                        ("COR", Some([0.80, 0.71, 0.89])),
                        ("ALD", Some([0.58, 0.41, 0.74])),
                        ("ESK", Some([0.52, 0.33, 0.70])),
                        ("DUN", Some([0.05, -0.11, 0.20])),
                        ("FEN", None),
                        ("GAL", Some([-0.22, -0.37, -0.08])),
                    ],
                    "index",
                ),
            ],
            None,
            "The model moves nothing here: the ranks are those of the day.",
        ),
        channel(
            "trade",
            "Trade",
            "goods traded, US dollars a year, latest covered year",
            [
                side(
                    "ALD",
                    Some(rank(6, 5, 6)),
                    Some(rank(5, 4, 6)),
                    &[
                        ("COR", Some([142.6e9, 139.0e9, 147.2e9])),
                        ("GAL", Some([38.2e9, 37.9e9, 38.6e9])),
                        ("DUN", Some([21.4e9, 20.0e9, 23.3e9])),
                        ("FEN", Some([9.1e9, 8.8e9, 9.5e9])),
                        ("ESK", Some([2.2e9, 1.9e9, 2.6e9])),
                        ("BRV", Some([34.0e6, 12.0e6, 88.0e6])),
                    ],
                    "dollar",
                ),
                side(
                    "BRV",
                    Some(rank(2, 2, 3)),
                    Some(rank(2, 2, 2)),
                    &[
                        ("COR", Some([2.3e9, 1.4e9, 3.9e9])),
                        ("ALD", Some([34.0e6, 12.0e6, 88.0e6])),
                        ("ESK", Some([11.0e6, 2.0e6, 40.0e6])),
                        ("DUN", None),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "dollar",
                ),
            ],
            Some(prob(0.64, &["run:main"])),
            "Brevia reports nothing itself; the figures are its partners'.",
        ),
        channel(
            "contact",
            "Contact",
            "meetings of heads of state or ministers, 24 months",
            [
                side(
                    "ALD",
                    None,
                    None,
                    &[
                        ("COR", Some([14.0, 14.0, 16.0])),
                        ("ESK", Some([9.0, 9.0, 10.0])),
                        ("BRV", None),
                        ("DUN", None),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "meeting",
                ),
                side(
                    "BRV",
                    None,
                    None,
                    &[
                        ("ALD", None),
                        ("COR", None),
                        ("DUN", None),
                        ("ESK", None),
                        ("FEN", None),
                        ("GAL", None),
                    ],
                    "meeting",
                ),
            ],
            None,
            "No count of Brevia's meetings was published after 2029.",
        ),
    ]
}

fn base(class: &str, events: f64, exposure: f64, unit: &str, p: f64) -> BaseRate {
    BaseRate {
        class: class.into(),
        events,
        exposure,
        unit: unit.into(),
        years: "1990–2029".into(),
        probability: prob(p, &["parameter:class-counts"]),
    }
}

fn closest() -> Vec<Closest> {
    vec![
        Closest {
            text: "Closest military supplier of Aldmark by the end of 2032".into(),
            probability: fig(0.61, 0.44, 0.76, "probability", &["run:main"]),
            base: base(
                "supplier outside the top one becomes first within two years",
                14.0,
                322.0,
                "dyad-year",
                0.085,
            ),
        },
        Closest {
            text: "Closest ally of Aldmark by treaty by the end of 2032".into(),
            probability: fig(
                0.093,
                0.041,
                0.17,
                "probability",
                &["run:main", "parameter:pact-rate"],
            ),
            base: base(
                "pair with a friendship treaty signs a defence clause",
                6.0,
                410.0,
                "dyad-year",
                0.029,
            ),
        },
        Closest {
            text: "Closest trading partner of Aldmark by the end of 2032".into(),
            probability: fig(0.0004, 0.0, 0.002, "probability", &["run:main"]),
            base: base(
                "partner outside the top five becomes first within two years",
                0.0,
                1_850.0,
                "dyad-year",
                0.0005,
            ),
        },
    ]
}

/// A small deterministic noise in −1..1.
fn noise(seed: u64) -> f64 {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5151;
    x ^= x >> 29;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^= x >> 32;
    (x % 20_001) as f64 / 10_000.0 - 1.0
}

fn drain() -> Fan {
    let weeks = 120;
    let days = (0..weeks)
        .map(|w| {
            let day = 14 + 7 * w;
            let (year, in_year) = (2031 + (day + 59) / 365, (day + 59) % 365);
            format!("{year}-{:02}-{:02}", in_year / 31 + 1, in_year % 28 + 1)
        })
        .collect();
    let levels = vec![0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
    let centre = |w: f64| 0.9 + 3.6 * (-w / 26.0).exp() + 0.9 * (w / 70.0);
    let quantiles = [-1.9, -1.28, -0.67, 0.0, 0.67, 1.28, 1.9]
        .iter()
        .map(|z| {
            (0..weeks)
                .map(|w| {
                    (centre(f64::from(w)) * (z * (0.22 + 0.002 * f64::from(w))).exp()).max(0.0)
                })
                .collect()
        })
        .collect();
    let paths = (0..20)
        .map(|k| {
            let mut drift = 0.4 * noise(k);
            (0..weeks)
                .map(|w| {
                    drift += 0.045 * noise(1_000 * k + w as u64 + 7);
                    centre(f64::from(w)) * drift.exp()
                })
                .collect()
        })
        .collect();
    Fan {
        name: "Cover (months)".into(),
        days,
        levels,
        quantiles,
        paths,
        from: refs(&["run:main", "statement:use-2031"]),
    }
}

fn needs() -> Needs {
    let exchange = |good: &str, from: &str, to: &str, amount| Exchange {
        good: good.into(),
        from: party(from),
        to: party(to),
        amount,
    };
    let will = |id: &str, buyer: f64, seller: f64| Will {
        mechanism: id.into(),
        buyer: fig(buyer, buyer - 0.3, buyer + 0.3, "η", &["run:main"]),
        seller: fig(seller, seller - 0.25, seller + 0.25, "η", &["run:main"]),
    };
    Needs {
        buyer: party("ALD"),
        seller: party("BRV"),
        good: "munitions".into(),
        cover: fig(
            4.5,
            2.9,
            6.8,
            "month",
            &["statement:stock-2030", "statement:use-2031"],
        ),
        stock: fig(
            3_420_000.0,
            2.1e6,
            5.2e6,
            "round",
            &["statement:stock-2030"],
        ),
        used: fig(
            24_800.0,
            18_000.0,
            33_000.0,
            "round/day",
            &["statement:use-2031"],
        ),
        output: fig(
            7_600.0,
            5_100.0,
            10_400.0,
            "round/day",
            &["statement:output-2030"],
        ),
        need: fig(0.34, 0.21, 0.49, "share", &["run:main"]),
        drain: drain(),
        rejected: exact(0.127, "share", &["run:main"]),
        barter: Some(Barter {
            exchanges: vec![
                exchange(
                    "munitions",
                    "BRV",
                    "ALD",
                    fig(1_840.0, 410.0, 4_300.0, "t/week", &["run:main"]),
                ),
                exchange(
                    "grain",
                    "ALD",
                    "BRV",
                    fig(6_200.0, 1_900.0, 11_800.0, "t/week", &["run:main"]),
                ),
                exchange(
                    "fuel",
                    "ALD",
                    "BRV",
                    fig(2_950.0, 800.0, 6_400.0, "t/week", &["run:main"]),
                ),
            ],
            deal: share(0.83, &["run:main"]),
            seller_share: share(0.57, &["run:main", "parameter:patience"]),
            buyer_needs_more: prob(0.68, &["run:main"]),
            wills: vec![
                will("M01", 1.1, 0.0),
                will("M04", 0.2, 0.9),
                will("M09", -0.4, 0.3),
                will("M14", 0.6, 0.5),
            ],
            caveat:
                "Only the order of the gains is robust; the amounts follow from assumed weights."
                    .into(),
        }),
    }
}

fn limits() -> Limits {
    let stage = |corridor: &str, stage: &str, capacity: f64, narrowest: f64| StageFigure {
        corridor: corridor.into(),
        stage: stage.into(),
        capacity: fig(
            capacity,
            capacity * 0.55,
            capacity * 1.6,
            "t/week",
            &["parameter:rail-capacity"],
        ),
        narrowest: share(narrowest, &["run:main"]),
    };
    let binding = |what: &str, value: f64| Binding {
        what: what.into(),
        share: share(value, &["run:main"]),
    };
    Limits {
        wanted: fig(2_600.0, 700.0, 5_900.0, "t/week", &["run:main"]),
        shipped: fig(1_840.0, 410.0, 4_300.0, "t/week", &["run:main"]),
        stages: vec![
            stage("Hollow Pass railway", "loading yard", 11_200.0, 0.08),
            stage("Hollow Pass railway", "gauge change", 5_400.0, 0.79),
            stage("Hollow Pass railway", "single track", 9_800.0, 0.13),
            stage("Grey Sea ferry", "berths", 16_500.0, 0.62),
            stage("Grey Sea ferry", "hulls", 21_000.0, 0.38),
        ],
        binding: vec![
            binding("no deal", 0.17),
            binding("deal", 0.31),
            binding("stock", 0.46),
            binding("corridor", 0.06),
        ],
        full: vec![
            binding("Hollow Pass railway", 0.09),
            binding("Grey Sea ferry", 0.0003),
        ],
        begins_to_bind: Some(fig(
            4_100.0,
            2_300.0,
            6_900.0,
            "t/week",
            &["run:rail-sweep"],
        )),
    }
}

fn law() -> Law {
    let paragraph = |authority: &str, number: &str, text: &str, id: &str| Paragraph {
        authority: authority.into(),
        paragraph: number.into(),
        effect: "prohibits".into(),
        text: text.into(),
        from: refs(&[id]),
    };
    Law {
        transaction: "Brevia transfers munitions to Aldmark".into(),
        verdict: "prohibited".into(),
        paragraphs: vec![
            paragraph(
                "Assembly text 88",
                "§4",
                "All states shall not buy arms from Brevia.",
                "statement:text-88",
            ),
            paragraph(
                "Assembly text 97",
                "§11",
                "Flag states shall inspect ships bound for Brevia.",
                "statement:text-97",
            ),
        ],
    }
}

fn council() -> Vec<CouncilVote> {
    let member = |name: &str, seats, no: f64| MemberVote {
        name: name.into(),
        seats,
        no: prob(no, &["run:main"]),
    };
    vec![
        CouncilVote {
            name: "Renewal of the inspection panel".into(),
            day: "2032-04-30".into(),
            members: vec![
                member("Aldmark", 1, 0.28),
                member("Corvania", 1, 0.12),
                member("United Galdor Isles", 1, 0.004),
                member("elected members", 9, 0.03),
            ],
            adopted: prob(0.68, &["run:main"]),
            lone_veto: prob(0.19, &["run:main"]),
            breaks: prob(0.22, &["run:main"]),
        },
        CouncilVote {
            name: "A new ban on fuel".into(),
            day: "2032-12-31".into(),
            members: vec![
                member("Aldmark", 1, 0.74),
                member("Corvania", 1, 0.58),
                member("elected members", 9, 0.11),
            ],
            adopted: prob(0.17, &["run:main"]),
            lone_veto: prob(0.21, &["run:main"]),
            breaks: prob(0.26, &["run:main"]),
        },
    ]
}

fn evidence() -> Vec<LadderAnswer> {
    let rung = |origin: &str, kind: &str, grade: &str, text: &str, ratio: [f64; 3], after: f64| {
        RungAnswer {
            origin: origin.into(),
            kind: kind.into(),
            grade: grade.into(),
            text: text.into(),
            ratio: fig(
                ratio[0],
                ratio[1],
                ratio[2],
                "ratio",
                &["parameter:grade-b"],
            ),
            after: prob(
                after,
                &["proposition:delivery-2030", "origin:galdor-imagery"],
            ),
        }
    };
    let without = |origin: &str, p: f64| Without {
        origin: origin.into(),
        result: prob(p, &["proposition:delivery-2030"]),
    };
    vec![
        LadderAnswer {
            id: "delivery-2030".into(),
            text: "Brevia delivered munitions to Aldmark over Hollow Pass in November 2030".into(),
            label: "assertion against absence".into(),
            prior: prob(0.30, &["parameter:prior-delivery"]),
            rungs: vec![
                rung(
                    "Northern Herald",
                    "absence",
                    "C",
                    "“no hard evidence is available”",
                    [0.78, 0.55, 0.97],
                    0.25,
                ),
                rung(
                    "Ministry of Brevia",
                    "denial",
                    "E",
                    "“we have never sold arms to Aldmark”",
                    [0.96, 0.90, 1.0],
                    0.24,
                ),
                rung(
                    "Galdor imagery",
                    "assertion",
                    "B",
                    "“five rail cars crossed on two days”",
                    [18.0, 4.0, 84.0],
                    0.79,
                ),
            ],
            result: prob(0.79, &["proposition:delivery-2030"]),
            without: vec![
                without("Northern Herald", 0.83),
                without("Ministry of Brevia", 0.80),
                without("Galdor imagery", 0.24),
            ],
            words: "likely, rests on one origin".into(),
        },
        LadderAnswer {
            id: "talks-2031".into(),
            text: "Arms talks were under way in February 2031".into(),
            label: String::new(),
            prior: prob(0.42, &["parameter:prior-delivery"]),
            rungs: vec![
                rung(
                    "Galdor officials",
                    "assertion",
                    "B",
                    "“talks are actively advancing”",
                    [9.0, 3.0, 30.0],
                    0.84,
                ),
                rung(
                    "Esk Tribune",
                    "assertion",
                    "C",
                    "“a delegation stayed four days”",
                    [3.1, 1.4, 7.0],
                    0.94,
                ),
            ],
            result: prob(0.94, &["proposition:talks-2031"]),
            without: vec![
                without("Galdor officials", 0.69),
                without("Esk Tribune", 0.84),
            ],
            words: "very likely, rests on two origins".into(),
        },
    ]
}

fn questions() -> Vec<QuestionAnswer> {
    let texts = [
        "Will Aldmark or Brevia announce a transfer of munitions?",
        "Will a head of state of Brevia visit Aldmark?",
        "Will the two sign a treaty with a defence clause?",
        "Will the inspection panel lapse?",
        "Will rail freight at Hollow Pass exceed 10,000 t in a month?",
        "Will Brevia send soldiers?",
        "Will Corvania condemn the transfer in the Council?",
        "Will grain deliveries from Aldmark to Brevia be reported by two independent origins?",
        "Will Brevia test a long-range missile?",
        "Will Esk Republic recall its ambassador from Aldmark?",
    ];
    (0..25)
        .map(|k| {
            let p = match k {
                0 => 0.34,
                4 => 0.972,
                7 => 0.0006,
                11 => 0.52,
                _ => (0.5 + 0.47 * noise(k as u64 + 90)).clamp(0.012, 0.98),
            };
            let by = match k % 3 {
                0 => AnsweredBy::World,
                1 => AnsweredBy::BaseRate,
                _ => AnsweredBy::Assumption,
            };
            let b = (p * (0.55 + 0.4 * noise(k as u64 + 400)) + 0.02).clamp(0.004, 0.95);
            let base = base(
                "comparable pair-years with a shared adversary",
                3.0 + k as f64,
                140.0,
                "dyad-year",
                b,
            );
            QuestionAnswer {
                id: format!("Q{:02}", k + 1),
                text: texts[k % texts.len()].into(),
                by: format!("2032-{:02}-28", k % 12 + 1),
                source: "either government's gazette".into(),
                probability: if by == AnsweredBy::BaseRate {
                    base.probability.clone()
                } else {
                    prob(p, &["run:main", "parameter:pact-rate"])
                },
                base,
                answered_by: by,
            }
        })
        .collect()
}

fn switches() -> Vec<Switch> {
    let names = [
        "depletion",
        "barter",
        "common rival",
        "patron's line",
        "sanctions fatigue",
        "isolation",
        "one railway",
        "recognition for reward",
        "neighbours push back",
        "closed border",
        "trade on one partner",
        "regime likeness",
    ];
    (0..12)
        .map(|k| Switch {
            id: format!("M{:02}", k + 1),
            name: names[k].into(),
            off: "the value of the typical pair".into(),
            effects: [
                ("Q01", 0.34),
                ("Q03", 0.093),
                ("supply by 2032-12", 0.61),
                ("cover at horizon", f64::NAN),
            ]
            .iter()
            .enumerate()
            .map(|(o, (output, on))| {
                let step = 0.32 * noise(k as u64 * 31 + o as u64 * 7).powi(3);
                if on.is_nan() {
                    let d = 2.0 * step;
                    return Effect {
                        output: (*output).into(),
                        on: fig(2.4, 1.1, 4.9, "month", &["run:main"]),
                        off: fig(2.4 - d, 1.0, 4.8, "month", &["run:off"]),
                        difference: fig(d, d - 0.2, d + 0.2, "month", &["run:main", "run:off"]),
                    };
                }
                let off = (on - step).clamp(0.01, 0.97);
                let d = on - off;
                Effect {
                    output: (*output).into(),
                    on: prob(*on, &["run:main"]),
                    off: prob(off, &["run:off"]),
                    difference: fig(
                        d,
                        d - 0.03,
                        d + 0.03,
                        "probability",
                        &["run:main", "run:off"],
                    ),
                }
            })
            .collect(),
        })
        .collect()
}

fn variance() -> Vec<VarianceSplit> {
    let split = |output: &str, parts: [f64; 5]| {
        let part = |k: usize| {
            fig(
                parts[k],
                (parts[k] - 0.04).max(0.0),
                parts[k] + 0.04,
                "share",
                &["run:variance"],
            )
        };
        VarianceSplit {
            output: output.into(),
            facts: part(0),
            estimates: part(1),
            rules: part(2),
            assumptions: part(3),
            chance: part(4),
        }
    };
    vec![
        split("Q01", [0.21, 0.14, 0.05, 0.18, 0.42]),
        split("Q03", [0.03, 0.24, 0.02, 0.09, 0.62]),
        split("cover at horizon", [0.35, 0.06, 0.11, 0.40, 0.08]),
    ]
}

fn placebos() -> Vec<Placebo> {
    let placebo = |from: &str, to: &str, headline, running, supply: f64, defence: f64| Placebo {
        from: party(from),
        to: party(to),
        headline,
        running,
        supply: prob(supply, &["run:main"]),
        defence: prob(defence, &["run:main"]),
        by: "2032-12-31".into(),
    };
    vec![
        placebo("BRV", "ALD", true, false, 0.61, 0.093),
        placebo("ESK", "ALD", false, true, 0.72, 0.031),
        placebo("DUN", "ALD", false, false, 0.22, 0.012),
        placebo("COR", "ALD", false, false, 0.13, 0.022),
        placebo("COR", "BRV", false, false, 0.08, 0.018),
        placebo("GAL", "FEN", false, false, 0.012, 0.004),
    ]
}

fn references() -> Vec<Reference> {
    let reference = |id: &str, title: &str, value: &str, provenance: &str, times: &str| Reference {
        id: Ref(id.into()),
        title: title.into(),
        value: value.into(),
        provenance: provenance.into(),
        times: times.into(),
    };
    let mut all = vec![
        reference(
            "origin:galdor-imagery",
            "Galdor imagery",
            "",
            "one leak, printed by eleven papers",
            "",
        ),
        reference(
            "parameter:class-counts",
            "Counts of the reference classes",
            "Jeffreys",
            "data/classes.csv",
            "",
        ),
        reference(
            "parameter:grade-b",
            "Grade B",
            "Beta(8.4, 1.6)",
            "rule: Admiralty letters as Beta priors",
            "",
        ),
        reference(
            "parameter:pact-rate",
            "Rate of defence pacts",
            "Gamma(6.5, 410) a dyad-year",
            "estimate: classes",
            "",
        ),
        reference(
            "parameter:patience",
            "Patience of the two",
            "Uniform(0.2, 0.8)",
            "assumption",
            "",
        ),
        reference(
            "parameter:prior-delivery",
            "Prior of a delivery",
            "Beta(3, 7)",
            "rule: base rate of the class",
            "",
        ),
        reference(
            "parameter:rail-capacity",
            "Railway capacity",
            "LogNormal(5,400 t a week, ±40 %)",
            "rule: trains a day",
            "",
        ),
        reference(
            "proposition:delivery-2030",
            "Delivery in November 2030",
            "79 %",
            "three origins",
            "",
        ),
        reference(
            "proposition:talks-2031",
            "Talks in February 2031",
            "94 %",
            "two origins",
            "",
        ),
        reference(
            "run:main",
            "Main ensemble",
            "10,000 runs",
            "seed 7, all mechanisms on",
            "",
        ),
        reference(
            "run:off",
            "Ensembles with one mechanism off",
            "2,000 runs each",
            "seed 7, same draws",
            "",
        ),
        reference(
            "run:rail-sweep",
            "Sweep of the railway's capacity",
            "11 × 1,000 runs",
            "seed 7",
            "",
        ),
        reference(
            "run:variance",
            "Nested ensemble",
            "400 × 50 runs",
            "seed 7",
            "",
        ),
        reference(
            "statement:output-2030",
            "Output of shells in 2030",
            "7,600 a day",
            "Dunmere Institute, B, own count",
            "valid 2030; known 2031-01-20",
        ),
        reference(
            "statement:stock-2030",
            "Stock at the turn of the year",
            "3.4 million",
            "Esk Tribune, C, unnamed official",
            "valid 2030-12-31; known 2031-02-11",
        ),
        reference(
            "statement:text-88",
            "Assembly text 88",
            "",
            "the Assembly's record, A",
            "adopted 2019-10-14",
        ),
        reference(
            "statement:text-97",
            "Assembly text 97",
            "",
            "the Assembly's record, A",
            "adopted 2022-06-02",
        ),
        reference(
            "statement:trade-2029",
            "Trade of 2029",
            "",
            "customs of the partners, A",
            "valid 2029; known 2030-11-30",
        ),
        reference(
            "statement:use-2031",
            "Rounds fired a day",
            "18,000–33,000",
            "Galdor officials, B",
            "valid 2031-02; known 2031-03-02",
        ),
    ];
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// The whole made-up answer.
pub(crate) fn sample() -> Answer {
    let check = |name: &str, value, expected: &str, holds| Check {
        name: name.into(),
        value,
        expected: expected.into(),
        holds,
    };
    Answer {
        format: 1,
        head: Head {
            dossier: "ald-brv-2031".into(),
            title: "Are Aldmark and Brevia set to become closest allies?".into(),
            as_of: "2031-03-14".into(),
            horizon: "2033-06-30".into(),
            pair: [party("ALD"), party("BRV")],
            runs: 10_000,
            runs_asked: 10_000,
            statements: 212,
            origins: 64,
            changed: vec![],
        },
        channels: channels(),
        closest: closest(),
        needs: Some(needs()),
        limits: Some(limits()),
        law: law(),
        council: council(),
        evidence: evidence(),
        questions: questions(),
        switches: switches(),
        variance: variance(),
        placebos: placebos(),
        checks: vec![
            check(
                "rounds fired in the first year",
                fig(8.9e6, 6.6e6, 12.0e6, "round", &["run:main"]),
                "7 to 12 million",
                true,
            ),
            check(
                "defence pacts signed a year, all pairs",
                fig(1.9, 0.8, 3.1, "pact/year", &["run:main"]),
                "about 2",
                true,
            ),
            check(
                "missile tests of Brevia a year",
                fig(31.0, 18.0, 47.0, "test/year", &["run:main"]),
                "8 to 25",
                false,
            ),
        ],
        reproduce: Reproduce {
            command:
                "comity assess --dossier ald-brv-2031 --as-of 2031-03-14 --runs 10000 --seed 7"
                    .into(),
            version: "0.1.0".into(),
            seed: 7,
            hashes: [
                "view",
                "facts",
                "estimates",
                "assumptions",
                "world",
                "questions",
            ]
            .iter()
            .enumerate()
            .map(|(k, name)| ((*name).to_owned(), format!("{:02x}", 17 * k + 9).repeat(32)))
            .collect(),
            parameters: vec![
                ("statement".into(), 48),
                ("estimate".into(), 31),
                ("rule".into(), 22),
                ("assumption".into(), 17),
            ],
            parameter_changes: 3,
            illustration: "The questions of this case illustrate the engine; they do not test it."
                .into(),
        },
        references: references(),
        warnings: vec!["The votes of Fennland are carried forward from 2029.".into()],
    }
}

/// The same answer, stopped early.
pub(crate) fn interrupted() -> Answer {
    let mut answer = sample();
    answer.head.runs = 3_200;
    answer
}

/// A what-if: one mechanism off, other probabilities.
pub(crate) fn what_if() -> Answer {
    let mut answer = sample();
    answer.head.changed = vec!["--off M07".into()];
    for (k, question) in answer.questions.iter_mut().enumerate() {
        if k % 3 == 0 {
            let p = &mut question.probability;
            let by = 0.18 * noise(k as u64 + 3);
            p.value = (p.value + by).clamp(0.01, 0.99);
            p.low = p.low.map(|x| (x + by).clamp(0.005, 0.985));
            p.high = p.high.map(|x| (x + by).clamp(0.015, 0.995));
        }
    }
    answer.questions.pop();
    if let Some(limits) = &mut answer.limits {
        limits.shipped = fig(3_050.0, 900.0, 6_000.0, "t/week", &["run:main"]);
    }
    answer
}

/// An answer with as little in it as the contract allows.
pub(crate) fn sparse() -> Answer {
    let mut answer = sample();
    answer.channels = answer.channels.split_off(4);
    answer.needs = None;
    answer.limits = None;
    answer.law = Law {
        transaction: String::new(),
        verdict: "unknown".into(),
        paragraphs: vec![],
    };
    answer.closest.clear();
    answer.council.clear();
    answer.evidence.clear();
    answer.questions.clear();
    answer.switches.clear();
    answer.variance.clear();
    answer.placebos.clear();
    answer.checks.clear();
    answer.warnings.clear();
    answer
}

/// Strings that try to leave their place.
pub(crate) const HOSTILE: &str =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{1b}[31m\u{202e}";

/// The sample with a hostile string in every place that a dossier fills.
pub(crate) fn hostile() -> Answer {
    let json = serde_json::to_value(sample()).expect("the sample is JSON");
    let mut answer: Answer =
        serde_json::from_value(poison(json, "")).expect("the poisoned sample is an answer");
    let id = Ref(format!("statement:{HOSTILE} x"));
    answer.references[0].id = id.clone();
    answer.questions[0].probability.from = vec![id, Ref("run:main".into())];
    answer.evidence[0].rungs[0].after.from = refs(&["run:main"]);
    for rung in answer
        .evidence
        .iter_mut()
        .flat_map(|ladder| &mut ladder.rungs)
    {
        rung.after.from = refs(&["run:main"]);
    }
    answer
}

fn poison(value: serde_json::Value, key: &str) -> serde_json::Value {
    use serde_json::Value;
    let kept = [
        "from",
        "id",
        "unit",
        "days",
        "as_of",
        "horizon",
        "answered_by",
        "references",
    ];
    match value {
        Value::String(text) if !kept.contains(&key) => Value::String(format!("{text}{HOSTILE}")),
        Value::Array(items) if !kept.contains(&key) => {
            Value::Array(items.into_iter().map(|item| poison(item, key)).collect())
        }
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, item)| {
                    let item = poison(item, &name);
                    (name, item)
                })
                .collect(),
        ),
        other => other,
    }
}
