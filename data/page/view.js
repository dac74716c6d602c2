// The part of the world that is shown: where its middle lies and how large it is drawn.

const NEAREST = 1 << 20; // pixels that the whole world would be wide at most

/** A view over the map's box; `changed` is called when it has moved. */
function viewOver(box, changed) {
  const view = { x: SIZE / 2, y: SIZE / 2, scale: 0.2, width: 1, height: 1 };
  const least = () => Math.max(view.width / SIZE, 200 / SIZE) * 0.98;
  const [top, bottom] = [projected(0, 82)[1], projected(0, -58)[1]]; // no events beyond, and much ice
  const settle = () => {
    view.scale = Math.max(least(), Math.min(NEAREST / SIZE, view.scale));
    const [halfX, halfY] = [view.width / 2 / view.scale, view.height / 2 / view.scale];
    view.x = halfX * 2 >= SIZE ? SIZE / 2 : Math.max(halfX, Math.min(SIZE - halfX, view.x));
    view.y = halfY * 2 >= bottom - top ? (top + bottom) / 2 : Math.max(top + halfY, Math.min(bottom - halfY, view.y));
    changed();
  };
  return Object.assign(view, {
    toScreen: ([x, y]) => [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2],
    toWorld: ([x, y]) => [(x - view.width / 2) / view.scale + view.x, (y - view.height / 2) / view.scale + view.y],
    metresAcross: lat => (EARTH_M * Math.cos((lat * Math.PI) / 180)) / SIZE / view.scale, // of one pixel
    bounds() {
      const [west, north] = view.toWorld([0, 0]);
      const [east, south] = view.toWorld([view.width, view.height]);
      return [west, north, east, south];
    },
    shows: ([x, y]) => {
      const [west, north, east, south] = view.bounds();
      return x >= west && x <= east && y >= north && y <= south;
    },
    resize() {
      view.width = box.clientWidth || 1;
      view.height = box.clientHeight || 1;
      settle();
    },
    pan(byX, byY) {
      view.x -= byX / view.scale;
      view.y -= byY / view.scale;
      settle();
    },
    zoom(by, at = [view.width / 2, view.height / 2]) {
      const held = view.toWorld(at);
      view.scale = Math.max(least(), Math.min(NEAREST / SIZE, view.scale * by));
      view.x = held[0] - (at[0] - view.width / 2) / view.scale;
      view.y = held[1] - (at[1] - view.height / 2) / view.scale;
      settle();
    },
    centre(at, scale = view.scale) {
      [view.x, view.y] = at;
      view.scale = Math.max(view.scale, scale);
      settle();
    },
    /** Shows a box of the world, no nearer than `nearest`. */
    fit([west, north, east, south], nearest = 40) {
      const room = Math.min(90, view.width / 6, view.height / 6);
      const wide = (view.width - 2 * room) / Math.max(east - west, 1e-6);
      const high = (view.height - 2 * room) / Math.max(south - north, 1e-6);
      view.scale = Math.min(wide, high, nearest);
      [view.x, view.y] = [(west + east) / 2, (north + south) / 2];
      settle();
    },
  });
}

/** The box around positions; none without any. */
function boxOf(positions) {
  if (!positions.length) return null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Mouse, finger, wheel and keys move the view. `click` gets where on the screen. */
function movable(surface, view, click, enter, all) {
  const down = new Map();
  let moved = 0;
  const here = touch => {
    const frame = surface.getBoundingClientRect();
    return [touch.clientX - frame.left, touch.clientY - frame.top];
  };
  surface.addEventListener("pointerdown", touch => {
    if (touch.button !== 0) return;
    surface.setPointerCapture(touch.pointerId);
    if (!down.size) moved = 0;
    down.set(touch.pointerId, here(touch));
    surface.classList.add("held");
  });
  surface.addEventListener("pointermove", touch => {
    if (!down.has(touch.pointerId)) return;
    const [before, now] = [down.get(touch.pointerId), here(touch)];
    moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (down.size === 2) {
      const other = [...down].find(([id]) => id !== touch.pointerId)[1];
      const apart = at => Math.hypot(at[0] - other[0], at[1] - other[1]) || 1;
      const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
      view.zoom(apart(now) / apart(before), middle);
    } else if (moved > 3) {
      view.pan(now[0] - before[0], now[1] - before[1]);
    }
    down.set(touch.pointerId, now);
  });
  const up = touch => {
    const was = down.delete(touch.pointerId);
    if (!down.size) surface.classList.remove("held");
    if (was && touch.type === "pointerup" && moved <= 3) click(here(touch));
  };
  surface.addEventListener("pointerup", up);
  surface.addEventListener("pointercancel", up);
  surface.addEventListener("dblclick", touch => view.zoom(2, here(touch)));
  surface.parentElement.addEventListener("wheel", turn => {
    turn.preventDefault();
    const lines = turn.deltaMode === 1 ? 16 : 1;
    view.zoom(Math.exp(-Math.max(-300, Math.min(300, turn.deltaY * lines)) * 0.002), here(turn));
  }, { passive: false });
  surface.addEventListener("keydown", key => {
    const moves = {
      ArrowLeft: () => view.pan(80, 0),
      ArrowRight: () => view.pan(-80, 0),
      ArrowUp: () => view.pan(0, 80),
      ArrowDown: () => view.pan(0, -80),
      "+": () => view.zoom(1.5),
      "=": () => view.zoom(1.5),
      "-": () => view.zoom(1 / 1.5),
      0: all,
      Enter: enter,
    };
    if (key.ctrlKey || key.metaKey || key.altKey || !moves[key.key]) return;
    key.preventDefault();
    moves[key.key]();
  });
}
