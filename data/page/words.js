// How days, places and people are told to a reader.

const dated = options => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const FULL = dated({ day: "numeric", month: "short", year: "numeric" });
const MONTH = dated({ month: "long", year: "numeric" });
const COUNT = new Intl.NumberFormat("en-GB");

const spoken = (day, format = FULL) => format.format(new Date(day * DAY));
const counted = (number, one, many = one + "s") => `${COUNT.format(number)} ${number === 1 ? one : many}`;
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** When it happened, no more exact than it is known. */
function when(event) {
  const { first, last } = event;
  if (first === null) return "day not known";
  if (last === null || first === last) return spoken(first);
  const [from, to] = [isoOf(first), isoOf(last)];
  if (from.slice(5) === "01-01" && to.slice(5) === "12-31" && from.slice(0, 4) === to.slice(0, 4)) {
    return from.slice(0, 4);
  }
  if (from.endsWith("-01") && isoOf(last + 1).endsWith("-01") && from.slice(0, 7) === to.slice(0, 7)) {
    return spoken(first, MONTH);
  }
  return FULL.formatRange(new Date(first * DAY), new Date(last * DAY));
}

/** Where it happened: the place, and around it its province and country. */
function where(event) {
  const names = [event.place, event.get("admin1"), event.country].filter(Boolean);
  return [...new Set(names)].join(", ") || "place not known";
}

/** How exactly the place is known. */
function howNear(event) {
  const within = event.get("uncertainty_m");
  const distance = within === null ? "" : ` Within ${distanceOf(within)} of the point.`;
  switch (event.precision) {
    case null: return "The reports name no place that could be found.";
    case "exact": return "The place is known." + distance;
    case "near": return "Near this place, not in it." + distance;
    case "district": return "Known only to the district." + distance;
    case "region": return "Known only to the province.";
    case "country": return "Known only to the country.";
    default: return "Known only to this area." + distance;
  }
}

const distanceOf = metres =>
  metres < 1000 ? `${COUNT.format(metres)} m` : `${COUNT.format(+(metres / 1000).toPrecision(2))} km`;

/** A toll: its best figure, and its bounds where they differ; null where nothing is told. */
function toll(event, slot) {
  const [low, best, high] = ["low", "best", "high"].map(bound => event.get(`${slot}_${bound}`));
  if (best === null && low === null) return null;
  if (best === 0 && high === null) return null;
  const figure = COUNT.format(best ?? low);
  if (low !== null && high !== null && low !== high) {
    return `${figure} (${COUNT.format(low)} to ${COUNT.format(high)})`;
  }
  return low !== null && high === null ? `${figure} or more` : figure;
}

/** One line that names an event. */
function headline(event) {
  const place = event.place ? ` ${event.precision === "near" ? "near" : "in"} ${event.place}` : "";
  return capital(event.kind) + place;
}

/** An event in one breath, for a marker's name. */
function summary(event) {
  const killed = event.killed ? `, ${COUNT.format(event.killed)} killed` : "";
  return `${headline(event)}, ${when(event)}${killed}`;
}

/** An element with a class and text; text never becomes markup. */
function element(tag, style, ...inside) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  made.append(...inside.filter(part => part !== null && part !== undefined && part !== ""));
  return made;
}

const byId = id => document.getElementById(id);
