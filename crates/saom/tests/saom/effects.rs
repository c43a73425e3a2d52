//! The contract of effects, for every registered one: on random states of a network with missing and structural cells, with
//! covariates, another network and a behaviour, the change statistic is the difference of the ego statistic.

use comity_saom::behaviour_effects::{BEHAVIOUR_EFFECTS, BehaviourScene};
use comity_saom::effects::{Kind, Object, Scene, TIE_EFFECTS, TieEffect};
use comity_saom::network::{Network, Tables};

const N: usize = 9;
const STATES: u64 = 1_000;
const ALL: Tables = Tables::PATHS.and(Tables::OUT_STARS).and(Tables::IN_STARS);

/// A small generator of its own, so that the test depends on nothing that it tests.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

struct World {
    x: Network,
    w: Network,
    v: Vec<f64>,
    known: Vec<bool>,
    raw: Vec<f64>,
    centred: Vec<f64>,
}

impl World {
    fn new(seed: u64, directed: bool) -> Self {
        let mut draw = Draw(seed * 77 + 5);
        let density = 0.1 + 0.6 * draw.next();
        let cells: Vec<f64> = (0..2 * N * N).map(|_| draw.next()).collect();
        // Cell (0, 1) is structurally 1, (0, 2) structurally 0; a missing cell is 0 in statistics, whatever it was.
        let present = |i: usize, j: usize| match (i, j) {
            (0, 1) => true,
            (0, 2) | (3, 4) => false,
            _ => cells[i * N + j] < density,
        };
        let x = Network::from_fn(N, directed, ALL, present);
        let w = Network::from_fn(N, directed, ALL, |i, j| cells[N * N + i * N + j] < 0.4);
        let known: Vec<bool> = (0..N).map(|_| draw.next() > 0.15).collect();
        let value = |k: &bool, u: f64| if *k { (u * 3.0).floor() - 1.0 } else { 0.0 };
        let v = known.iter().map(|k| value(k, draw.next())).collect();
        let mut raw: Vec<f64> = (0..N * N)
            .map(|_| (draw.next() * 5.0).floor() / 2.0)
            .collect();
        for i in 0..N {
            raw[i * N + i] = 0.0;
        }
        let centred = raw
            .iter()
            .enumerate()
            .map(|(c, w)| if c / N == c % N { 0.0 } else { w - 1.0 })
            .collect();
        Self {
            x,
            w,
            v,
            known,
            raw,
            centred,
        }
    }

    fn scene<'a>(
        &'a self,
        x: &'a Network,
        effect: &dyn TieEffect,
        parm: f64,
        table: &'a [f64],
    ) -> Scene<'a> {
        let object = effect.card().object;
        Scene {
            x,
            v: &self.v,
            v_known: if object == Object::Actor {
                &self.known
            } else {
                &[]
            },
            range: 2.0,
            similarity: 0.4,
            w: Some(&self.w),
            w_degree: 2.5,
            raw: &self.raw,
            centred: &self.centred,
            degree: 2.1,
            balance: 0.3,
            balance_in: 0.35,
            parm,
            table,
        }
    }
}

fn parms(effect: &dyn TieEffect) -> Vec<f64> {
    let default = effect.card().parm;
    if default == 0.0 {
        vec![0.0]
    } else if default == 69.0 {
        vec![69.0, 30.0]
    } else {
        vec![default, 1.0, 2.0]
    }
}

#[test]
fn change_statistic_is_the_difference_of_the_statistic() {
    let mut checked = 0;
    for effect in TIE_EFFECTS {
        let card = effect.card();
        for directed in [true, false] {
            if !(if directed { card.directed } else { card.mutual }) {
                continue;
            }
            for parm in parms(*effect) {
                let table = effect.table(parm, N + 1);
                for seed in 0..STATES {
                    let world = World::new(seed, directed);
                    let mut draw = Draw(seed + 991);
                    let i = (draw.next() * N as f64) as usize;
                    let j = (i + 1 + (draw.next() * (N - 1) as f64) as usize) % N;
                    let mut with = world.x.clone();
                    if !with.has(i, j) {
                        with.toggle(i, j);
                    }
                    let mut without = with.clone();
                    without.toggle(i, j);
                    let scene = |x| world.scene(x, *effect, parm, &table);
                    let name = format!(
                        "{} (parm {parm}), directed {directed}, state {seed}, ({i}, {j})",
                        card.name
                    );
                    let mut column = vec![f64::NAN; N];
                    for x in [&with, &without] {
                        effect.changes(&scene(x), i, &mut column);
                        let one = effect.change(&scene(x), i, j);
                        assert!(column.iter().all(|c| c.is_finite()), "{name}: {column:?}");
                        assert!(
                            (column[j] - one).abs() < 1e-9,
                            "{name}: column {} and cell {one}",
                            column[j]
                        );
                    }
                    if card.kind == Kind::Elementary {
                        let own: f64 = with
                            .out(i)
                            .map(|h| effect.weight(&scene(&with), i, h))
                            .sum();
                        let weight = effect.weight(&scene(&with), i, j);
                        assert!(
                            (effect.change(&scene(&with), i, j) - weight).abs() < 1e-12,
                            "{name}"
                        );
                        if world.known.iter().all(|k| *k) {
                            assert!(
                                (effect.ego(&scene(&with), i) - own).abs() < 1e-9,
                                "{name}: statistic"
                            );
                        }
                    } else if world.known.iter().all(|k| *k) || card.object != Object::Actor {
                        let difference =
                            effect.ego(&scene(&with), i) - effect.ego(&scene(&without), i);
                        for x in [&with, &without] {
                            let change = effect.change(&scene(x), i, j);
                            assert!(
                                (change - difference).abs() < 1e-9,
                                "{name}: {change} and not {difference}"
                            );
                        }
                    }
                    checked += 1;
                }
            }
        }
    }
    eprintln!("{} effects on ties, {checked} states", TIE_EFFECTS.len());
}

#[test]
fn short_names_are_unique_and_enough() {
    let mut names: Vec<_> = TIE_EFFECTS.iter().map(|e| e.card().name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|w| w[0] != w[1]));
    assert!(names.len() >= 60);
    let mut names: Vec<_> = BEHAVIOUR_EFFECTS.iter().map(|e| e.card().name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|w| w[0] != w[1]));
}

#[test]
fn tables_of_two_paths_follow_the_toggles() {
    for directed in [true, false] {
        let mut draw = Draw(3);
        let mut x = Network::empty(N, directed, ALL);
        for _ in 0..500 {
            x.toggle(
                (draw.next() * N as f64) as usize,
                (draw.next() * N as f64) as usize,
            );
        }
        for i in 0..N {
            for j in (0..N).filter(|j| *j != i) {
                assert_eq!(x.paths_row(i)[j], x.two_paths(i, j) as f32);
                assert_eq!(x.back_paths_row(i)[j], x.two_paths(j, i) as f32);
                assert_eq!(x.out_stars_row(i)[j], x.shared_targets(i, j) as f32);
                assert_eq!(x.in_stars_row(i)[j], x.shared_sources(i, j) as f32);
                assert_eq!(x.sign_row(i)[j], 1.0 - 2.0 * x.x(i, j));
            }
            assert_eq!(x.out_degree(i), x.out(i).count());
            assert_eq!(x.in_degree(i), x.sources(i).count());
        }
    }
}

#[test]
fn behaviour_effects_are_finite_on_random_states() {
    for effect in BEHAVIOUR_EFFECTS {
        for seed in 0..STATES {
            let world = World::new(seed, seed % 2 == 0);
            let scene = BehaviourScene {
                z: &world.v,
                centre: 2.0,
                range: 2.0,
                similarity: 0.4,
                x: &world.x,
                v: &world.v,
                parm: effect.card().parm,
            };
            for i in 0..N {
                assert!(
                    effect.value(&scene, i, world.v[i]).is_finite(),
                    "{}",
                    effect.card().name
                );
            }
        }
    }
}
