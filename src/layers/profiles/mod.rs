//! Other ways to lay out the layer `events`, for people whose maps and scripts know another data
//! set: its columns first, by its names, in its order and in its codes, then ours.
//!
//! A profile is a draft of the layer `events` and takes its place; writers, the data dictionary
//! and `run.json` see a layer like any other. To add one, add a file with its columns and a line
//! to [`PROFILES`].

mod acled;
mod countries;
mod own;
mod sides;
mod ucdp;

use super::{Draft, LAYERS};

/// The layout of the layer `events`.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// As named on the command line.
    pub name: &'static str,
    /// The layer so laid out; `None` for this program's own.
    draft: Option<&'static Draft>,
}

/// Every profile, this program's own first.
pub const PROFILES: &[Profile] = &[
    Profile { name: "native", draft: None },
    Profile { name: "acled", draft: Some(&acled::DRAFT) },
    Profile { name: "ucdp", draft: Some(&ucdp::DRAFT) },
];

impl Profile {
    /// The profile of this name.
    ///
    /// ```
    /// use dateline::layers::Profile;
    ///
    /// let acled = Profile::named("acled").ok_or("acled is a profile")?;
    /// let events = acled.layers().next().ok_or("it has layers")?;
    /// assert_eq!(events.layer.columns[0].name, "event_id_cnty");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn named(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|profile| profile.name == name)
    }

    /// Every layer, in the order of [`LAYERS`], with `events` laid out so.
    pub fn layers(&self) -> impl Iterator<Item = &'static Draft> {
        let own = self.draft;
        LAYERS.iter().map(move |draft| {
            own.filter(|other| other.layer.name == draft.layer.name).unwrap_or(draft)
        })
    }

    /// The profile in which these layers are laid out.
    pub fn of(layers: &[&'static Draft]) -> &'static Profile {
        let laid = |profile: &&Profile| {
            let own = profile.draft.map(|own| own.layer);
            own.is_some_and(|own| layers.iter().any(|draft| *draft.layer == *own))
        };
        PROFILES.iter().find(laid).unwrap_or(&PROFILES[0])
    }
}
