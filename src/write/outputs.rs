use std::io::{self, Write};
use std::path::Path;

use geo::{Coord, CoordsIter, MapCoords};

use super::beside;
use super::{LayerSink, Sink, WriteError, Writer};
use crate::model::{Feature, Layer, LonLat, Shape, Value};

/// Where rows go: to files in every format asked for, or one layer to a stream. Every row is made
/// fit for all formats here, so that all of them hold the same.
pub struct Outputs<'w> {
    layers: Vec<&'static Layer>,
    sinks: Vec<Box<dyn Sink + 'w>>,
    /// How many rows each layer has, in the order of the layers.
    rows: Vec<u64>,
}

impl<'w> Outputs<'w> {
    /// Starts the files of these layers in a folder.
    pub fn to_folder(
        writers: &[&dyn Writer],
        layers: &[&'static Layer],
        folder: &Path,
    ) -> Result<Outputs<'static>, WriteError> {
        beside::write(writers, layers, folder)?;
        let sinks = writers.iter().map(|writer| writer.open(layers, folder));
        let sinks = sinks.collect::<Result<_, _>>()?;
        Ok(Outputs { layers: layers.to_vec(), sinks, rows: vec![0; layers.len()] })
    }

    /// Starts one layer on a stream.
    pub fn to_stream(
        writer: &dyn Writer,
        layer: &'static Layer,
        out: Box<dyn Write + 'w>,
    ) -> Result<Outputs<'w>, WriteError> {
        let unable = || Err(io::Error::other("this format cannot be streamed: choose another"));
        let started = writer.stream(layer, out).unwrap_or_else(unable);
        let sink = started.map_err(WriteError::at(Path::new("-")))?;
        let sinks: Vec<Box<dyn Sink + 'w>> = vec![Box::new(Single { layer, sink })];
        Ok(Outputs { layers: vec![layer], sinks, rows: vec![0] })
    }

    /// One more row of `layer`; rows of a layer that is not written are dropped.
    pub fn row(&mut self, layer: &Layer, mut feature: Feature) -> Result<(), WriteError> {
        let Some(at) = self.layers.iter().position(|known| known.name == layer.name) else {
            return Ok(());
        };
        fit(&mut feature);
        self.rows[at] += 1;
        self.sinks.iter_mut().try_for_each(|sink| sink.row(layer, &feature))
    }

    /// Ends every file; gives the layers with their numbers of rows.
    pub fn finish(self) -> Result<Vec<(&'static Layer, u64)>, WriteError> {
        self.sinks.into_iter().try_for_each(Sink::finish)?;
        Ok(self.layers.into_iter().zip(self.rows).collect())
    }
}

struct Single<'w> {
    layer: &'static Layer,
    sink: Box<dyn LayerSink + 'w>,
}

impl Sink for Single<'_> {
    fn row(&mut self, layer: &Layer, feature: &Feature) -> Result<(), WriteError> {
        if layer.name != self.layer.name {
            return Ok(());
        }
        self.sink.row(feature).map_err(WriteError::at(Path::new("-")))
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.sink.finish().map_err(WriteError::at(Path::new("-")))
    }
}

/// Numbers to 7 decimals and finite, text without NUL, which ends a text in many map programs;
/// text that is then empty is missing.
fn fit(feature: &mut Feature) {
    for value in &mut feature.values {
        match value {
            Value::Real(number) if !number.is_finite() => *value = Value::Null,
            Value::Real(number) => *number = rounded(*number),
            Value::Text(text) => {
                text.retain(|c| c != '\0');
                if text.is_empty() {
                    *value = Value::Null;
                }
            }
            Value::Null | Value::Integer(_) | Value::Date(_) | Value::Boolean(_) => {}
        }
    }
    feature.shape = feature.shape.take().and_then(fit_shape);
}

/// `None` for a shape that is not wholly on the globe, and for an area of nothing.
fn fit_shape(shape: Shape) -> Option<Shape> {
    match shape {
        Shape::Point(at) => {
            let fit = LonLat { lon: rounded(at.lon), lat: rounded(at.lat) };
            is_on_globe(fit).then_some(Shape::Point(fit))
        }
        Shape::Area(polygons) => {
            let fit = polygons.map_coords(|at| Coord { x: rounded(at.x), y: rounded(at.y) });
            let sound = fit.coords_iter().all(|at| is_on_globe(LonLat { lon: at.x, lat: at.y }));
            (sound && fit.coords_count() > 0).then_some(Shape::Area(fit))
        }
    }
}

fn is_on_globe(at: LonLat) -> bool {
    at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0
}

/// To 7 decimals, a centimetre on the ground; never "-0".
fn rounded(number: f64) -> f64 {
    (number * 1e7).round() / 1e7 + 0.0
}
