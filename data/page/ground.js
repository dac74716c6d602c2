// The ground: outlines, names and towns, in a square world of SIZE a side (Web Mercator).

const SIZE = 4096;
const STEP = 100; // corners are stored in hundredths of a degree
const EARTH_M = 40075016.7;

/** A position on the square world. */
function projected(lon, lat) {
  const held = Math.max(-85, Math.min(85, lat));
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI);
  return [((lon + 180) / 360) * SIZE, y * SIZE];
}

/** The rings of an outline: steps from corner to corner, five bits a letter, rings parted by blanks. */
function rings(text) {
  let [lon, lat, at] = [0, 0, 0];
  const step = () => {
    let [value, shift, bits] = [0, 0, 0];
    do {
      bits = text.charCodeAt(at++) - 63;
      value |= (bits & 31) << shift;
      shift += 5;
    } while (bits & 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  const found = [[]];
  while (at < text.length) {
    if (text[at] === " ") {
      at++;
      found.push([]);
    }
    lon += step();
    lat += step();
    found[found.length - 1].push(projected(lon / STEP, lat / STEP));
  }
  return found;
}

/** An outline ready to draw: a fine path, a coarse one for small scales, and its box. */
function outline([key, name, lon, lat, text]) {
  const [fine, coarse] = [new Path2D(), new Path2D()];
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings(text)) {
    trace(fine, ring, 0);
    trace(coarse, ring, SIZE / 1500);
    for (const [x, y] of ring) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return { key, name, at: projected(lon, lat), fine, coarse, box };
}

function trace(path, ring, apart) {
  let last = null;
  for (const [x, y] of ring) {
    if (last && Math.abs(x - last[0]) + Math.abs(y - last[1]) < apart) continue;
    if (last) path.lineTo(x, y);
    else path.moveTo(x, y);
    last = [x, y];
  }
  path.closePath();
}

function opened(world) {
  const towns = world.towns.map(([name, lon, lat, weight]) => ({ name, at: projected(lon, lat), weight }));
  return { countries: world.countries.map(outline), regions: world.regions.map(outline), towns };
}
