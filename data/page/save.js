// What is found, as a file of one's own.

/** A table as RFC 4180 has it. */
function asCsv(events) {
  const cell = value => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [COLUMNS.events, ...events.map(event => event.row)];
  return rows.map(row => row.map(cell).join(",") + "\r\n").join("");
}

/** A feature collection as RFC 7946 has it. */
function asGeoJson(events) {
  const features = events.map(event => {
    const [lon, lat] = [event.get("lon"), event.get("lat")];
    const geometry = event.at ? { type: "Point", coordinates: [lon, lat] } : null;
    const properties = Object.fromEntries(COLUMNS.events.map((name, index) => [name, event.row[index] ?? null]));
    return JSON.stringify({ type: "Feature", geometry, properties });
  });
  return `{"type":"FeatureCollection","name":"events","features":[\n${features.join(",\n")}\n]}\n`;
}

function save(name, type, text) {
  const link = element("a");
  const address = URL.createObjectURL(new Blob([text], { type }));
  [link.href, link.download] = [address, name];
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
