//! Votes in the two orders that the fit walks through: by item and by position.

use crate::{Measured, Unknown, Vote};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One vote for the ideal points. An *item* is a set of roll calls with one and the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemVote {
    /// Correlates of War number.
    pub state: u16,
    /// Session of the General Assembly.
    pub session: u16,
    /// Item, for example from [`Bridges::item`].
    pub item: u32,
    /// How the state voted.
    pub vote: Vote,
}

/// Roll calls on repeated resolutions, which tie the sessions to one scale.
#[derive(Debug, Clone, Default)]
pub struct Bridges {
    oldest: BTreeMap<u32, u32>,
}

impl Bridges {
    /// Pairs (earlier, later) of roll calls on one text. Chains collapse to the oldest: for each later
    /// roll call in descending order, everything that carries its number takes the smallest earlier one.
    ///
    /// ```
    /// use comity_measure::ideal::Bridges;
    /// let bridges = Bridges::new(&[(1, 5), (5, 9), (2, 9)]);
    /// assert_eq!(bridges.item(9), 2);
    /// assert_eq!(bridges.item(5), 1);
    /// assert_eq!(bridges.item(7), 7);
    /// ```
    #[must_use]
    pub fn new(pairs: &[(u32, u32)]) -> Self {
        let mut earliest = BTreeMap::<u32, u32>::new();
        for &(earlier, later) in pairs {
            let least = earliest.entry(later).or_insert(earlier);
            *least = (*least).min(earlier);
        }
        let oldest = earliest
            .keys()
            .map(|&start| {
                // A chain only goes down, because what was renamed at a higher number is never met again.
                let mut item = start;
                while let Some(&earlier) = earliest.get(&item) {
                    let down = earlier < item;
                    item = earlier;
                    if !down {
                        break;
                    }
                }
                (start, item)
            })
            .collect();
        Self { oldest }
    }

    /// The item of a roll call.
    #[must_use]
    pub fn item(&self, roll_call: u32) -> u32 {
        self.oldest.get(&roll_call).copied().unwrap_or(roll_call)
    }
}

/// Whether a vote belongs to the data of the published estimates (Bailey, Strezhnev & Voeten 2017, state
/// of April 2020): no paragraphs and amendments after 1989, no session 19, no South Africa in session 48,
/// no Zanzibar.
#[must_use]
pub fn in_published_data(
    state: u16,
    session: u16,
    year: u16,
    paragraph: bool,
    amendment: bool,
) -> bool {
    !(year > 1989 && (paragraph || amendment))
        && session != 19
        && !(state == 560 && session == 48)
        && state != 511
}

/// Where the votes of one item or one position lie: yes first, then abstentions, then no.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) abstain: u32,
    pub(crate) no: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn yes(self) -> std::ops::Range<usize> {
        self.start as usize..self.abstain as usize
    }
    pub(crate) fn abstain(self) -> std::ops::Range<usize> {
        self.abstain as usize..self.no as usize
    }
    pub(crate) fn no(self) -> std::ops::Range<usize> {
        self.no as usize..self.end as usize
    }
    pub(crate) fn len(self) -> u32 {
        self.end - self.start
    }
}

/// A state in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Correlates of War number.
    pub state: u16,
    /// Session.
    pub session: u16,
}

/// The votes of a fit. Items on which all votes are equal are left out: they say nothing.
#[derive(Debug, Clone)]
pub struct VotePanel {
    pub(crate) items: Vec<u32>,
    pub(crate) positions: Vec<Position>,
    /// The positions of each state, as a range.
    pub(crate) states: Vec<std::ops::Range<usize>>,
    pub(crate) item_spans: Vec<Span>,
    /// Position of every vote, in the order of the items.
    pub(crate) item_votes: Vec<u32>,
    pub(crate) position_spans: Vec<Span>,
    /// Item of every vote, in the order of the positions.
    pub(crate) position_votes: Vec<u32>,
    /// Variance of the step into this position from the state's session before; 0.25 for the first.
    pub(crate) steps: Vec<f64>,
}

impl VotePanel {
    /// Arranges votes, in any order.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no item has two different votes.
    pub fn new(votes: &[ItemVote]) -> Measured<Self> {
        let mut counts = BTreeMap::<u32, [u32; 3]>::new();
        for vote in votes {
            counts.entry(vote.item).or_default()[vote.vote.level()] += 1;
        }
        let divided = |count: &[u32; 3]| count.iter().filter(|&&n| n > 0).count() > 1;
        let items: Vec<u32> = counts
            .iter()
            .filter(|(_, count)| divided(count))
            .map(|(&item, _)| item)
            .collect();
        if items.is_empty() {
            return Err(Unknown::NoCoverage("no roll call on which votes differ"));
        }
        let mut placed: Vec<(u32, Position, u8)> = votes
            .par_iter()
            .filter_map(|vote| {
                let item = items.binary_search(&vote.item).ok()? as u32;
                Some((
                    item,
                    Position {
                        state: vote.state,
                        session: vote.session,
                    },
                    vote.vote.level() as u8,
                ))
            })
            .collect();
        let mut positions: Vec<Position> = placed.iter().map(|vote| vote.1).collect();
        positions.par_sort_unstable();
        positions.dedup();
        placed.par_sort_unstable_by_key(|&(item, position, level)| (item, level, position));
        let at: Vec<(u32, u32, u8)> = placed
            .par_iter()
            .map(|(item, position, level)| {
                (
                    *item,
                    positions.binary_search(position).unwrap_or_default() as u32,
                    *level,
                )
            })
            .collect();
        let (item_spans, item_votes) =
            arrange(items.len(), at.iter().map(|&(i, p, level)| (i, level, p)));
        let mut turned: Vec<(u32, u8, u32)> =
            at.iter().map(|&(i, p, level)| (p, level, i)).collect();
        turned.par_sort_unstable();
        let (position_spans, position_votes) = arrange(positions.len(), turned.into_iter());
        let mut panel = Self {
            states: Vec::new(),
            steps: Vec::new(),
            items,
            positions,
            item_spans,
            item_votes,
            position_spans,
            position_votes,
        };
        panel.link();
        Ok(panel)
    }

    fn link(&mut self) {
        self.states.clear();
        let mut start = 0;
        for end in 1..=self.positions.len() {
            if end == self.positions.len()
                || self.positions[end].state != self.positions[start].state
            {
                self.states.push(start..end);
                start = end;
            }
        }
        let n = |at: usize| f64::from(self.position_spans[at].len());
        self.steps = self
            .states
            .iter()
            .flat_map(|range| {
                let first = range.start;
                range.clone().map(move |at| {
                    if at == first {
                        0.25
                    } else {
                        0.5 * n(at) / (n(at) + n(at - 1))
                    }
                })
            })
            .collect();
    }

    /// The positions: states in ascending order, each with its sessions in order.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The numbers of the items, in ascending order.
    #[must_use]
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// The number of votes that are used.
    #[must_use]
    pub fn votes(&self) -> usize {
        self.item_votes.len()
    }

    /// The number of votes of the position at a place.
    #[must_use]
    pub fn votes_of(&self, position: usize) -> u32 {
        self.position_spans[position].len()
    }

    /// The variance of the step into a position from the state's session before.
    #[must_use]
    pub fn step_variance(&self, position: usize) -> f64 {
        self.steps[position]
    }

    /// The place of a state in a session.
    #[must_use]
    pub fn place(&self, state: u16, session: u16) -> Option<usize> {
        self.positions
            .binary_search(&Position { state, session })
            .ok()
    }

    /// The places of a vote's position and item, if both are in the panel.
    #[must_use]
    pub fn locate(&self, vote: &ItemVote) -> Option<Located> {
        Some(Located {
            position: self.place(vote.state, vote.session)?,
            item: self.items.binary_search(&vote.item).ok()?,
            vote: vote.vote,
        })
    }

    /// The design with other votes: `vote` is asked for every (position, item), in the order of the items.
    /// Items that come out undivided stay in, so that the places of items and positions do not move.
    #[must_use]
    pub fn with_votes(&self, mut vote: impl FnMut(usize, usize) -> Vote) -> Self {
        let mut at = Vec::with_capacity(self.votes());
        for (item, span) in self.item_spans.iter().enumerate() {
            for &position in &self.item_votes[span.start as usize..span.end as usize] {
                at.push((
                    item as u32,
                    vote(position as usize, item).level() as u8,
                    position,
                ));
            }
        }
        at.sort_unstable();
        let mut turned: Vec<(u32, u8, u32)> =
            at.iter().map(|&(i, level, p)| (p, level, i)).collect();
        turned.sort_unstable();
        let (item_spans, item_votes) = arrange(self.items.len(), at.into_iter());
        let (position_spans, position_votes) = arrange(self.positions.len(), turned.into_iter());
        Self {
            item_spans,
            item_votes,
            position_spans,
            position_votes,
            ..self.clone()
        }
    }
}

/// A vote by the places of its position and item in a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located {
    /// Place among the positions.
    pub position: usize,
    /// Place among the items.
    pub item: usize,
    /// How the state voted.
    pub vote: Vote,
}

/// Spans and partners of votes that come sorted by (owner, level).
fn arrange(owners: usize, votes: impl Iterator<Item = (u32, u8, u32)>) -> (Vec<Span>, Vec<u32>) {
    let mut counts = vec![[0_u32; 3]; owners];
    let mut partners = Vec::new();
    for (owner, level, partner) in votes {
        counts[owner as usize][usize::from(level)] += 1;
        partners.push(partner);
    }
    let mut start = 0;
    let spans = counts
        .iter()
        .map(|[yes, abstain, no]| {
            let span = Span {
                start,
                abstain: start + yes,
                no: start + yes + abstain,
                end: start + yes + abstain + no,
            };
            start = span.end;
            span
        })
        .collect();
    (spans, partners)
}
