/// What sort of thing happened. The names are ours; each has its place in ACLED's scheme.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are their meaning; ACLED's codebook defines each")]
pub enum EventKind {
    ArmedClash,
    TerritoryRegained,
    TerritoryChange,
    ExcessiveForce,
    ProtestWithIntervention,
    Protest,
    Riot,
    MobViolence,
    ChemicalWeapon,
    AirStrike,
    SuicideBombing,
    Shelling,
    Bombing,
    Grenade,
    SexualViolence,
    ArmedAttack,
    Assassination,
    Abduction,
    Agreement,
    Arrest,
    GroupChange,
    WeaponsSeizure,
    BaseEstablished,
    Arson,
    Robbery,
    TerritoryTransfer,
    Hijacking,
}

/// Kinds that reports of one happening may give it. Two reports of different families are never
/// merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindFamily {
    /// Somebody was attacked, by whatever means.
    Violence,
    /// People gathered against something.
    Demonstration,
    /// Somebody was taken by a state.
    Custody,
    /// Somebody was taken by somebody else.
    Capture,
    /// Everything that killed nobody by itself.
    Development,
}

impl EventKind {
    /// Every kind, in ACLED's own order of precedence: of two tactics in one event the first names it.
    pub const ALL: [EventKind; 27] = [
        EventKind::TerritoryRegained,
        EventKind::TerritoryChange,
        EventKind::ArmedClash,
        EventKind::ExcessiveForce,
        EventKind::ProtestWithIntervention,
        EventKind::Protest,
        EventKind::Riot,
        EventKind::MobViolence,
        EventKind::ChemicalWeapon,
        EventKind::AirStrike,
        EventKind::SuicideBombing,
        EventKind::Shelling,
        EventKind::Bombing,
        EventKind::Grenade,
        EventKind::SexualViolence,
        EventKind::ArmedAttack,
        EventKind::Assassination,
        EventKind::Abduction,
        EventKind::Agreement,
        EventKind::Arrest,
        EventKind::GroupChange,
        EventKind::WeaponsSeizure,
        EventKind::BaseEstablished,
        EventKind::Arson,
        EventKind::Robbery,
        EventKind::TerritoryTransfer,
        EventKind::Hijacking,
    ];

    /// As written in tables and layers.
    pub fn as_str(self) -> &'static str {
        match self {
            EventKind::ArmedClash => "armed-clash",
            EventKind::TerritoryRegained => "territory-regained",
            EventKind::TerritoryChange => "territory-change",
            EventKind::TerritoryTransfer => "territory-transfer",
            EventKind::ExcessiveForce => "excessive-force",
            EventKind::ProtestWithIntervention => "protest-with-intervention",
            EventKind::Protest => "protest",
            EventKind::Riot => "riot",
            EventKind::MobViolence => "mob-violence",
            EventKind::ChemicalWeapon => "chemical-weapon",
            EventKind::AirStrike => "air-strike",
            EventKind::SuicideBombing => "suicide-bombing",
            EventKind::Shelling => "shelling",
            EventKind::Bombing => "bombing",
            EventKind::Grenade => "grenade",
            EventKind::SexualViolence => "sexual-violence",
            EventKind::ArmedAttack => "armed-attack",
            EventKind::Assassination => "assassination",
            EventKind::Abduction => "abduction",
            EventKind::Agreement => "agreement",
            EventKind::Arrest => "arrest",
            EventKind::GroupChange => "group-change",
            EventKind::WeaponsSeizure => "weapons-seizure",
            EventKind::BaseEstablished => "base-established",
            EventKind::Arson => "arson",
            EventKind::Robbery => "robbery",
            EventKind::Hijacking => "hijacking",
        }
    }

    /// The kind written so in a table.
    pub fn named(name: &str) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// ACLED's `event_type`.
    pub fn event_type(self) -> &'static str {
        match self {
            EventKind::ArmedClash | EventKind::TerritoryRegained | EventKind::TerritoryChange => {
                "Battles"
            }
            EventKind::Protest | EventKind::ProtestWithIntervention | EventKind::ExcessiveForce => {
                "Protests"
            }
            EventKind::Riot | EventKind::MobViolence => "Riots",
            EventKind::ChemicalWeapon
            | EventKind::AirStrike
            | EventKind::SuicideBombing
            | EventKind::Shelling
            | EventKind::Bombing
            | EventKind::Grenade => "Explosions/Remote violence",
            EventKind::SexualViolence
            | EventKind::ArmedAttack
            | EventKind::Assassination
            | EventKind::Abduction => "Violence against civilians",
            EventKind::Agreement
            | EventKind::Arrest
            | EventKind::GroupChange
            | EventKind::WeaponsSeizure
            | EventKind::BaseEstablished
            | EventKind::Arson
            | EventKind::Robbery
            | EventKind::TerritoryTransfer
            | EventKind::Hijacking => "Strategic developments",
        }
    }

    /// ACLED's `sub_event_type`.
    pub fn sub_event_type(self) -> &'static str {
        match self {
            EventKind::ArmedClash => "Armed clash",
            EventKind::TerritoryRegained => "Government regains territory",
            EventKind::TerritoryChange => "Non-state actor overtakes territory",
            EventKind::TerritoryTransfer => "Non-violent transfer of territory",
            EventKind::ExcessiveForce => "Excessive force against protesters",
            EventKind::ProtestWithIntervention => "Protest with intervention",
            EventKind::Protest => "Peaceful protest",
            EventKind::Riot => "Violent demonstration",
            EventKind::MobViolence => "Mob violence",
            EventKind::ChemicalWeapon => "Chemical weapon",
            EventKind::AirStrike => "Air/drone strike",
            EventKind::SuicideBombing => "Suicide bomb",
            EventKind::Shelling => "Shelling/artillery/missile attack",
            EventKind::Bombing => "Remote explosive/landmine/IED",
            EventKind::Grenade => "Grenade",
            EventKind::SexualViolence => "Sexual violence",
            EventKind::ArmedAttack | EventKind::Assassination => "Attack",
            EventKind::Abduction => "Abduction/forced disappearance",
            EventKind::Agreement => "Agreement",
            EventKind::Arrest => "Arrests",
            EventKind::GroupChange => "Change to group/activity",
            EventKind::WeaponsSeizure => "Disrupted weapons use",
            EventKind::BaseEstablished => "Headquarters or base established",
            EventKind::Arson | EventKind::Robbery => "Looting/property destruction",
            EventKind::Hijacking => "Other",
        }
    }

    /// The family that decides whether two reports may tell of one event.
    pub fn family(self) -> KindFamily {
        match self {
            EventKind::Protest
            | EventKind::ProtestWithIntervention
            | EventKind::ExcessiveForce
            | EventKind::Riot => KindFamily::Demonstration,
            EventKind::Arrest => KindFamily::Custody,
            EventKind::Abduction | EventKind::Hijacking => KindFamily::Capture,
            EventKind::Agreement
            | EventKind::GroupChange
            | EventKind::WeaponsSeizure
            | EventKind::BaseEstablished
            | EventKind::Robbery => KindFamily::Development,
            EventKind::ArmedClash
            | EventKind::TerritoryRegained
            | EventKind::TerritoryChange
            | EventKind::TerritoryTransfer
            | EventKind::MobViolence
            | EventKind::ChemicalWeapon
            | EventKind::AirStrike
            | EventKind::SuicideBombing
            | EventKind::Shelling
            | EventKind::Bombing
            | EventKind::Grenade
            | EventKind::SexualViolence
            | EventKind::ArmedAttack
            | EventKind::Assassination
            | EventKind::Arson => KindFamily::Violence,
        }
    }
}
