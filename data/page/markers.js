// Markers: one for an event alone, for events that lie together, for an area with its events.

const CELL = 60; // pixels within which events share a marker
const APART = 38; // pixels that two markers' middles are apart at least
const OFF = 32; // and a badge from a marker

/** Groups what is found: pins and rings by where they fall on the screen, areas by their key. */
function grouped(events, view) {
  const level = 2 ** levelOf(view); // markers stay as they are until the next level
  const cells = new Map();
  const areas = new Map();
  for (const event of events) {
    if (!event.at) continue;
    const cell = at => Math.floor((at * level) / CELL);
    const key = event.area ? "a" + event.area : `${level}:${cell(event.at[0])}:${cell(event.at[1])}`;
    const into = event.area ? areas : cells;
    const group = into.get(key);
    if (group) group.events.push(event);
    else into.set(key, { key, area: event.area, events: [event] });
  }
  for (const group of [...cells.values(), ...areas.values()]) group.at = middle(group.events);
  return [...joined([...cells.values()], level), ...areas.values()];
}

const levelOf = view => Math.round(Math.log2(view.scale));
const middle = events => [0, 1].map(axis => events.reduce((sum, event) => sum + event.at[axis], 0) / events.length);

/** Joins groups whose middles fell close together across the edge of a cell. */
function joined(groups, level) {
  groups.sort((one, other) => other.events.length - one.events.length || (one.key < other.key ? -1 : 1));
  const kept = new Map();
  const cellOf = at => at.map(axis => Math.floor((axis * level) / APART));
  for (const group of groups) {
    const [x, y] = cellOf(group.at);
    let near = null;
    for (let i = -1; i <= 1 && !near; i++) {
      for (let j = -1; j <= 1 && !near; j++) {
        near = (kept.get(`${x + i}:${y + j}`) || []).find(other =>
          Math.hypot(other.at[0] - group.at[0], other.at[1] - group.at[1]) * level < APART);
      }
    }
    if (near) {
      near.events.push(...group.events);
    } else {
      const key = `${x}:${y}`;
      kept.set(key, [...(kept.get(key) || []), group]);
    }
  }
  return [...kept.values()].flat();
}

/** Shows groups as buttons over the map; `open` gets a group that is chosen. */
function markersIn(layer, view, open) {
  let shown = new Map();

  function show(groups, chosen, hot) {
    const next = new Map();
    const round = groups.filter(group => !group.area).map(group => view.toScreen(group.at));
    for (const group of groups) {
      const at = view.toScreen(group.at);
      const [x, y] = group.area ? clear(at, round) : at;
      if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
      const known = shown.get(group.key);
      const button = known ? known.button : made();
      dress(button, group);
      button.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
      const holds = list => group.events.some(event => list.has(event.number));
      button.classList.toggle("chosen", holds(chosen));
      button.classList.toggle("hot", holds(hot));
      next.set(group.key, { group, button, x, y });
    }
    const held = document.activeElement;
    const lost = [...shown].find(([key, { button }]) => button === held && !next.has(key));
    for (const [key, { button }] of shown) if (!next.has(key)) button.remove();
    for (const { button } of next.values()) if (!button.isConnected) layer.append(button);
    shown = next;
    rove(lost ? nearest(lost[1]) : null);
    if (lost && shown.size) [...shown.values()].find(({ button }) => button.tabIndex === 0)?.button.focus();
  }

  /** A badge's place, moved off the markers that it would lie under. */
  function clear([x, y], others) {
    for (const [left, top] of others) {
      const apart = Math.hypot(x - left, y - top);
      if (apart >= OFF) continue;
      const way = apart ? [(x - left) / apart, (y - top) / apart] : [0, 1];
      return [left + way[0] * OFF, top + way[1] * OFF];
    }
    return [x, y];
  }

  function made() {
    const button = element("button");
    button.type = "button";
    return button;
  }

  function dress(button, group) {
    const said = told(group);
    if (button.title === said) return;
    const { events, area } = group;
    const [one] = events;
    button.title = said;
    button.setAttribute("aria-label", said);
    button.className = area ? "area" : events.length > 1 ? "many" : one.precision === "exact" ? "pin" : "near";
    button.textContent = area || events.length > 1 ? COUNT.format(events.length) : "";
    const size = area ? 18 + Math.min(10, Math.log2(events.length) * 2)
      : events.length > 1 ? 26 + Math.min(20, Math.log2(events.length) * 2.2) : sizeOf(one.killed);
    button.style.setProperty("--size", size + "px");
    button.style.setProperty("--colour", one.style.colour);
    button.style.setProperty("--parts", parts(events));
    button.classList.toggle("unreal", events.every(event => ["planned", "foiled"].includes(event.get("realis"))));
    button.style.zIndex = area ? 1 : events.length > 1 ? 3 : 2;
  }

  function told({ events, area }) {
    if (events.length === 1) return `${area ? "1 event: " : ""}${summary(events[0])}. ${howNear(events[0])}`;
    const killed = events.reduce((sum, event) => sum + event.killed, 0);
    const places = [...new Set(events.map(event => event.place))];
    const at = area ? `known only to ${places[0]}` : places.length > 3 ? `around ${places[0]}` : `in ${places.join(", ")}`;
    return `${counted(events.length, "event")} ${at}${killed ? `, ${COUNT.format(killed)} killed` : ""}`;
  }

  /** One marker alone can be reached with the tab key; from it the arrows lead on. */
  function rove(to) {
    const all = [...shown.values()];
    const current = to || all.find(({ button }) => button.tabIndex === 0 && button === document.activeElement) || all[0];
    for (const marker of all) marker.button.tabIndex = marker === current ? 0 : -1;
  }

  const nearest = ({ x, y }) =>
    [...shown.values()].sort((one, other) => Math.hypot(one.x - x, one.y - y) - Math.hypot(other.x - x, other.y - y))[0];

  layer.addEventListener("click", click => {
    const marker = [...shown.values()].find(({ button }) => button === click.target.closest("button"));
    if (marker) open(marker.group, marker.button);
  });
  layer.addEventListener("keydown", key => {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[key.key];
    const from = [...shown.values()].find(({ button }) => button === key.target);
    if (!way || !from) return;
    key.preventDefault();
    const ahead = [...shown.values()].map(marker => {
      const [x, y] = [marker.x - from.x, marker.y - from.y];
      const along = x * way[0] + y * way[1];
      const aside = Math.abs(x * way[1]) + Math.abs(y * way[0]);
      return { marker, along, cost: along + 2 * aside };
    });
    const next = ahead.filter(({ along }) => along > 2).sort((one, other) => one.cost - other.cost)[0];
    if (!next) return;
    rove(next.marker);
    next.marker.button.focus();
  });

  return {
    show,
    first: () => [...shown.values()].find(({ button }) => button.tabIndex === 0)?.button.focus(),
    boxes: () => [...shown.values()].map(({ x, y, button }) => {
      const half = parseFloat(button.style.getPropertyValue("--size")) / 2 + 1;
      return [x - half, y - half, x + half, y + half];
    }),
    /** The names of the places that have a marker of their own, the deadliest first. */
    names: () => [...shown.values()].flatMap(({ group, button }) => {
      const places = new Set(group.events.map(event => event.place));
      const [name] = places;
      const killed = group.events.reduce((sum, event) => sum + event.killed, 0);
      const half = parseFloat(button.style.getPropertyValue("--size")) / 2;
      return places.size === 1 && name && !group.area ? [{ name, at: group.at, half, killed }] : [];
    }).sort((one, other) => other.killed - one.killed || (one.name < other.name ? -1 : 1)),
  };
}

/** How wide a pin is: its area grows with the dead. */
const sizeOf = killed => Math.round(13 + Math.sqrt(Math.min(killed, 400)) * 1.5);

/** The shares of the kinds, for the rim of a marker of several events. */
function parts(events) {
  const shares = new Map();
  for (const { style } of events) shares.set(style.colour, (shares.get(style.colour) || 0) + 1);
  let done = 0;
  const slices = [...shares].sort(([one], [other]) => (one < other ? -1 : 1)).map(([colour, number]) => {
    const from = done;
    done += (number / events.length) * 100;
    return `${colour} ${from.toFixed(1)}% ${done.toFixed(1)}%`;
  });
  return `conic-gradient(${slices.join(", ")})`;
}
