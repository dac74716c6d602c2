use jiff::civil::Date;

/// How often something is named, in how many documents, and when.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named {
    pub(super) mentions: u32,
    pub(super) documents: u32,
    /// The days of the earliest and the latest of these documents.
    pub(super) days: Option<(Date, Date)>,
    /// The number of the last document counted.
    last: u32,
}

impl Named {
    /// One more mention, in the document of this number and day; documents come one by one, and
    /// are numbered from 1.
    pub(super) fn count(&mut self, document: u32, day: Option<Date>) {
        self.mentions += 1;
        self.documents += u32::from(self.last != document);
        self.last = document;
        if let Some(day) = day {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
    }
}
