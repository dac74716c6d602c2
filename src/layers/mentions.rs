use super::field::{self, Field, columns, integer, real, share, text};
use super::{Address, Drawing, Scene};
use crate::model::{Analysis, Choice, Column, Feature, Geometry, Layer, Placement, Value};
use crate::text::CodePoints;

/// The layer's head.
pub(super) const LAYER: Layer = Layer {
    name: "mentions",
    doc: "One stretch of text that names a place, and the place it was taken to mean",
    geometry: Geometry::Point,
    key: "mention_id",
    columns: &COLUMNS,
};

const COLUMNS: [Column; Row::FIELDS.len()] = columns(&Row::FIELDS);

impl<'r> Row<'r> {
    const FIELDS: [Field<Row<'r>>; 19] = [
        Field(text("mention_id", "Names the mention: its document and its number there"), |r| {
            format!("{}:{}", r.document, r.number).into()
        }),
        Field(text("document_id", "The document, to find in the layer documents"), |r| {
            r.document.into()
        }),
        Field(text("name", "The name as written"), |r| r.name.into()),
        Field(
            integer("start", "Where the name starts in the document's text, in characters"),
            |r| r.stretch.0.into(),
        ),
        Field(integer("end", "Where the name ends; its last character stands before"), |r| {
            r.stretch.1.into()
        }),
        Field(text("sentence", "The sentence around it"), |r| r.sentence.into()),
        Field(
            text("place_id", "The place's key in the gazetteer; gn: is a GeoNames number"),
            |r| r.address.place.key.into(),
        ),
        Field(text("place", "The place's own name"), |r| r.address.place.name.into()),
        Field(
            text("kind", "What sort of place: country, region, district, town, area, ..."),
            |r| r.address.place.kind.as_str().into(),
        ),
        Field(text("country_iso3", "Its country in ISO 3166-1 alpha-3"), |r| {
            r.address.iso3.as_deref().into()
        }),
        Field(text("admin1", "Its province, state or governorate"), |r| r.address.admin1.into()),
        Field(text("admin2", "Its district or county"), |r| r.address.admin2.into()),
        Field(real("lat", "Latitude in degrees, WGS 84"), |r| r.choice.at.lat.into()),
        Field(real("lon", "Longitude in degrees, WGS 84"), |r| r.choice.at.lon.into()),
        Field(
            integer("uncertainty_m", "The place meant lies within so many metres of the point"),
            |r| r.choice.uncertainty_m.into(),
        ),
        Field(real("confidence", "How sure the program is of the place, 0 to 1"), |r| {
            share(r.choice.confidence)
        }),
        Field(text("runner_up", "The place it would otherwise have been"), |r| {
            r.runner_up.as_ref().map(|(name, _)| name.as_str()).into()
        }),
        Field(real("runner_up_confidence", "How sure it would then be, 0 to 1"), |r| {
            r.runner_up.as_ref().map_or(Value::Null, |&(_, confidence)| share(confidence))
        }),
        Field(text("usage", "How the name is used: literal or demonym"), |r| r.usage.into()),
    ];
}

struct Row<'r> {
    document: &'r str,
    number: usize,
    name: &'r str,
    stretch: (u32, u32),
    sentence: Option<&'r str>,
    choice: Choice,
    address: Address<'r>,
    runner_up: Option<(String, f32)>,
    usage: &'static str,
}

/// Draws each placed mention.
pub(super) struct Mentions;

impl Drawing for Mentions {
    fn document(&mut self, analysis: &Analysis, scene: Scene<'_>) -> Vec<Feature> {
        let points = CodePoints::of(&analysis.document.text);
        let placed = scene.placed(analysis).map(|(index, placement, choice)| {
            let row = row(analysis, placement, choice, index + 1, &points, scene);
            Feature { shape: Some(choice.at.into()), values: field::values(&Row::FIELDS, &row) }
        });
        placed.collect()
    }
}

fn row<'r>(
    analysis: &'r Analysis,
    placement: &Placement,
    choice: Choice,
    number: usize,
    points: &CodePoints<'_>,
    scene: Scene<'r>,
) -> Row<'r> {
    let text = &analysis.document.text;
    let span = placement.mention.span;
    let before = analysis.sentences.partition_point(|sentence| sentence.start() <= span.start());
    let sentence = before.checked_sub(1).map(|at| analysis.sentences[at]);
    let runner_up = placement.runner_up.map(|(place, confidence)| {
        let address = Address::of(place, scene.gazetteer);
        (in_short(&address), confidence)
    });
    Row {
        document: &analysis.document.byline.id.0,
        number,
        name: span.of(text),
        stretch: points.stretch(span),
        sentence: sentence.filter(|sentence| sentence.meets(span)).map(|span| span.of(text)),
        choice,
        address: Address::of(choice.place, scene.gazetteer),
        runner_up,
        usage: placement.mention.usage.as_str(),
    }
}

/// Enough to know one Kabul from the other: "Kabul, town, AFG".
fn in_short(address: &Address<'_>) -> String {
    let place = address.place;
    let parts = [Some(place.name), Some(place.kind.as_str()), address.iso3.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
