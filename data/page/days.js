// The days: a histogram with two thumbs, two dates, and a button that plays.

const BINS = [
  ["day", day => day, day => day + 1],
  ["week", day => day - ((((day + 3) % 7) + 7) % 7), day => day + 7], // day 0 was a Thursday; weeks open on Monday
  ["month", day => startOf(day, 1), day => stepped(day, 1)],
  ["quarter", day => startOf(day, 3), day => stepped(day, 3)],
  ["year", day => startOf(day, 12), day => stepped(day, 12)],
  ["decade", day => startOf(day, 120), day => stepped(day, 120)],
];
const MOST_BINS = 110;

const monthOf = day => {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const dayOfMonth = month => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return Math.round(date.getTime() / DAY);
};
const startOf = (day, months) => dayOfMonth(Math.floor(monthOf(day) / months) * months);
const stepped = (day, months) => dayOfMonth(monthOf(day) + months);

/** The bins between two days: the finest that are not too many. */
function binsOf(first, last) {
  for (const [name, start, next] of BINS) {
    const starts = [];
    for (let day = start(first); day <= last && starts.length <= MOST_BINS; day = next(day)) starts.push(day);
    if (starts.length <= MOST_BINS || name === "decade") return { name, starts, end: next(starts[starts.length - 1]) };
  }
  return null;
}

/** Sets up the days between `asked.from` and `asked.to`; `changed` is called when others are asked for. */
function daysOf(events, asked, changed) {
  const section = byId("time");
  if (!Number.isFinite(asked.from)) {
    section.hidden = true;
    return { show() {} };
  }
  const bins = binsOf(asked.from, asked.to);
  const [least, most] = [asked.from, asked.to] = [bins.starts[0], bins.end - 1];
  const thumbs = [byId("from"), byId("to")];
  const dates = [byId("from-day"), byId("to-day")];
  const undated = events.filter(event => event.first === null).length;
  for (const input of thumbs) [input.min, input.max] = [least, most];
  for (const input of dates) [input.min, input.max] = [isoOf(least), isoOf(most)];
  byId("first-day").textContent = spoken(least);
  byId("last-day").textContent = spoken(most);
  byId("bin").textContent = `a bar is a ${bins.name}`;
  byId("undated-label").hidden = undated === 0;
  byId("undated-label").querySelector("span").textContent = `and ${COUNT.format(undated)} without a day`;

  const ask = (from, to) => {
    asked.from = Math.max(least, Math.min(from, to));
    asked.to = Math.min(most, Math.max(from, to));
    changed();
  };
  const stop = playing(() => {
    const wide = Math.min(asked.to - asked.from + 1, most - least + 1);
    const isAll = wide > most - least;
    const step = isAll ? Math.max(1, bins.starts.length > 1 ? bins.starts[1] - bins.starts[0] : 1) : wide;
    const from = isAll || asked.to >= most ? least : asked.to + 1;
    ask(from, from + step - 1);
  });
  thumbs.forEach((thumb, index) => thumb.addEventListener("input", () => {
    stop();
    if (index === 0) ask(Math.min(+thumb.value, asked.to), asked.to);
    else ask(asked.from, Math.max(+thumb.value, asked.from));
  }));
  dates.forEach((input, index) => input.addEventListener("change", () => {
    stop();
    const day = dayOf(input.value);
    if (day === null || Number.isNaN(day)) return show.again();
    if (index === 0) ask(day, Math.max(day, asked.to));
    else ask(Math.min(day, asked.from), day);
  }));
  byId("all-days").addEventListener("click", () => {
    stop();
    ask(least, most);
  });
  byId("undated").addEventListener("change", () => {
    asked.undated = byId("undated").checked;
    changed();
  });
  brushed(byId("histogram"), share => bins.starts[0] + Math.floor(share * (bins.end - bins.starts[0])), (from, to) => {
    stop();
    const [one, other] = [binAt(bins, Math.min(from, to)), binAt(bins, Math.max(from, to))];
    ask(bins.starts[one], (bins.starts[other + 1] ?? bins.end) - 1);
  });

  let last = [];
  const show = found => {
    last = found;
    thumbs[0].value = asked.from;
    thumbs[1].value = asked.to;
    thumbs[0].style.zIndex = asked.from > (least + most) / 2 ? 1 : 0; // the thumb that has room to move lies on top
    thumbs[0].setAttribute("aria-valuetext", spoken(asked.from));
    thumbs[1].setAttribute("aria-valuetext", spoken(asked.to));
    dates[0].value = isoOf(asked.from);
    dates[1].value = isoOf(asked.to);
    drawn(byId("histogram"), bins, found, asked);
  };
  show.again = () => show(last);
  return { show };
}

/** Dragging over the bars chooses the days under them. */
function brushed(canvas, dayAt, choose) {
  let from = null;
  const day = touch => {
    const frame = canvas.getBoundingClientRect();
    return dayAt(Math.max(0, Math.min(0.9999, (touch.clientX - frame.left) / frame.width)));
  };
  canvas.addEventListener("pointerdown", touch => {
    canvas.setPointerCapture(touch.pointerId);
    from = day(touch);
    choose(from, from);
  });
  canvas.addEventListener("pointermove", touch => from !== null && choose(from, day(touch)));
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { from = null; });
}

/** The play button; gives what stops it. */
function playing(step) {
  const button = byId("play");
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    button.textContent = "▶";
    button.setAttribute("aria-label", "Play the days");
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    button.textContent = "❚❚";
    button.setAttribute("aria-label", "Stop");
    step();
    timer = setInterval(step, 900);
  });
  return stop;
}

/** Which bin a day falls in. */
function binAt(bins, day) {
  let [low, high] = [0, bins.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins.starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function drawn(canvas, bins, events, asked) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = wide * ratio;
  canvas.height = high * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement);
  const bars = bins.starts.map(() => 0);
  for (const event of events) if (event.middle !== null) bars[binAt(bins, event.middle)]++;
  const most = Math.max(1, ...bars);
  const x = day => ((day - bins.starts[0]) / (bins.end - bins.starts[0])) * wide;
  pen.fillStyle = style.getPropertyValue("--chosen-days");
  pen.fillRect(x(asked.from), 0, x(asked.to + 1) - x(asked.from), high);
  bars.forEach((number, bin) => {
    if (!number) return;
    const [from, to] = [bins.starts[bin], bins.starts[bin + 1] ?? bins.end];
    const isIn = from <= asked.to && to > asked.from;
    pen.fillStyle = style.getPropertyValue(isIn ? "--bar" : "--bar-out");
    const tall = Math.max(2, (number / most) * (high - 4));
    pen.fillRect(x(from), high - tall, Math.max(1, x(to) - x(from) - 1), tall);
  });
}
