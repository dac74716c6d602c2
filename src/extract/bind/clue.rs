/// A table of clues: an enum, its members in the order in which they are added up, and their names in
/// the tables of weights.
macro_rules! clues {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $clue:ident = $written:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$says])* $clue,)+
        }

        impl $name {
            /// Every clue, in the order in which they are added up.
            pub const ALL: &[$name] = &[$($name::$clue,)+];

            /// As written in the table of weights.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$clue => $written,)+
                }
            }
        }

        impl From<$name> for usize {
            /// Its number in the order of `ALL`.
            fn from(clue: $name) -> usize {
                clue as usize
            }
        }
    };
}

clues! {
    /// What speaks for a place being that of an event, or against it. Each has a weight in
    /// `data/weights/site.tsv`; each is 0 to 1 strong.
    SiteClue {
        /// It is offered at all: what must be overcome.
        Offered = "offered",
        /// The clause of the cue names it as the place.
        Bound = "bound",
        /// So it does, and it is wider than a town.
        BoundWide = "bound_wide",
        /// It is a town or a part of one in the wider place that is bound.
        Inside = "inside",
        /// So it does, and other events of the story are bound elsewhere.
        BoundAmong = "bound_among",
        /// The clauses of another event name it.
        Taken = "taken",
        /// It stands in a sentence that tells the event.
        Sentence = "sentence",
        /// How close before such a sentence it stands.
        Before = "before",
        /// How close behind.
        Behind = "behind",
        /// It stands in the headline.
        Headline = "headline",
        /// It stands in the dateline.
        Dateline = "dateline",
        /// It is the first town or district that the body names.
        Opening = "opening",
        /// The share of the story's names that mean it or a place in it.
        Share = "share",
        /// Some preposition of place leads to it, as in "in Goma".
        Announced = "announced",
        /// So it does in a sentence that tells the event.
        AnnouncedThere = "announced_there",
        /// The share of its mentions behind "of" and "from": where somebody comes from.
        Origin = "origin",
        /// The share of its mentions where somebody speaks or holds an office.
        Spoken = "spoken",
        /// The share of its mentions in the name of a body that watches over it: "Goma Police".
        Body = "body",
        /// It is a town.
        Town = "town",
        /// It is a feature or a building.
        Facility = "facility",
        /// It is a quarter or a locality.
        Quarter = "quarter",
        /// It is a second-order unit.
        District = "district",
        /// It is a first-order unit.
        Region = "region",
        /// It is a country, or wider than a province.
        Wide = "wide",
        /// Another place offered lies in it.
        Holds = "holds",
        /// It lies in another place offered.
        Held = "held",
        /// How sure the placement is.
        Sure = "sure",
        /// A town is bound that has nothing to do with it.
        Apart = "apart",
        /// Something wider is bound that does not hold it.
        ApartWide = "apart_wide",
        /// A town is bound that has nothing to do with it, and other events are bound elsewhere.
        ApartAmong = "apart_among",
    }
}

clues! {
    /// What speaks for a day being that of an event, or against it. Each has a weight in
    /// `data/weights/day.tsv`; each is 0 to 1 strong.
    DayClue {
        /// It is offered at all: what must be overcome.
        Offered = "offered",
        /// The clause of the cue names it as the day.
        Bound = "bound",
        /// So it does, and it is more than a day.
        BoundLong = "bound_long",
        /// So it does, and other events of the story are bound to other days.
        BoundAmong = "bound_among",
        /// The clauses of another event name it.
        Taken = "taken",
        /// It stands in a sentence that tells the event.
        Sentence = "sentence",
        /// How close before such a sentence it stands.
        Before = "before",
        /// How close behind.
        Behind = "behind",
        /// It stands in the headline.
        Headline = "headline",
        /// It is the first that the body tells.
        Opening = "opening",
        /// The share of the times told that mean it.
        Share = "share",
        /// The share of its tellings that are the day of a statement: "police said on Monday".
        Spoken = "spoken",
        /// The share of its tellings that are the day of police work or of a court: "arrested on
        /// Friday".
        Casework = "casework",
        /// It is written out.
        Explicit = "explicit",
        /// It is told by its weekday.
        Weekday = "weekday",
        /// It is a single day.
        Day = "day",
        /// It is longer than a week.
        Long = "long",
        /// It is the day of the document.
        Today = "today",
        /// It is the day before.
        Yesterday = "yesterday",
        /// It lies in the week before.
        Week = "week",
        /// It lies more than a month back.
        Old = "old",
        /// It lies ahead of the document's day.
        Ahead = "ahead",
        /// Another day is bound.
        Apart = "apart",
        /// A longer time is bound in which it does not lie.
        ApartLong = "apart_long",
        /// Another day is bound, and other events of the story are bound to others.
        ApartAmong = "apart_among",
    }
}

clues! {
    /// What speaks for an account being worth a report of its own, or against it. Each has a weight
    /// in `data/weights/worth.tsv`; each is 0 to 1 strong.
    WorthClue {
        /// It is told at all.
        Offered = "offered",
        /// Its words name a class of events more often than one: "attacks".
        Class = "class",
        /// They tell of nothing but somebody's harm.
        Harm = "harm",
        /// It refers to something told before: "the blast".
        Refers = "refers",
        /// It looks back.
        Background = "background",
        /// It borrows both its place and its day.
        Borrowed = "borrowed",
        /// The headline tells it.
        Headline = "headline",
        /// The first sentences do.
        Lead = "lead",
        /// The first paragraphs do.
        Early = "early",
        /// More than one sentence does.
        Retold = "retold",
        /// The story tells of nothing else.
        Alone = "alone",
        /// How many others the story tells of: 1 for twenty.
        Among = "among",
        /// Its sentence quotes somebody.
        Quoted = "quoted",
        /// No day is told.
        Undated = "undated",
        /// None but the document's own.
        Published = "published",
        /// Only the month is told.
        Month = "month",
        /// Only a longer time is.
        Year = "year",
        /// It lies ahead of the document's day.
        Ahead = "ahead",
        /// It lies in the week up to it.
        Fresh = "fresh",
        /// It lies more than a month back.
        Old = "old",
        /// No place is told.
        Unplaced = "unplaced",
        /// Only the province is.
        Region = "region",
        /// Only something wider is.
        Wide = "wide",
        /// How sure the place is.
        Sure = "sure",
        /// It counts dead.
        Killed = "killed",
        /// It counts wounded.
        Injured = "injured",
        /// It counts people taken.
        Taken = "taken",
        /// It names who did it.
        Actor = "actor",
        /// It names to whom.
        Target = "target",
        /// It names the means.
        Weapon = "weapon",
        /// Somebody says that it happened; the document does not.
        Alleged = "alleged",
        /// It is meant to happen.
        Planned = "planned",
        /// It was tried and failed.
        Foiled = "foiled",
        /// Only a long time is told, and the place in another sentence.
        Astray = "astray",
        /// How little the story, and what stands about, speaks of violence at all.
        Strange = "strange",
        /// How much of what stands about is of sport, stage and trade.
        Light = "light",
    }
}
