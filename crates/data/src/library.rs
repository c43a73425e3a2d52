//! The tables that history is built from, read together from one data folder.

use std::path::Path;

use comity_record::Day;

use crate::dataset::{
    ATOP_MEMBERS, ATOP_TREATIES, CAPITALS, CODES, CONTIGUITY, GSDB, MAJORS, MIDB, NMC, RIVALRIES,
    SIPRI, STATES, TRADE,
};
use crate::error::DataError;
use crate::names::Names;
use crate::readers::atop::{self, Member, Treaty};
use crate::readers::capability::{self, StateYear};
use crate::readers::capitals::{self, Capital};
use crate::readers::contiguity::{self, Border};
use crate::readers::disputes::{self, Participant};
use crate::readers::rivalries::{self, Rivalry};
use crate::readers::sanctions::{self, Case};
use crate::readers::sipri::{self, Delivery};
use crate::readers::trade::{self, PairYear};
use crate::state::{Membership, read_majors, read_states};
use crate::table::Table;

/// Everything the panels of supply and of treaties need.
#[derive(Debug, Clone)]
pub struct Library {
    /// Spells of membership in the state system.
    pub states: Vec<Membership>,
    /// Spells of major powers.
    pub majors: Vec<Membership>,
    /// Names.
    pub names: Names,
    /// Deliveries of arms.
    pub deliveries: Table<Delivery>,
    /// Members of treaties.
    pub members: Table<Member>,
    /// Treaties.
    pub treaties: Table<Treaty>,
    /// Rivalries.
    pub rivalries: Table<Rivalry>,
    /// Disputes.
    pub disputes: Table<Participant>,
    /// Capabilities.
    pub capabilities: Table<StateYear>,
    /// Capitals.
    pub capitals: Table<Capital>,
    /// Contiguity.
    pub borders: Table<Border>,
    /// Trade.
    pub trade: Table<PairYear>,
    /// Sanctions.
    pub sanctions: Table<Case>,
}

impl Library {
    /// Reads the official files below a folder.
    ///
    /// # Errors
    ///
    /// If a file is missing or not in the official layout.
    pub fn read(folder: &Path) -> Result<Self, DataError> {
        let names = Names::read(&CODES.file(folder))?;
        // Trade is by far the longest file.
        let (trade, rest) = rayon::join(
            || trade::read_pairs(&TRADE.file(folder)),
            || -> Result<_, DataError> {
                let deliveries = sipri::read(&SIPRI.file(folder), &names)?;
                let sanctions = sanctions::read(&GSDB.file(folder), &names)?;
                let members = atop::read_members(&ATOP_MEMBERS.file(folder))?;
                let treaties = atop::read_treaties(&ATOP_TREATIES.file(folder))?;
                Ok((deliveries, sanctions, members, treaties))
            },
        );
        let (deliveries, sanctions, members, treaties) = rest?;
        let states = read_states(&STATES.file(folder))?;
        Ok(Self {
            majors: read_majors(&MAJORS.file(folder))?,
            deliveries,
            members,
            treaties,
            rivalries: rivalries::read(&RIVALRIES.file(folder))?,
            disputes: disputes::read(&MIDB.file(folder))?,
            capabilities: capability::read(&NMC.file(folder), &states)?,
            capitals: capitals::read(&CAPITALS.file(folder))?,
            borders: contiguity::read(&CONTIGUITY.file(folder))?,
            trade: trade?,
            sanctions,
            states,
            names,
        })
    }

    /// What was released by `day`: every table cut ([`Table::as_of`]). Membership in the state system is public at once.
    #[must_use]
    pub fn as_of(&self, day: Day) -> Self {
        Self {
            states: self.states.clone(),
            majors: self.majors.clone(),
            names: self.names.clone(),
            deliveries: self.deliveries.as_of(day),
            members: self.members.as_of(day),
            treaties: self.treaties.as_of(day),
            rivalries: self.rivalries.as_of(day),
            disputes: self.disputes.as_of(day),
            capabilities: self.capabilities.as_of(day),
            capitals: self.capitals.as_of(day),
            borders: self.borders.as_of(day),
            trade: self.trade.as_of(day),
            sanctions: self.sanctions.as_of(day),
        }
    }
}
