// Paints the ground, the shaded areas and the rings on a canvas.

/** A brush for the ground of `world`; it paints what `view` shows. */
function painter(canvas, view, world) {
  const pen = canvas.getContext("2d");
  const outlined = new Map([...world.countries, ...world.regions].map(shape => [shape.key, shape]));
  let colours = {};

  const recolour = () => {
    const style = getComputedStyle(document.documentElement);
    const names = ["sea", "land", "border", "inner", "label", "halo", "shade", "ring", "ink"];
    colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue("--" + name).trim()]));
  };

  /** `areas` are [key, number of events], `rings` are events, `taken` boxes that labels avoid. */
  function paint({ areas, rings, taken, places, chosen }) {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(view.width * ratio);
    canvas.height = Math.round(view.height * ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.sea;
    pen.fillRect(0, 0, view.width, view.height);
    inWorld(ratio);
    shapes(world.countries, colours.land, colours.border, 0.8);
    if (view.scale > 0.9) shapes(world.regions, null, colours.inner, 0.6);
    shade(areas, chosen);
    if (view.scale > 0.9) shapes(world.countries, null, colours.border, 1);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    rings.forEach(ring);
    names(taken, places);
  }

  function inWorld(ratio) {
    const by = view.scale * ratio;
    pen.setTransform(by, 0, 0, by, (view.width / 2) * ratio - view.x * by, (view.height / 2) * ratio - view.y * by);
  }

  const inSight = shape => {
    const [west, north, east, south] = view.bounds();
    const [left, top, right, bottom] = shape.box;
    return left <= east && right >= west && top <= south && bottom >= north;
  };
  const pathOf = shape => (view.scale < 0.8 ? shape.coarse : shape.fine);

  function shapes(list, fill, line, width) {
    pen.lineJoin = "round";
    pen.lineWidth = width / view.scale;
    pen.strokeStyle = line;
    if (fill) pen.fillStyle = fill;
    for (const shape of list) {
      if (!inSight(shape)) continue;
      if (fill) pen.fill(pathOf(shape), "evenodd");
      pen.stroke(pathOf(shape));
    }
  }

  function shade(areas, chosen) {
    for (const [key, number] of areas) {
      const shape = outlined.get(key);
      if (!shape || !inSight(shape)) continue;
      pen.globalAlpha = Math.min(0.6, 0.16 + 0.1 * Math.log2(1 + number));
      pen.fillStyle = colours.shade;
      pen.fill(pathOf(shape), "evenodd");
      pen.globalAlpha = 1;
      pen.strokeStyle = colours.shade;
      pen.lineWidth = (key === chosen ? 2.5 : 1.2) / view.scale;
      pen.setLineDash([4 / view.scale, 3 / view.scale]);
      pen.stroke(pathOf(shape));
      pen.setLineDash([]);
    }
  }

  function ring(event) {
    const radius = event.radius / view.metresAcross(event.lat);
    const [x, y] = view.toScreen(event.at);
    const isOff = x + radius < 0 || y + radius < 0 || x - radius > view.width || y - radius > view.height;
    if (radius < 5 || isOff) return;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.globalAlpha = 0.1;
    pen.fillStyle = event.style.colour;
    pen.fill();
    pen.globalAlpha = 0.9;
    pen.strokeStyle = event.style.colour;
    pen.lineWidth = 1.3;
    pen.setLineDash([5, 4]);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  /** Names of the places of events, of countries, of towns; none over another or over a marker. */
  function names(taken, places) {
    const boxes = [...taken];
    const put = (text, [x, y], size, weight, gap, colour) => {
      pen.font = `${weight} ${size}px system-ui, sans-serif`;
      const wide = pen.measureText(text).width;
      const left = gap ? x + gap : x - wide / 2;
      const box = [left - 1, y - size / 2 - 2, left + wide + 3, y + size / 2 + 2];
      if (box[0] < 0 || box[2] > view.width || boxes.some(other => meet(box, other))) return false;
      boxes.push(box);
      pen.textBaseline = "middle";
      pen.lineWidth = 3;
      pen.lineJoin = "round";
      pen.strokeStyle = colours.halo;
      pen.strokeText(text, left, y);
      pen.fillStyle = colour;
      pen.fillText(text, left, y);
      return true;
    };
    for (const { name, at, half } of places) put(name, view.toScreen(at), 12, 600, half + 4, colours.ink);
    const named = new Set(places.map(place => place.name));
    const wideEnough = shape => (shape.box[2] - shape.box[0]) * view.scale > 7 * shape.name.length;
    for (const shape of world.countries) {
      if (inSight(shape) && view.shows(shape.at) && wideEnough(shape)) {
        put(shape.name.toUpperCase(), view.toScreen(shape.at), 10, 600, 0, colours.label);
      }
    }
    const least = 1.2e6 / view.scale; // people that a town must have to be named
    for (const town of world.towns) {
      if (town.weight < least || !view.shows(town.at)) continue;
      const at = view.toScreen(town.at);
      if (named.has(town.name) || !put(town.name, at, 11, 400, 5, colours.label)) continue;
      pen.fillStyle = colours.label;
      pen.fillRect(at[0] - 1.5, at[1] - 1.5, 3, 3);
    }
  }

  /** The keys of the areas under a point of the screen. */
  function areasAt(at, areas) {
    const [x, y] = view.toWorld(at);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    return areas.map(([key]) => key).filter(key => {
      const shape = outlined.get(key);
      return shape && pen.isPointInPath(shape.fine, x, y, "evenodd");
    });
  }

  recolour();
  return { paint, recolour, areasAt, boxOfArea: key => outlined.get(key)?.box };
}

const meet = (one, other) =>
  one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
