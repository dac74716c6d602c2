// The list of what is found, and one event with what its reports say.

const PAGE = 60; // cards that are shown at once

/** The list; `open` gets an event, `point` the one under the mouse or none. */
function listIn(list, open, point) {
  let events = [];
  let shown = 0;
  const cards = () => {
    const next = events.slice(shown, shown + PAGE).map(card);
    list.append(...next);
    shown += next.length;
    byId("more").hidden = shown >= events.length;
    byId("more").textContent = `Show ${COUNT.format(Math.min(PAGE, events.length - shown))} more of ${COUNT.format(events.length)}`;
    return next;
  };
  const of = touch => {
    const item = touch.target.closest("li[data-number]");
    return item ? events.find(event => event.number === +item.dataset.number) : null;
  };
  list.addEventListener("click", click => {
    const event = of(click);
    if (event) open([event], click.target.closest("button"));
  });
  for (const name of ["mouseover", "focusin"]) list.addEventListener(name, touch => point(of(touch)));
  for (const name of ["mouseleave", "focusout"]) list.addEventListener(name, () => point(null));
  byId("more").addEventListener("click", () => cards()[0]?.querySelector("button").focus());
  return function show(found) {
    [events, shown] = [found, 0];
    list.replaceChildren();
    cards();
    if (!found.length) list.append(element("li", "none", "Nothing answers these filters."));
  };
}

function card(event) {
  const button = element("button", "card",
    element("span", "kind", event.kind), tags(event),
    element("span", "what", [event.place || "Place not known", event.country].filter(Boolean).join(", ")),
    element("span", "quiet", [when(event), people(event)].filter(Boolean).join(" · ")),
    element("span", "said", event.get("sentence")));
  button.type = "button";
  button.style.setProperty("--colour", event.style.colour);
  const item = element("li", "", button);
  item.dataset.number = event.number;
  return item;
}

function people(event) {
  const told = [["fatalities", "killed"], ["injuries", "injured"]].map(([slot, word]) => {
    const figure = toll(event, slot);
    return figure === null ? null : `${figure} ${word}`;
  });
  return told.filter(Boolean).join(", ");
}

/** What a reader must not miss: that it may not have happened, or that reports differ. */
function tags(event) {
  const realis = event.get("realis");
  const said = realis && realis !== "reported" ? [realis] : [];
  if (event.get("conflicts")) said.push("reports differ");
  return said.length ? element("span", "tags", ...said.map(word => element("span", "tag", word))) : null;
}

const SORTS = {
  newest: (one, other) => (other.middle ?? -1e9) - (one.middle ?? -1e9),
  oldest: (one, other) => (one.middle ?? 1e9) - (other.middle ?? 1e9),
  killed: (one, other) => other.killed - one.killed,
  sure: (one, other) => (other.get("confidence") || 0) - (one.get("confidence") || 0),
};

/** Shows events in full, with what each of their reports says. */
function detailed(events, title) {
  byId("detail-title").textContent = title;
  const body = byId("detail-body");
  body.replaceChildren(...events.slice(0, PAGE).map(event => article(event, events.length > 1)));
  if (events.length > PAGE) {
    body.append(element("p", "quiet", `and ${COUNT.format(events.length - PAGE)} more: zoom in, or filter`));
  }
}

function article(event, isOneOfMany) {
  const made = element("article", "event");
  made.style.setProperty("--colour", event.style.colour);
  made.append(element("p", "kind", event.kind));
  const all = tags(event);
  if (all) made.append(all);
  if (isOneOfMany) made.append(element("h3", "", `${headline(event)}, ${when(event)}`));
  made.append(facts(event));
  const [reports, documents] = [event.reports.length, event.get("documents") || event.reports.length];
  if (reports) made.append(element("p", "quiet", reports > 1 ? `What ${reports} reports in ${counted(documents, "document")} say` : "What the report says"));
  for (const report of event.reports) made.append(quoted(event, report));
  if (!reports && event.get("sentence")) made.append(element("blockquote", "", event.get("sentence")));
  return made;
}

function facts(event) {
  const rows = [
    ["When", [when(event), basis(event)].filter(Boolean).join(", ")],
    ["Where", where(event)],
    ["", howNear(event)],
    ["Killed", toll(event, "fatalities")],
    ["Injured", toll(event, "injuries")],
    ["Attackers killed", event.get("perpetrators_killed")],
    ["Who", [event.get("actor1"), event.get("actor2")].filter(Boolean).join(", ") + basisOfActor(event)],
    ["Claimed by", event.get("claimed_by")],
    ["To whom", event.get("target")],
    ["Means", event.get("weapon")],
    ["Reports differ on", event.get("conflicts")],
    ["Confidence", event.get("confidence") === null ? null : `${Math.round(event.get("confidence") * 100)} %`],
  ];
  const list = element("dl", "facts");
  for (const [name, value] of rows) {
    if (value === null || value === "") continue;
    list.append(element("dt", "", name), element("dd", "", String(value)));
  }
  return list;
}

/** What the naming of the actor rests on. */
function basisOfActor(event) {
  const said = event.get("attribution");
  return event.get("actor1") && said && said !== "unknown" ? ` (${said})` : "";
}

/** What the day rests on, where the text does not say it outright. */
function basis(event) {
  const on = { dateline: "the day of the dateline", publication: "the day of the report" };
  return on[event.get("date_basis")] || null;
}

function quoted(event, report) {
  const places = [report.location, event.place, ...(report.location || "").split(/[\s-]+/)].filter(Boolean);
  const marks = [[report.date_text, "day"], ...places.map(place => [place, "place"])];
  const quote = element("blockquote", "", ...marked(report.sentence || "", marks));
  const from = [report.source, report.document_date ? spoken(dayOf(report.document_date)) : null].filter(Boolean).join(", ");
  const cite = element("footer", "", report.document_title ? element("cite", "", report.document_title) : null,
    report.document_title && from ? " · " : null, from, " ", linked(report.url));
  quote.append(cite);
  return quote;
}

/** A link, if the address is one of the web; nothing else is ever followed. */
function linked(url) {
  let address = null;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  if (address.protocol !== "https:" && address.protocol !== "http:") return null;
  const link = element("a", "", "source ↗");
  link.href = address.href;
  link.rel = "noopener noreferrer nofollow";
  link.target = "_blank";
  link.setAttribute("aria-label", `Source at ${address.hostname}, opens in a new tab`);
  return link;
}

/** A sentence in pieces, each first occurrence of these words marked; the longest win. */
function marked(sentence, marks) {
  const found = [];
  for (const [words, style] of marks.filter(([words]) => words && words.length > 2)) {
    const at = foundAt(sentence, words);
    if (at && !found.some(other => at[0] < other.to && at[1] > other.from)) {
      if (style === "place" && found.some(other => other.style === "place")) continue;
      found.push({ from: at[0], to: at[1], style });
    }
  }
  found.sort((one, other) => one.from - other.from);
  const pieces = [];
  let done = 0;
  for (const { from, to, style } of found) {
    pieces.push(sentence.slice(done, from), element("mark", style, sentence.slice(from, to)));
    done = to;
  }
  return [...pieces, sentence.slice(done)];
}

/** Where whole words stand in a sentence, whatever their accents and capitals. */
function foundAt(sentence, words) {
  const letters = [...sentence].map(letter => [letter, plain(letter) || letter]);
  const folded = letters.map(([, fold]) => fold).join("");
  const wanted = plain(words);
  const isWord = letter => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (isWord(folded[at - 1]) || isWord(folded[at + wanted.length])) continue;
    return [unfolded(letters, at), unfolded(letters, at + wanted.length)];
  }
  return null;
}

/** The offset in the sentence of an offset in its folded letters. */
function unfolded(letters, to) {
  let [at, folded] = [0, 0];
  for (const [letter, fold] of letters) {
    if (folded >= to) break;
    at += letter.length;
    folded += fold.length;
  }
  return at;
}
