use geo::{CoordsIter, LineString};

use crate::model::Shape;

/// Polygon, in well-known binary.
const POLYGON: u32 = 3;
/// Point, in well-known binary.
const POINT: u32 = 1;
/// Multipolygon, in well-known binary.
const MULTIPOLYGON: u32 = 6;

/// A shape in well-known binary, little-endian.
pub(super) fn wkb(shape: &Shape) -> Vec<u8> {
    let mut out = Vec::new();
    match shape {
        Shape::Point(at) => {
            head(POINT, &mut out);
            corner(at.lon, at.lat, &mut out);
        }
        Shape::Area(polygons) => {
            head(MULTIPOLYGON, &mut out);
            count(polygons.0.len(), &mut out);
            for polygon in polygons {
                head(POLYGON, &mut out);
                count(1 + polygon.interiors().len(), &mut out);
                ring(polygon.exterior(), &mut out);
                polygon.interiors().iter().for_each(|hole| ring(hole, &mut out));
            }
        }
    }
    out
}

/// West, south, east, north.
pub(super) type Extent = [f64; 4];

/// The box around a shape that is not empty.
pub(super) fn extent(shape: &Shape) -> Extent {
    match shape {
        Shape::Point(at) => [at.lon, at.lat, at.lon, at.lat],
        Shape::Area(polygons) => {
            let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
            polygons
                .coords_iter()
                .fold(start, |around, at| joined(Some(around), [at.x, at.y, at.x, at.y]))
        }
    }
}

/// The box around both.
pub(super) fn joined(around: Option<Extent>, more: Extent) -> Extent {
    let [west, south, east, north] = around.unwrap_or(more);
    [west.min(more[0]), south.min(more[1]), east.max(more[2]), north.max(more[3])]
}

fn head(kind: u32, out: &mut Vec<u8>) {
    out.push(1); // little-endian
    out.extend(kind.to_le_bytes());
}

fn count(count: usize, out: &mut Vec<u8>) {
    let count = u32::try_from(count).expect("no shape has four thousand million corners");
    out.extend(count.to_le_bytes());
}

fn ring(line: &LineString<f64>, out: &mut Vec<u8>) {
    count(line.0.len(), out);
    line.0.iter().for_each(|at| corner(at.x, at.y, out));
}

fn corner(lon: f64, lat: f64, out: &mut Vec<u8>) {
    out.extend(lon.to_le_bytes());
    out.extend(lat.to_le_bytes());
}
