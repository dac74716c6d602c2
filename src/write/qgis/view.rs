use std::f64::consts::PI;

use crate::write::wkb::Extent;

/// The radius of the sphere of EPSG:3857, in metres.
const RADIUS: f64 = 6_378_137.0;
/// Where the map ends, in degrees: further on it would stretch without end.
const EDGE: f64 = 85.0;
/// The world, but for the ice.
const WORLD: Extent = [-170.0, -58.0, 180.0, 78.0];
/// Room around what is shown, as a share of it.
const ROOM: f64 = 0.12;
/// The least that is shown, in metres from side to side: a town with its surroundings.
const LEAST: f64 = 150_000.0;

/// What a map of these points shows, in metres of EPSG:3857; without points, the world.
pub(super) fn around(points: Option<Extent>) -> Extent {
    let [west, south, east, north] = points.unwrap_or(WORLD);
    let ((west, south), (east, north)) = (projected(west, south), projected(east, north));
    let (width, height) = ((east - west).max(LEAST), (north - south).max(LEAST));
    let (x, y) = (west.midpoint(east), south.midpoint(north));
    let (across, up) = (width * (0.5 + ROOM), height * (0.5 + ROOM));
    [x - across, y - up, x + across, y + up].map(f64::round)
}

/// The same view, made as wide or as high as a page of this shape, width by height, wants it.
pub(super) fn on_page(view: Extent, shape: f64) -> Extent {
    let [west, south, east, north] = view;
    let (width, height) = (east - west, north - south);
    let across = (height * shape - width).max(0.0) / 2.0;
    let up = (width / shape - height).max(0.0) / 2.0;
    [west - across, south - up, east + across, north + up].map(f64::round)
}

fn projected(lon: f64, lat: f64) -> (f64, f64) {
    let lat = lat.clamp(-EDGE, EDGE).to_radians();
    (RADIUS * lon.to_radians(), RADIUS * (PI / 4.0 + lat / 2.0).tan().ln())
}

#[cfg(test)]
mod tests {
    use super::{around, on_page};

    #[test]
    fn a_view_holds_its_points_with_room() {
        let is = |got: f64, want: f64| assert!((got - want).abs() < 20.0, "{got}, not {want}");
        let kabul = around(Some([69.17, 34.53, 69.17, 34.53]));
        is(kabul[2] - kabul[0], 186_000.0);
        is(kabul[0].midpoint(kabul[2]), 7_699_970.0);
        assert!(around(Some([-180.0, -90.0, 180.0, 90.0]))[3] > around(None)[3]);
        let page = on_page(kabul, 2.0);
        is(page[2] - page[0], 372_000.0);
        is(page[3] - page[1], kabul[3] - kabul[1]);
    }
}
