// Puts the parts together: what is asked decides what is found, what is found is shown.

const world = opened(held("world"));
const outlined = new Set([...world.countries, ...world.regions].map(shape => shape.key));
const events = gathered(outlined);
const asked = unasked(events);
const section = byId("map");

let found = [];
let groups = [];
let level = null;
let chosen = new Set();
let hot = new Set();
let opener = null;
let isDue = false;

const view = viewOver(section, () => redrawn());
const brush = painter(byId("ground"), view, world);
const markers = markersIn(byId("markers"), view, openGroup);
const showList = listIn(byId("list"), open, event => {
  hot = new Set(event ? [event.number] : []);
  redrawn();
});
const days = daysOf(events, asked, changed);
controls(events, asked, changed);

/** Asks for a new picture with the next frame, however often it is called before. */
function redrawn() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    draw();
  });
}

function draw() {
  const now = levelOf(view);
  if (now !== level) {
    groups = grouped(found, view);
    level = now;
  }
  markers.show(groups, chosen, hot);
  const alone = groups.filter(group => !group.area && group.events.length === 1);
  const rings = alone.map(group => group.events[0]).filter(event => event.radius > 0);
  const picked = found.filter(event => chosen.has(event.number) && event.radius > 0 && !event.area);
  const areas = groups.filter(group => group.area).map(group => [group.area, group.events.length]);
  const area = found.find(event => event.area && chosen.has(event.number))?.area;
  brush.paint({ areas, rings: [...new Set([...rings, ...picked])], taken: markers.boxes(), places: markers.names(), chosen: area });
  scaleBar();
  if (byId("in-view").checked) listed();
}

/** Something else is asked for. */
function changed() {
  const answers = answering(events, asked);
  found = answers.filter(event => inDays(event, asked));
  level = null;
  days.show(answers);
  const killed = found.reduce((sum, event) => sum + event.killed, 0);
  const placeless = found.filter(event => !event.at).length;
  byId("count").textContent = [
    found.length === events.length ? counted(events.length, "event") : `${COUNT.format(found.length)} of ${counted(events.length, "event")}`,
    killed ? `${COUNT.format(killed)} killed` : "",
    placeless ? `${COUNT.format(placeless)} without a place` : "",
  ].filter(Boolean).join(" · ");
  const set = filtersSet(asked);
  byId("active").textContent = set ? `(${set} set)` : "";
  listed();
  redrawn();
}

function listed() {
  const isHere = byId("in-view").checked;
  const seen = isHere ? found.filter(event => event.at && view.shows(event.at)) : [...found];
  const key = [byId("sort").value, isHere, ...seen.map(event => event.number)].join();
  if (key === listed.key) return;
  listed.key = key;
  showList(seen.sort(SORTS[byId("sort").value]));
}

/** A marker: a group that comes apart when zoomed is zoomed to, any other is opened. */
function openGroup(group, button) {
  const box = boxOf(group.events.map(event => event.at));
  const isSpread = Math.max(box[2] - box[0], box[3] - box[1]) * (NEAREST / SIZE) > CELL;
  if (group.events.length > 1 && !group.area && isSpread && view.scale < (NEAREST / SIZE) * 0.9) {
    view.fit(box, NEAREST / SIZE);
  } else {
    open(group.events, button);
  }
}

function open(list, from) {
  opener = from;
  chosen = new Set(list.map(event => event.number));
  const [one] = list;
  const title = list.length === 1 ? `${headline(one)}, ${when(one)}` : `${counted(list.length, "event")} in ${one.place}`;
  detailed(list, title);
  byId("found").hidden = true;
  byId("filters").hidden = true;
  byId("detail").hidden = false;
  byId("side").scrollTop = 0;
  byId("detail-title").focus();
  if (one.at && !section.contains(from)) {
    if (one.area) view.fit(brush.boxOfArea(one.area));
    else view.centre(one.at, 5);
  }
  redrawn();
}

function close() {
  if (byId("detail").hidden) return;
  byId("found").hidden = false;
  byId("filters").hidden = false;
  byId("detail").hidden = true;
  chosen = new Set();
  redrawn();
  if (opener?.isConnected) opener.focus();
  else byId("list").focus();
}

function all() {
  const boxes = found.filter(event => event.at).map(event => (event.area ? brush.boxOfArea(event.area) : [...event.at, ...event.at]));
  const box = boxOf(boxes.flatMap(([west, north, east, south]) => [[west, north], [east, south]]));
  if (box) view.fit(box);
}

/** A bar of a round length, true in the middle of the map. */
function scaleBar() {
  const [, y] = view.toWorld([0, view.height / 2]);
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / SIZE))) * 180) / Math.PI;
  const across = view.metresAcross(lat);
  const power = 10 ** Math.floor(Math.log10(across * 120));
  const length = [5, 2, 1].map(step => step * power).find(step => step <= across * 120);
  byId("scale").firstElementChild.style.width = `${length / across}px`;
  byId("scale").firstElementChild.textContent = distanceOf(length);
}

function dark(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(isDark));
  byId("theme").textContent = isDark ? "Light" : "Dark";
  brush.recolour();
  days.show.again?.();
  redrawn();
}

function areaAt(at) {
  const groupsHere = groups.filter(group => group.area);
  const [key] = brush.areasAt(at, groupsHere.map(group => [group.area])).reverse();
  const group = groupsHere.find(group => group.area === key);
  if (group) open(group.events, byId("view"));
}

movable(byId("view"), view, areaAt, markers.first, all);
byId("zoom-in").addEventListener("click", () => view.zoom(2));
byId("zoom-out").addEventListener("click", () => view.zoom(0.5));
byId("zoom-all").addEventListener("click", all);
byId("back").addEventListener("click", close);
byId("sort").addEventListener("change", listed);
byId("in-view").addEventListener("change", listed);
byId("save-csv").addEventListener("click", () => save("events.csv", "text/csv", asCsv(found)));
byId("save-geojson").addEventListener("click", () => save("events.geojson", "application/geo+json", asGeoJson(found)));
byId("theme").addEventListener("click", () => dark(document.documentElement.dataset.theme !== "dark"));
addEventListener("keydown", key => key.key === "Escape" && close());
new ResizeObserver(() => {
  view.resize();
  days.show.again?.();
}).observe(section);

const scheme = matchMedia("(prefers-color-scheme: dark)");
scheme.addEventListener("change", () => dark(scheme.matches));
const styles = new Set(events.map(event => event.style));
for (const { type, colour } of [...TYPES, UNTYPED].filter(style => styles.has(style))) {
  const swatch = element("span", "swatch");
  swatch.style.background = colour;
  byId("legend-types").append(element("li", "", swatch, type));
}
const missing = [
  COLUMNS.events.length ? "" : "This run was made without the layer of events, so there is nothing to show.",
  COLUMNS.events.length && !events.length ? "No event was found in what was read." : "",
  TAIL.left_out ? `The page holds the first ${counted(events.length, "event")}; ${COUNT.format(TAIL.left_out)} more are in the other files of the run.` : "",
].filter(Boolean);
byId("notice").textContent = missing.join(" ");
byId("notice").hidden = !missing.length;
byId("filters").open = innerWidth > 760;
view.resize();
dark(scheme.matches);
changed();
all();
