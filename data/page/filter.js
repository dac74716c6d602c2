// What the reader asks for, and which events answer it.

/** Nothing asked: everything is shown. */
const unasked = events => ({
  from: Math.min(...events.filter(event => event.first !== null).map(event => event.first)),
  to: Math.max(...events.filter(event => event.first !== null).map(event => event.last ?? event.first)),
  undated: true,
  hiddenTypes: new Set(),
  hiddenPrecisions: new Set(),
  kind: "",
  country: "",
  actor: "",
  words: "",
});

/** The events that answer, whatever their day. */
function answering(events, asked) {
  const words = plain(asked.words).split(/\s+/).filter(Boolean);
  const actor = plain(asked.actor.trim());
  return events.filter(event =>
    !asked.hiddenTypes.has(event.style.type)
    && !asked.hiddenPrecisions.has(event.precision)
    && (!asked.kind || event.kind === asked.kind)
    && (!asked.country || event.country === asked.country)
    && (!actor || actorsOf(event).some(name => plain(name).includes(actor)))
    && words.every(word => wordsOf(event).includes(word)));
}

/** Whether an event may have happened on one of the days asked for. */
function inDays(event, asked) {
  if (event.first === null) return asked.undated;
  return event.first <= asked.to && (event.last ?? event.first) >= asked.from;
}

const actorsOf = event =>
  [event.get("actor1"), event.get("actor2"), event.get("claimed_by")].filter(Boolean);

/** How often each value stands among the events, the most often first. */
function tally(events, values) {
  const counts = new Map();
  for (const event of events) for (const value of new Set(values(event))) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/** Sets up the controls; `changed` is called whenever the reader asks for something else. */
function controls(events, asked, changed) {
  const types = new Map(tally(events, event => [event.style.type]));
  for (const { type, colour } of [...TYPES, UNTYPED]) {
    if (!types.has(type)) continue;
    byId("kinds").append(choice(type, types.get(type), colour, asked.hiddenTypes, type, changed));
  }
  byId("kind").append(new Option("all kinds", ""));
  for (const [kind, number] of tally(events, event => [event.kind])) byId("kind").append(new Option(`${kind} (${number})`, kind));
  const found = new Map(tally(events, event => [event.precision]));
  for (const [precision, label] of PRECISIONS) {
    if (!found.has(precision)) continue;
    byId("precisions").append(choice(label, found.get(precision), null, asked.hiddenPrecisions, precision, changed));
  }

  const countries = tally(events, event => [event.country].filter(Boolean));
  countries.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  byId("country").append(new Option("all countries", ""));
  for (const [country, number] of countries) byId("country").append(new Option(`${country} (${number})`, country));
  byId("actors").append(...tally(events, actorsOf).slice(0, 300).map(([name]) => new Option(name)));

  for (const name of ["words", "actor", "kind", "country"]) {
    byId(name).addEventListener("input", () => {
      asked[name] = byId(name).value;
      changed();
    });
  }
  byId("reset").addEventListener("click", () => {
    for (const name of ["words", "actor", "kind", "country"]) asked[name] = byId(name).value = "";
    asked.hiddenTypes.clear();
    asked.hiddenPrecisions.clear();
    for (const box of byId("filters").querySelectorAll("input[type=checkbox]")) box.checked = true;
    changed();
  });
}

function choice(label, number, colour, hidden, value, changed) {
  const box = element("input");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(value);
    else hidden.add(value);
    changed();
  });
  const swatch = colour ? element("span", "swatch") : null;
  if (swatch) swatch.style.background = colour;
  return element("label", "choice", box, swatch, element("span", "", label), element("span", "quiet number", COUNT.format(number)));
}

/** How many filters are set, days not counted. */
const filtersSet = asked =>
  [asked.words.trim(), asked.actor.trim(), asked.kind, asked.country].filter(Boolean).length
  + asked.hiddenTypes.size + asked.hiddenPrecisions.size;
