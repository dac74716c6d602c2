/// What a thread of a run is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading documents.
    Read,
    /// Cutting text into words and sentences.
    Cut,
    /// Finding days.
    Date,
    /// Finding names.
    Recognise,
    /// Finding what places they mean.
    Resolve,
    /// Finding events.
    Extract,
    /// Joining accounts of one event.
    Merge,
    /// Drawing and writing rows.
    Write,
}

impl Stage {
    /// Every stage, in the order in which a document leaves them. It meets [`Stage::Extract`]
    /// before [`Stage::Recognise`] too: names cost the most, and where nothing may have happened
    /// and nobody asks for them, none are looked for.
    ///
    /// ```
    /// use dateline::pipeline::Stage;
    ///
    /// assert_eq!(Stage::ALL.first(), Some(&Stage::Read));
    /// assert!(Stage::ALL.is_sorted());
    /// ```
    pub const ALL: [Stage; 8] = [
        Stage::Read,
        Stage::Cut,
        Stage::Date,
        Stage::Recognise,
        Stage::Resolve,
        Stage::Extract,
        Stage::Merge,
        Stage::Write,
    ];

    /// As told to people.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Cut => "cut",
            Stage::Date => "date",
            Stage::Recognise => "recognise",
            Stage::Resolve => "resolve",
            Stage::Extract => "extract",
            Stage::Merge => "merge",
            Stage::Write => "write",
        }
    }
}

/// Is told what each thread of a run turns to. It may hold a clock; the pipeline has none, so that
/// no time can get into a result.
pub trait Pace: Sync {
    /// The thread that calls is at this from now on; with `None` it waits, or its work is done.
    fn turns_to(&self, _: Option<Stage>) {}
}

/// Nobody asks.
impl Pace for () {}

/// Items that are read at this pace.
pub(super) struct Paced<'p, I> {
    pub(super) items: &'p mut I,
    pub(super) pace: &'p dyn Pace,
}

impl<I: Iterator> Iterator for Paced<'_, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.pace.turns_to(Some(Stage::Read));
        let item = self.items.next();
        self.pace.turns_to(None);
        item
    }
}
