/// What each field of a document is called in the user's own tables and records.
///
/// ```
/// let mut fields = dateline::read::Fields::default();
/// fields.set("text=body").unwrap();
/// assert_eq!((fields.named("text"), fields.named("title")), ("body", "title"));
/// assert!(fields.set("body=text").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Fields {
    /// Ours, then theirs; in the order of being set.
    pairs: Vec<(&'static str, String)>,
}

impl Fields {
    /// Ours. `records` is the field of a JSON object that holds the list of its documents.
    pub const OURS: [&'static str; 8] =
        ["id", "title", "published", "url", "source", "text", "mentions", "records"];

    /// Takes `OURS=THEIRS`; the last word on a field counts.
    pub fn set(&mut self, pair: &str) -> Result<(), String> {
        let all = Fields::OURS.join(", ");
        let fault = || format!("must be OURS=THEIRS, where OURS is one of {all}");
        let (ours, theirs) = pair.split_once('=').ok_or_else(fault)?;
        let ours = Fields::OURS.into_iter().find(|known| *known == ours).ok_or_else(fault)?;
        if theirs.is_empty() {
            return Err(fault());
        }
        self.pairs.retain(|(known, _)| *known != ours);
        self.pairs.push((ours, theirs.to_owned()));
        Ok(())
    }

    /// What a field of ours is called.
    pub fn named<'f>(&'f self, ours: &'f str) -> &'f str {
        self.given(ours).unwrap_or(ours)
    }

    /// What the user says that it is called.
    pub(super) fn given(&self, ours: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| *known == ours).map(|(_, theirs)| theirs.as_str())
    }

    /// Whether nothing is called anything else.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Ours of theirs.
    pub(super) fn ours(&self, theirs: &str) -> Option<&'static str> {
        let given = self.pairs.iter().find(|(_, name)| name == theirs).map(|(ours, _)| *ours);
        given.or_else(|| {
            let ours = Fields::OURS.into_iter().find(|ours| *ours == theirs)?;
            self.given(ours).is_none().then_some(ours)
        })
    }
}
