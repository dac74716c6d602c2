// What the page holds: events with their reports, as the writer put them in.

const DAY = 86400000;

const held = id => JSON.parse(document.getElementById(id).textContent);

/** The number of a day, counted from 1970; null for none. */
const dayOf = iso => (iso ? Math.round(Date.parse(iso.slice(0, 10) + "T00:00:00Z") / DAY) : null);

/** A day's number as ISO text. */
const isoOf = day => new Date(day * DAY).toISOString().slice(0, 10);

const COLUMNS = held("columns");
const TYPES = held("types");
const TAIL = held("tail");

const UNTYPED = { type: "Other", colour: "#6b6b6b" };

/** How events of a type are drawn. */
const styleOf = type => TYPES.find(known => known.type === type) || UNTYPED;

/** Precisions in order, with what each means to a reader; null is no place at all. */
const PRECISIONS = [
  ["exact", "exact: a town or closer"],
  ["near", "near a place"],
  ["district", "a district"],
  ["region", "a province"],
  ["area", "an area"],
  ["water", "a sea, lake or river"],
  ["country", "a country"],
  [null, "no place known"],
];

/** Reads the rows: [0, ..] is an event, [1, ..] a report; a profile may put an event behind its reports. */
function gathered(outlined) {
  const place = list => Object.fromEntries(list.map((name, index) => [name, index]));
  const [event, report] = [place(COLUMNS.events), place(COLUMNS.reports)];
  const [events, byKey, reports] = [[], new Map(), []];
  for (const [what, ...row] of held("rows")) {
    const get = name => row[(what ? report : event)[name]] ?? null;
    if (what === 1) {
      reports.push(told(get));
    } else {
      const made = happened(events.length, row, get, outlined);
      events.push(made);
      byKey.set(made.id, made);
    }
  }
  for (const report of reports) byKey.get(report.event_id)?.reports.push(report);
  return events;
}

function happened(number, row, get, outlined) {
  const [lon, lat] = [get("lon"), get("lat")];
  const precision = lon === null || lat === null ? null : get("place_precision") || "exact";
  const isWide = precision === "region" || precision === "country";
  return {
    number,
    row,
    get,
    id: get("event_id"),
    kind: (get("kind") || "event").replaceAll("-", " "),
    style: styleOf(get("event_type")),
    first: dayOf(get("date_start")),
    last: dayOf(get("date_end")),
    middle: dayOf(get("event_date")),
    killed: get("fatalities_best") || 0,
    place: get("location"),
    country: get("country"),
    precision,
    lat,
    at: precision === null ? null : projected(lon, lat),
    radius: precision === "exact" ? 0 : get("uncertainty_m") || 0,
    area: isWide && outlined.has(get("place_id")) ? get("place_id") : null,
    reports: [],
    words: null,
  };
}

function told(get) {
  const said = {};
  for (const name of COLUMNS.reports) said[name] = get(name);
  return said;
}

/** All the words of an event and its reports, small and without accents, to search in. */
function wordsOf(event) {
  if (event.words === null) {
    const said = event.reports.flatMap(report => [report.sentence, report.document_title, report.source]);
    const texts = event.row.filter(value => typeof value === "string");
    event.words = plain([event.kind, ...texts, ...said.filter(Boolean)].join(" \n "));
  }
  return event.words;
}

/** Text as it is searched: small letters, no accents. */
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
