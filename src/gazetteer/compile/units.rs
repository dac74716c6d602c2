use std::collections::HashMap;

use super::super::error::GazetteerError;
use super::super::format::NOWHERE;
use super::super::role::NameRole;
use super::join::Entry;
use super::names::Names;
use super::table::PlaceRow;
use crate::model::PlaceKind;
use crate::text::fold;

/// Finds the units that places lie in. Places claim theirs as they pass, and so do the units that
/// are claimed; which is which is known when all have passed. A place whose district is known lies
/// in that district's region, if its own row says nothing else.
#[derive(Default)]
pub(in crate::gazetteer) struct Units {
    regions: HashMap<String, u32>,
    /// By country and folded name; main names go before others.
    by_name: HashMap<(String, String), (NameRole, u32)>,
    districts: HashMap<String, District>,
    claims: Vec<Claim>,
    /// Claims by their three cells.
    known: HashMap<String, usize>,
    /// Filled anew for each claim.
    cells: String,
}

struct District {
    number: u32,
    /// What it claims for itself.
    claim: usize,
}

/// What rows say of where they lie; many say the same.
struct Claim {
    country: String,
    admin1: String,
    admin2: String,
    /// What is told when the region, or the district, is unknown; none if that is no fault.
    faults: [Option<GazetteerError>; 2],
}

impl Units {
    /// The number of what a row claims.
    pub(super) fn claim(&mut self, row: &PlaceRow<'_>) -> u32 {
        self.cells.clear();
        for cell in [row.country, row.admin1, row.admin2] {
            self.cells.push_str(cell);
            self.cells.push('\t');
        }
        let number = self.known.get(&self.cells).copied().unwrap_or_else(|| {
            self.known.insert(self.cells.clone(), self.claims.len());
            self.claims.push(Claim {
                country: row.country.to_owned(),
                admin1: row.admin1.to_owned(),
                admin2: row.admin2.to_owned(),
                faults: [None, None],
            });
            self.claims.len() - 1
        });
        let faults = &mut self.claims[number].faults;
        if faults[0].is_none() && is_fault(row, row.admin1) {
            let (said, country) = (row.admin1, row.country);
            let fault = row.line.fault(format!("admin1 `{said}` is no region of {country}"));
            faults[0] = Some(fault);
        }
        if faults[1].is_none() && is_fault(row, row.admin2) {
            faults[1] = Some(row.line.fault(format!("admin2 `{}` is no district", row.admin2)));
        }
        u32::try_from(number).unwrap_or(NOWHERE)
    }

    /// Notes a place that may be a unit.
    pub(super) fn pass(&mut self, entry: &Entry<'_>, number: u32) {
        let Entry { row, names, .. } = entry;
        match entry.kind {
            PlaceKind::Region => self.region(row.id, row.country, names, number),
            PlaceKind::District => self.district(row, number),
            _ => {}
        }
    }

    /// Notes a region.
    pub(in crate::gazetteer) fn region(
        &mut self,
        key: &str,
        country: &str,
        names: &Names<'_>,
        number: u32,
    ) {
        self.regions.insert(key.to_owned(), number);
        for name in names.iter().filter(|name| name.role.is_plain()) {
            let known = self.by_name.entry((country.to_owned(), name.folded.clone()));
            let known = known.or_insert((name.role, number));
            if name.role < known.0 {
                *known = (name.role, number);
            }
        }
    }

    /// Notes a district, with its own claim.
    pub(in crate::gazetteer) fn district(&mut self, row: &PlaceRow<'_>, number: u32) {
        let claim = self.claim(row) as usize;
        self.districts.insert(row.id.to_owned(), District { number, claim });
    }

    /// The region and the district that each claim means, by number; what is wrong with one is
    /// told in `faults`.
    pub(super) fn found(mut self, faults: &mut Vec<GazetteerError>) -> Vec<(u32, u32)> {
        let mut found = Vec::with_capacity(self.claims.len());
        for number in 0..self.claims.len() {
            let claim = &self.claims[number];
            let district = self.districts.get(&claim.admin2);
            let own = self.region_of(claim);
            let of = |district: &District| self.region_of(self.claims.get(district.claim)?);
            let region = own.or_else(|| district.and_then(of));
            let district = district.map(|district| district.number);
            let unknown = [own.is_none(), district.is_none()];
            for (unknown, fault) in unknown.into_iter().zip(&mut self.claims[number].faults) {
                faults.extend(fault.take().filter(|_| unknown));
            }
            found.push((region.unwrap_or(NOWHERE), district.unwrap_or(NOWHERE)));
        }
        found
    }

    /// The region that is named by id, or by its name in the same country.
    fn region_of(&self, claim: &Claim) -> Option<u32> {
        if claim.admin1.is_empty() {
            return None;
        }
        let folded = fold(&claim.admin1);
        let named = |code: &str| {
            self.by_name.get(&(code.to_owned(), folded.clone())).map(|&(_, number)| number)
        };
        let by_id = self.regions.get(&claim.admin1).copied();
        by_id.or_else(|| claim.country.split(';').find_map(named))
    }
}

/// Whether a unit that nobody knows must be put right: in rows written by hand. Elsewhere the
/// source knows units of which it gives no point, by their id.
fn is_fault(row: &PlaceRow<'_>, cell: &str) -> bool {
    !cell.is_empty() && (row.source == "curated" || !cell.contains(':'))
}
