use super::waiting::Kept;
use crate::layers::{Draft, Drawing, Scene, Told};
use crate::model::{Analysis, Byline, Event, EventId, Feature, Layer};
use crate::write::{Outputs, WriteError};

/// The layers of a run in the making: what goes by is shown to each, and its rows are written.
pub(super) struct Drawings<'r> {
    drawings: Vec<(&'static Layer, Box<dyn Drawing>)>,
    scene: Scene<'r>,
}

impl<'r> Drawings<'r> {
    pub(super) fn begin(layers: &[&'static Draft], scene: Scene<'r>) -> Drawings<'r> {
        let drawings = layers.iter().map(|draft| (draft.layer, (draft.begin)())).collect();
        Drawings { drawings, scene }
    }

    pub(super) fn document(
        &mut self,
        analysis: &Analysis,
        out: &mut Outputs<'_>,
    ) -> Result<(), WriteError> {
        self.each(out, |drawing, scene| drawing.document(analysis, scene))
    }

    pub(super) fn event(&mut self, event: &Event, out: &mut Outputs<'_>) -> Result<(), WriteError> {
        self.each(out, |drawing, scene| drawing.event(event, scene))
    }

    /// Hands on who tells of the event before.
    pub(super) fn byline(&mut self, byline: &Byline) {
        self.drawings.iter_mut().for_each(|(_, drawing)| drawing.byline(byline));
    }

    /// Draws a report in its turn.
    pub(super) fn report(
        &mut self,
        kept: &Kept,
        event: &EventId,
        out: &mut Outputs<'_>,
    ) -> Result<(), WriteError> {
        let Kept { report, number, repeats } = kept;
        let told = Told { report, number: *number, repeats: repeats.as_deref(), event };
        self.each(out, |drawing, scene| drawing.report(&told, scene))
    }

    pub(super) fn end(&mut self, out: &mut Outputs<'_>) -> Result<(), WriteError> {
        self.each(out, |drawing, scene| drawing.end(scene))
    }

    fn each(
        &mut self,
        out: &mut Outputs<'_>,
        rows: impl Fn(&mut dyn Drawing, Scene<'r>) -> Vec<Feature>,
    ) -> Result<(), WriteError> {
        for (layer, drawing) in &mut self.drawings {
            for row in rows(drawing.as_mut(), self.scene) {
                out.row(layer, row)?;
            }
        }
        Ok(())
    }
}
