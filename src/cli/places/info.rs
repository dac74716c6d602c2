use std::fmt::Write as _;
use std::io::Write;

use anyhow::bail;
use dateline::boundaries::Boundaries;
use dateline::gazetteer::{Called, Gazetteer, NameRole, Place, Query, Seat, Source};
use dateline::language::Language;
use dateline::model::PlaceKind;
use serde_json::{Map, Value as Json, json};

use super::output::Output;
use super::sheet::Align::{Left, Right};
use super::sheet::{Sheet, listed, plain};
use super::told::{self, Collection};
use super::{Ending, Format};

/// How many places of the same name a page shows.
const SHOWN: usize = 10;
/// How many names are offered for one that is not known.
const SUGGESTIONS: usize = 5;
/// How wide the titles of a page are.
const TITLE: usize = 17;

/// What `places info` takes.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Its key, such as gn:1138958, or a name
    id: String,
    /// How to tell it
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, gazetteer: &Gazetteer) -> anyhow::Result<Ending> {
    let known = Known::of(asked(&args.id, gazetteer)?, gazetteer);
    let mut out = Output::to(None)?;
    match args.format {
        Format::Text => out.write_all(known.page().as_bytes())?,
        Format::Jsonl => writeln!(out, "{}", Json::Object(known.json()))?,
        Format::Geojson => {
            let mut layer = Collection::default();
            layer.add(known.columns(), known.place.position, &mut out)?;
            layer.end(&mut out)?;
        }
    }
    out.finish()?;
    Ok(Ending::Fine)
}

/// The place of a key, or the first of a name.
fn asked<'g>(id: &str, gazetteer: &'g Gazetteer) -> anyhow::Result<Place<'g>> {
    if let Some(place) = gazetteer.keyed(id.trim()) {
        return Ok(gazetteer.place(place));
    }
    let query = Query { limit: SUGGESTIONS, ..Query::new(id) };
    let found = gazetteer.search(&query, Language::english());
    if let Some(hit) = found.matches.first() {
        return Ok(hit.place);
    }
    let mut near: Vec<_> = found.nearest.iter().map(|hit| hit.name).collect();
    near.dedup();
    let near =
        if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) };
    bail!("no place has the key or the name {id:?}{near}")
}

/// Everything known of a place.
struct Known<'g> {
    gazetteer: &'g Gazetteer,
    place: Place<'g>,
    names: Vec<Called<'g>>,
    /// What it lies in, the smallest first.
    within: Vec<Place<'g>>,
    source: Option<Source<'g>>,
    namesakes: Vec<Place<'g>>,
}

impl<'g> Known<'g> {
    fn of(place: Place<'g>, gazetteer: &'g Gazetteer) -> Known<'g> {
        let within = [place.district(), place.region(), place.country()].into_iter().flatten();
        Known {
            gazetteer,
            place,
            names: gazetteer.called_all(place.id),
            within: within.filter(|unit| unit.id != place.id).collect(),
            source: gazetteer.source_of(&place),
            namesakes: gazetteer.namesakes(place.id),
        }
    }

    fn called(&self, role: NameRole) -> impl Iterator<Item = &'g str> {
        self.names.iter().filter(move |called| called.role == role).map(|called| called.name)
    }

    fn has_outline(&self) -> bool {
        Boundaries::bundled().of(self.place.key).is_some()
    }

    /// What it lies in, each with its kind and its key.
    fn units(&self) -> Vec<String> {
        let units = self.within.iter();
        units.map(|unit| format!("{} ({}, {})", unit.name, unit.kind.as_str(), unit.key)).collect()
    }

    /// Everything as columns, which a layer can hold.
    fn columns(&self) -> Map<String, Json> {
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let list = |role| self.called(role).collect::<Vec<_>>();
        let mut row = told::row(&self.place, self.gazetteer);
        for (column, value) in [
            ("within", json!(self.units())),
            ("other_names", json!(list(NameRole::Alternate))),
            ("abbreviations", json!(list(NameRole::Abbreviation))),
            ("demonyms", json!(list(NameRole::Demonym))),
            ("geonames_url", json!(url(&self.place))),
            ("coord_src", json!(known(self.place.coord_src()))),
            ("point", json!(known(&told::point_basis(self.place.coord_src())))),
            ("extent", json!(extent(&self.place))),
            ("outline", json!(self.has_outline())),
            ("source", json!(known(self.place.source()))),
            ("source_version", json!(self.source.map(|source| source.version))),
            ("licence", json!(self.source.map(|source| source.licence))),
            ("attribution", json!(self.source.map(|source| source.attribution))),
            ("note", json!(known(self.place.note()))),
            ("same_named", json!(self.namesakes.len())),
        ] {
            row.insert(column.to_owned(), value);
        }
        row
    }

    /// The same, with lists of things where columns have words.
    fn json(&self) -> Map<String, Json> {
        let mut row = self.columns();
        let names = self.names.iter();
        let names: Vec<_> = names
            .map(|called| json!({"name": called.name, "role": called.role.as_str()}))
            .collect();
        let within: Vec<_> = (self.within.iter())
            .map(|unit| json!({"id": unit.key, "name": unit.name, "kind": unit.kind.as_str()}))
            .collect();
        let others = self.namesakes.iter().map(|place| told::row(place, self.gazetteer));
        row.insert("names".to_owned(), json!(names));
        row.insert("within".to_owned(), json!(within));
        row.insert("same_named".to_owned(), others.map(Json::Object).collect());
        row
    }

    /// A page to read.
    fn page(&self) -> String {
        let Place { position, .. } = self.place;
        let (lat, lon) = (told::degrees(position.lat), told::degrees(position.lon));
        let countries = || self.place.countries.replace(';', ", ");
        let within = if self.within.is_empty() { countries() } else { self.units().join(" < ") };
        let kind = self.place.kind.as_str();
        let seat = self
            .place
            .seat
            .map_or(String::new(), |seat| format!(", {}", governs(seat, self.place.kind)));
        let source = self.source.map_or_else(
            || self.place.source().to_owned(),
            |source| format!("{} {} ({})", source.package, source.version, source.licence),
        );
        let list = |role| listed(self.called(role), TITLE);
        let mut out = String::new();
        for (title, value) in [
            ("name", plain(self.place.name)),
            ("id", plain(self.place.key)),
            ("kind", format!("{kind}{seat}")),
            ("lies in", plain(&within)),
            (
                "point",
                format!("lat {lat}, lon {lon}: {}", told::point_basis(self.place.coord_src())),
            ),
            ("extent", extent(&self.place)),
            ("outline", if self.has_outline() { "bundled".to_owned() } else { String::new() }),
            ("people", told::people(&self.place)),
            ("prominence", format!("{:.2} of 1", told::prominence(&self.place))),
            ("GeoNames", url(&self.place).unwrap_or_default()),
            ("other names", list(NameRole::Alternate)),
            ("abbreviations", list(NameRole::Abbreviation)),
            ("demonyms", list(NameRole::Demonym)),
            ("note", plain(self.place.note())),
            ("source", plain(&source)),
            ("attribution", plain(self.source.map_or("", |source| source.attribution))),
        ] {
            if !value.is_empty() {
                let _ = writeln!(out, "{title:<TITLE$}{value}");
            }
        }
        out + &self.confusable()
    }

    /// The other places of its name.
    fn confusable(&self) -> String {
        let mut sheet = Sheet::new(&[
            ("id", Left),
            ("kind", Left),
            ("name", Left),
            ("in", Left),
            ("people", Right),
            ("prominence", Right),
        ]);
        for place in self.namesakes.iter().take(SHOWN) {
            sheet.row([
                place.key.to_owned(),
                place.kind.as_str().to_owned(),
                place.name.to_owned(),
                told::within(place, self.gazetteer),
                told::people(place),
                format!("{:.2}", told::prominence(place)),
            ]);
        }
        let count = self.namesakes.len();
        let more = match count.saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("  and {more} more\n"),
        };
        if count == 0 {
            String::new()
        } else {
            format!("\nof the same name: {count}\n{sheet}{more}")
        }
    }
}

fn governs(seat: Seat, kind: PlaceKind) -> &'static str {
    match seat {
        Seat::Country if kind == PlaceKind::Facility => "where its country is governed from",
        Seat::Country => "the capital of its country",
        Seat::Region => "the seat of its region",
        Seat::District => "the seat of its district",
    }
}

fn url(place: &Place<'_>) -> Option<String> {
    place.geonames_id.map(|number| format!("https://www.geonames.org/{number}"))
}

fn extent(place: &Place<'_>) -> String {
    let km = f64::from(place.uncertainty_m) / 1000.0;
    format!("what the name means lies within {km} km of the point")
}
