use jiff::civil::Date;

use super::{basemap, view};
use crate::model::{Geometry, Layer};
use crate::write::gpkg;
use crate::write::style::{self, Shown};
use crate::write::wkb::Extent;
use crate::write::xml::{element, fill, text};

/// The map's width by its height on the page of `layout.xml`.
const PAGE: f64 = 210.0 / 170.0;

/// Months of a range from which a step of time is no longer a day.
const MANY_DAYS: i32 = 120;
/// Years of a range from which a step of time is no longer a week.
const MANY_WEEKS: i32 = 1500;

/// One entry in the list of layers.
struct Entry {
    id: String,
    title: String,
    is_shown: bool,
    /// Whether a legend can show it.
    is_explained: bool,
    /// As QGIS reads it.
    maplayer: String,
}

/// The project: what shows `view`, in metres of EPSG:3857, and can go through these days.
pub(super) fn project(
    layers: &[&'static Layer],
    view: Extent,
    days: Option<(Date, Date)>,
) -> String {
    let of = |shown: &[Shown]| -> Vec<Entry> {
        let chosen = layers.iter().filter(|layer| shown.contains(&style::of(layer).shown));
        chosen.map(|layer| entry(layer)).collect()
    };
    let mut entries = of(&[Shown::On, Shown::Off]);
    if let Some(events) = layers.iter().find(|layer| layer.name == "events") {
        let at = entries.iter().position(|entry| entry.title == style::of(events).title);
        entries.insert(at.map_or(0, |at| at + 1), rings(events));
    }
    let tables = of(&[Shown::Table]);
    let ground = ground();
    let tree = [
        entries.iter().map(leaf).collect(),
        group("tables", &tables, "0"),
        group("basemap", &ground, "1"),
    ]
    .concat();
    let all = || entries.iter().chain(&tables).chain(&ground);
    let explained = entries.iter().filter(|entry| entry.is_shown && entry.is_explained);
    let legend: String = explained.map(leaf).collect();
    let [west, south, east, north] = view.map(|side| side.to_string());
    let maplayers: String = all().map(|entry| entry.maplayer.as_str()).collect();
    let title = text(style::note("title"));
    let (controller, time) = days.map_or_else(Default::default, time);
    fill(
        include_str!("../../../data/styles/qgis/project.qgs"),
        &[
            ("title", &title),
            ("tree", &tree),
            ("layers", &maplayers),
            ("west", &west),
            ("south", &south),
            ("east", &east),
            ("north", &north),
            ("controller", &controller),
            ("time", &time),
            ("layout", &layout(&title, &legend, view::on_page(view, PAGE))),
        ],
    )
}

fn entry(layer: &Layer) -> Entry {
    let style = style::of(layer);
    let source = format!("./{}|layername={}", gpkg::FILE, layer.name);
    let parts = style::parts(layer, &style::drawing(layer));
    let is_shown = style.shown == Shown::On;
    maplayer(layer, layer.name, style.title, is_shown, &source, &parts)
}

/// How far from its point each event may have happened: the events once more.
fn rings(events: &Layer) -> Entry {
    let source = format!("./{}|layername={}", gpkg::FILE, events.name);
    let parts = style::parts(events, style::RINGS);
    let rings =
        maplayer(events, "uncertainty", style::note("rings").to_owned(), true, &source, &parts);
    Entry { is_explained: false, ..rings }
}

/// The map underneath.
fn ground() -> Vec<Entry> {
    let of = |layer: &Layer, labels: [(&str, &str); 6]| {
        let source = format!("./{}|layername={}", basemap::FILE, layer.name);
        let labels = fill(include_str!("../../../data/styles/qgis/labels.xml"), &labels);
        let parts = style::parts(layer, &(style::drawing(layer) + &labels));
        maplayer(layer, layer.name, style::of(layer).title, true, &source, &parts)
    };
    // Names of provinces would crowd a map of the world.
    let near = [
        ("size", "7"),
        ("spacing", "0"),
        ("fit", "1"),
        ("scaled", "1"),
        ("scale", "8000000"),
        ("least", "4"),
    ];
    let far = [
        ("size", "8.5"),
        ("spacing", "0.6"),
        ("fit", "0"),
        ("scaled", "0"),
        ("scale", "0"),
        ("least", "5"),
    ];
    vec![of(&basemap::PROVINCES, near), of(&basemap::COUNTRIES, far)]
}

fn maplayer(
    layer: &Layer,
    name: &str,
    title: String,
    is_shown: bool,
    source: &str,
    parts: &str,
) -> Entry {
    let id = format!("dateline_layer_{name}"); // QGIS throws away an id under 11 characters
    let geometry = match layer.geometry {
        Geometry::Point => "Point",
        Geometry::Area => "Polygon",
        Geometry::None => "No geometry",
    };
    let values = [
        ("geometry", geometry),
        ("id", &id),
        ("source", &text(source)),
        ("title", &text(&title)),
        ("parts", parts),
    ];
    let maplayer = fill(include_str!("../../../data/styles/qgis/maplayer.xml"), &values);
    Entry { id, title, is_shown, is_explained: true, maplayer }
}

fn leaf(entry: &Entry) -> String {
    let checked = if entry.is_shown { "Qt::Checked" } else { "Qt::Unchecked" };
    let attributes = [
        ("id", entry.id.as_str()),
        ("name", &entry.title),
        ("providerKey", "ogr"),
        ("checked", checked),
        ("expanded", if entry.is_shown { "1" } else { "0" }),
    ];
    element("layer-tree-layer", &attributes)
}

fn group(note: &str, entries: &[Entry], expanded: &str) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let leaves: String = entries.iter().map(leaf).collect();
    format!(
        "<layer-tree-group name=\"{}\" checked=\"Qt::Checked\" expanded=\"{expanded}\">\n\
         {leaves}</layer-tree-group>\n",
        text(style::note(note))
    )
}

/// The range of the temporal controller, which is off until somebody turns it on, and its step.
fn time((first, last): (Date, Date)) -> (String, String) {
    let days = (last - first).get_days();
    let step = if days < MANY_DAYS {
        "d"
    } else if days < MANY_WEEKS {
        "wk"
    } else {
        "mon"
    };
    let (first, last) = (first.to_string(), last.to_string());
    let values = [("first", first.as_str()), ("last", &last), ("step", step)];
    (
        fill(include_str!("../../../data/styles/qgis/controller.xml"), &values),
        fill(include_str!("../../../data/styles/qgis/time.xml"), &values),
    )
}

/// A page to print: title, map, legend, scale bar, and what must be said of the sources.
fn layout(title: &str, legend: &str, view: Extent) -> String {
    let [west, south, east, north] = view;
    let extent = format!("xmin=\"{west}\" ymin=\"{south}\" xmax=\"{east}\" ymax=\"{north}\"");
    let values = [
        ("title", title),
        ("extent", &extent),
        ("legend", legend),
        ("note", &text(style::note("legend"))),
        ("attribution", &text(&style::attribution())),
    ];
    fill(include_str!("../../../data/styles/qgis/layout.xml"), &values)
}
