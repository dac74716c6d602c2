use std::fs;
use std::io::Write;
use std::path::Path;

use super::order::Order;
use super::outcome::Outcome;
use super::record::Record;
use super::shards::{self, Shards};
use crate::gazetteer::Gazetteer;
use crate::layers::Draft;
use crate::model::Layer;
use crate::write::{self, Broken, Folder, Former, Outputs, RUN_FILE, WriteError, Writer};

/// The data dictionary's file.
const DICTIONARY: &str = "datapackage.json";

/// Where layers go.
pub enum Target<'t> {
    /// Into a folder, in each of these formats.
    Folder {
        /// Which; made if there is none.
        path: &'t Path,
        /// The formats.
        writers: &'t [&'static dyn Writer],
        /// What becomes of a run that lies there.
        former: Former,
        /// What becomes of one that was broken off.
        broken: Broken,
    },
    /// The first of the layers goes out as a stream.
    Stream {
        /// The format; one that can be streamed.
        writer: &'static dyn Writer,
        /// Where it goes.
        out: Box<dyn Write + 't>,
    },
}

/// A run's output in the making.
pub(super) struct Delivery<'t> {
    outputs: Outputs<'t>,
    layers: Vec<&'static Layer>,
    /// The folder, and the formats in it; none for a stream.
    folder: Option<(Folder, Vec<&'static dyn Writer>)>,
}

impl<'t> Delivery<'t> {
    pub(super) fn open(
        target: Target<'t>,
        layers: &[&'static Draft],
    ) -> Result<Delivery<'t>, WriteError> {
        let layers: Vec<_> = layers.iter().map(|draft| draft.layer).collect();
        match target {
            Target::Folder { path, writers, former, broken } => {
                let writers = write::with_needs(writers);
                let folder = Folder::prepare(path, &files(&writers, &layers), former, broken)?;
                let outputs = Outputs::to_folder(&writers, &layers, &folder.workshop())?;
                Ok(Delivery { outputs, layers, folder: Some((folder, writers)) })
            }
            Target::Stream { writer, out } => {
                let outputs = Outputs::to_stream(writer, layers[0], out)?;
                Ok(Delivery { outputs, layers, folder: None })
            }
        }
    }

    /// Where analyses are kept while the run goes on; nowhere for a stream, which cannot be resumed.
    pub(super) fn shards(
        &self,
        order: &Order,
        gazetteer: &Gazetteer,
    ) -> Result<Option<Shards>, WriteError> {
        let Some((folder, _)) = &self.folder else { return Ok(None) };
        let path = folder.kept();
        let begun = Shards::begin(path.clone(), shards::fingerprint(order, gazetteer));
        begun.map(Some).map_err(|source| WriteError::Io { path, source })
    }

    pub(super) fn outputs(&mut self) -> &mut Outputs<'t> {
        &mut self.outputs
    }

    /// Ends every file, adds those that tell of the others, and shows them.
    pub(super) fn finish(
        self,
        order: &Order,
        outcome: &mut Outcome,
        gazetteer: &Gazetteer,
    ) -> Result<(), WriteError> {
        outcome.rows = self.outputs.finish()?;
        let Some((folder, writers)) = self.folder else { return Ok(()) };
        let files = files(&writers, &self.layers);
        let dictionary = write::datapackage(&writers, &self.layers);
        let path = folder.workshop().join(DICTIONARY);
        fs::write(&path, format!("{dictionary:#}\n"))
            .map_err(|source| WriteError::Io { path, source })?;
        let path = folder.workshop().join(RUN_FILE);
        let record = Record::of(order, outcome, &writers, &files, gazetteer);
        record.write(&path).map_err(|source| WriteError::Io { path, source })?;
        outcome.files = folder.publish(&files)?;
        Ok(())
    }
}

/// Every file of a run; the one that tells of the run comes last, and so it is whole if that
/// is there.
fn files(writers: &[&dyn Writer], layers: &[&'static Layer]) -> Vec<String> {
    let mut files = write::files(writers, layers);
    files.extend([DICTIONARY, RUN_FILE].map(str::to_owned));
    files
}
