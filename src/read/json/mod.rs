//! JSON in any of the shapes that archives have: an object, a list of objects, an object that
//! holds the list, or several of these one behind the other. Lists are read record by record, so
//! that none is too long.

mod cut;

use super::charset::Charset;
use super::limits::{Bytes, over};
use super::record::{Paper, Record};
use super::{Documents, Limits, Opened, ReadError, Reader};
use crate::model::Document;
use cut::{Cutter, Value};

/// See the module.
pub(super) struct Json;

impl Reader for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn documents(&self, file: Opened) -> Documents {
        let paper = Paper::of(&file);
        let records = file.settings.fields.given("records").map(str::to_owned);
        let path = records.map(|path| path.split('.').map(str::to_owned).collect());
        let charset = file.charset(None);
        let limits = file.settings.limits;
        let cutter = Cutter::new(file.input, limits.line);
        let mut walk =
            Walk { cutter, paper, limits, charset, path, open: Vec::new(), is_done: false };
        Box::new(std::iter::from_fn(move || walk.next()))
    }
}

struct Walk {
    cutter: Cutter,
    paper: Paper,
    limits: Limits,
    charset: Charset,
    /// The names of the fields that lead to the list, as the user says.
    path: Option<Vec<String>>,
    open: Vec<Within>,
    is_done: bool,
}

/// What the next value stands in.
enum Within {
    /// A list of records.
    Records,
    /// An object, gathered in case it is a record itself; the line where it begins, and whether
    /// records were found in it.
    Object { gathered: Vec<u8>, line: usize, found: bool },
}

impl Walk {
    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        while !self.is_done {
            let line = self.cutter.line();
            match self.step() {
                Ok(Some(document)) => return Some(Ok(document)),
                Ok(None) => {}
                Err(Stop::Skip(line, fault)) => {
                    return Some(Err(self.paper.origin.fault(line, fault)));
                }
                Err(Stop::End(fault)) => {
                    self.is_done = true;
                    return fault.map(|fault| Err(self.paper.origin.fault(line, fault)));
                }
            }
        }
        None
    }

    /// Goes one value on.
    fn step(&mut self) -> Result<Option<Document>, Stop> {
        match self.open.last() {
            None => match self.cutter.peek()? {
                None => Err(Stop::End(None)),
                Some(b'[') => {
                    self.cutter.skip();
                    self.open.push(Within::Records);
                    Ok(None)
                }
                Some(b'{') => {
                    self.object();
                    Ok(None)
                }
                Some(_) => {
                    Err(Stop::End(Some("not JSON: no object and no list begins here".into())))
                }
            },
            Some(Within::Records) => match self.cutter.peek()? {
                Some(b']') => {
                    self.cutter.skip();
                    self.open.pop();
                    Ok(None)
                }
                Some(b',') => {
                    self.cutter.skip();
                    Ok(None)
                }
                _ => {
                    let (line, value) = (self.cutter.line(), self.cutter.value()?);
                    self.record(value, line)
                }
            },
            Some(Within::Object { .. }) => self.member(),
        }
    }

    fn object(&mut self) {
        let line = self.cutter.line();
        self.cutter.skip();
        self.open.push(Within::Object { gathered: b"{".to_vec(), line, found: false });
    }

    /// The next field of the object that is open. The list that the user names, or else the first
    /// list whose first value is a record, is gone into.
    fn member(&mut self) -> Result<Option<Document>, Stop> {
        match self.cutter.peek()? {
            Some(b'}') => {
                self.cutter.skip();
                return self.object_ends();
            }
            Some(b',') => {
                self.cutter.skip();
                return Ok(None);
            }
            _ => {}
        }
        let Value::Whole(name) = self.cutter.value()? else { return Ok(None) };
        if self.cutter.peek()? == Some(b':') {
            self.cutter.skip();
        }
        let depth = self.open.len();
        let key = serde_json::from_slice::<String>(&name).unwrap_or_default();
        let wanted = match &self.path {
            Some(path) => path.get(depth - 1).is_some_and(|step| *step == key),
            None => depth == 1,
        };
        let is_last = self.path.as_ref().is_none_or(|path| path.len() == depth);
        match self.cutter.peek()? {
            Some(b'{') if wanted && !is_last => {
                self.found();
                self.object();
                Ok(None)
            }
            Some(b'[') if wanted && is_last => self.list(&name, &key),
            _ => {
                let value = self.cutter.value()?;
                self.gather(&name, value);
                Ok(None)
            }
        }
    }

    /// A list that may be that of the records.
    fn list(&mut self, name: &[u8], key: &str) -> Result<Option<Document>, Stop> {
        self.cutter.skip();
        if self.path.is_some() {
            self.found();
            self.open.push(Within::Records);
            return Ok(None);
        }
        let line = self.cutter.line();
        let first = match self.cutter.peek()? {
            Some(b'{') => self.cutter.value()?,
            _ => Value::Whole(Vec::new()),
        };
        if let Value::Whole(first) = &first
            && self.parsed(first).is_ok_and(|record| record.text.is_some())
        {
            self.found();
            self.open.push(Within::Records);
            self.paper.note(
                line,
                format!("read the list under `{key}`: --field records=NAME chooses another"),
            );
            let first = Value::Whole(first.clone());
            return self.record(first, line);
        }
        let value = self.cutter.rest(first)?;
        self.gather(name, value);
        Ok(None)
    }

    fn found(&mut self) {
        for within in &mut self.open {
            if let Within::Object { found, gathered, .. } = within {
                *found = true;
                gathered.clear();
            }
        }
    }

    /// Keeps a field of an object that may be a record; what is too large to be one is let go.
    fn gather(&mut self, name: &[u8], value: Value) {
        let limit = usize::try_from(self.limits.line).unwrap_or(usize::MAX);
        if let Some(Within::Object { gathered, found: false, .. }) = self.open.last_mut() {
            if gathered.len() > limit {
                return;
            }
            if gathered.len() > 1 {
                gathered.push(b',');
            }
            gathered.extend_from_slice(name);
            gathered.push(b':');
            match value {
                Value::Whole(bytes) => gathered.extend_from_slice(&bytes),
                Value::TooLong => gathered.resize(limit.saturating_add(1), b' '),
            }
        }
    }

    fn object_ends(&mut self) -> Result<Option<Document>, Stop> {
        let Some(Within::Object { mut gathered, line, found }) = self.open.pop() else {
            return Ok(None);
        };
        if found {
            return Ok(None);
        }
        if self.path.is_some() {
            let path = self.paper.fields.named("records");
            let fault =
                format!("no list stands under `{path}`: name another with --field records=NAME");
            return Err(Stop::Skip(line, fault));
        }
        let is_long = gathered.len() as u64 > self.limits.line;
        gathered.push(b'}');
        let value = if is_long { Value::TooLong } else { Value::Whole(gathered) };
        self.record(value, line)
    }

    fn parsed(&mut self, bytes: &[u8]) -> Result<Record, String> {
        let text = self.charset.text(bytes.to_vec());
        let text = text.map_err(|at| format!("byte {} is in no encoding known here", at + 1))?;
        Record::new(&text, &self.paper.fields, self.limits.nesting)
    }

    fn record(&mut self, value: Value, line: usize) -> Result<Option<Document>, Stop> {
        let record = match value {
            Value::Whole(bytes) => self.parsed(&bytes),
            Value::TooLong => Err(over("a record", Bytes(self.limits.line), "--max-line")),
        };
        let document = record.and_then(|record| record.document(&self.paper, line));
        document.map(Some).map_err(|fault| Stop::Skip(line, fault))
    }
}

/// Why there is no document.
enum Stop {
    /// This one is skipped, at this line.
    Skip(usize, String),
    /// Nothing more comes, and perhaps why.
    End(Option<String>),
}

impl From<std::io::Error> for Stop {
    fn from(fault: std::io::Error) -> Stop {
        Stop::End(Some(format!("cannot read further: {fault}")))
    }
}

#[cfg(test)]
mod tests;
