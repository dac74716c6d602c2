#!/usr/bin/env python3
"""Drives map.html in a real browser, as a reader with a mouse, a keyboard or bad intentions would.

  tests/page/run                                installs what it needs, makes the pages, runs this
  drive.py PAGE HOSTILE [--pictures FOLDER]     two pages: of data/examples, of hostile.jsonl
  drive.py --measure PAGE                       how long a page takes to load and to draw again

What is right is read from the page's own rows, so a change of what is found in the reports breaks
nothing here. Exit code 1: something is wrong, and told.
"""

import csv
import io
import json
import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


class Reader:
    """A page in a browser, with everything that it asks for and complains of."""

    def __init__(self, browser, file, width=1400, height=860, **context):
        self.context = browser.new_context(viewport={"width": width, "height": height}, **context)
        self.page = self.context.new_page()
        self.asked, self.complaints = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.address = Path(file).resolve().as_uri()
        self.page.goto(self.address)
        self.settle()

    def settle(self):
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def rows(self):
        """The events, each with its columns by name and its reports."""
        held = lambda name: json.loads(self.page.locator(f"script#{name}").text_content())
        columns, rows = held("columns"), held("rows")
        reports = [dict(zip(columns["reports"], row)) for what, *row in rows if what == 1]
        events = [dict(zip(columns["events"], row)) for what, *row in rows if what == 0]
        for event in events:
            event["told"] = [report for report in reports if report["event_id"] == event["event_id"]]
        return events

    def count(self):
        """How many events the page says that it shows."""
        return int(self.page.text_content("#count").split()[0].replace(",", ""))

    def cards(self):
        return self.page.locator("#list li[data-number]").count()

    def focused(self, script="document.activeElement.id"):
        return self.page.evaluate(script)


def shows_all_and_counts(reader):
    events = reader.rows()
    yield "every event is counted", reader.count() == len(events)
    yield "the list has them", reader.cards() == min(60, len(events))
    yield "there are markers", reader.page.locator("#markers button").count() > 1
    stamped = reader.page.locator("#markers button").evaluate_all(
        "all => all.every(one => one.getAttribute('aria-label').length > 5)")
    yield "each marker says what it is", stamped
    yield "the count is told to who cannot see it", reader.page.get_attribute("#count", "aria-live") == "polite"


def draws_no_false_pin(reader):
    page, events = reader.page, reader.rows()
    vague = [event for event in events if event["place_precision"] in ("region", "country")]
    near = [event for event in events if event["place_precision"] in ("near", "district")]
    for kind, some in [("area", vague), ("near", near)]:
        for event in some[:2]:
            page.fill("#words", event["sentence"][:60])
            reader.settle()
            if reader.count() == 1:
                page.click("#zoom-all")
                reader.settle()
                yield f"{event['location']} is no pin", page.locator("#markers .pin").count() == 0
                yield f"{event['location']} is {kind}", page.locator(f"#markers .{kind}").count() == 1
    page.click("#reset")


def filters(reader):
    page, events = reader.page, reader.rows()
    country = next(event["country"] for event in events if event["country"])
    page.select_option("#country", country)
    yield "country", reader.count() == sum(event["country"] == country for event in events)
    page.click("#reset")
    kind = events[0]["kind"]
    page.select_option("#kind", kind.replace("-", " "))
    yield "kind", reader.count() == sum(event["kind"] == kind for event in events)
    page.click("#reset")
    actor = next(event["actor1"] for event in events if event["actor1"])
    page.fill("#actor", actor)
    yield "actor", 0 < reader.count() < len(events) or len(events) == 1
    page.click("#reset")
    page.fill("#words", "zzzz-nothing")
    yield "words that stand nowhere", reader.count() == 0 and "Nothing answers" in page.text_content("#list")
    place = next(event["location"] for event in events if event["location"])
    page.fill("#words", place.upper())
    yield "words in capitals", reader.count() >= 1
    page.click("#reset")
    box = page.locator("#kinds input").first
    hidden = int(page.locator("#kinds .number").first.text_content())
    box.uncheck()
    yield "type", reader.count() == len(events) - hidden
    box.check()
    box = page.locator("#precisions input").first
    hidden = int(page.locator("#precisions .number").first.text_content())
    box.uncheck()
    yield "precision", reader.count() == len(events) - hidden
    page.click("#reset")
    yield "and all is back", reader.count() == len(events)


def slides(reader):
    page, events = reader.page, reader.rows()
    undated = sum(event["date_start"] is None for event in events)
    day = sorted(event["date_start"] for event in events if event["date_start"])[-1]
    page.fill("#from-day", day)
    page.dispatch_event("#from-day", "change")
    inside = sum(event["date_end"] is not None and event["date_end"] >= day for event in events)
    yield "a date", reader.count() == inside + undated
    yield "moves the thumb", page.get_attribute("#from", "aria-valuetext") != ""
    if undated:
        page.uncheck("#undated")
        yield "and no undated ones", reader.count() == inside
        page.check("#undated")
    page.click("#all-days")
    yield "all days", reader.count() == len(events)
    page.focus("#from")
    before = page.input_value("#from")
    page.keyboard.press("ArrowRight")
    yield "a key moves the first day by one", int(page.input_value("#from")) == int(before) + 1
    page.keyboard.press("Home")
    frame = page.locator("#histogram").bounding_box()
    page.mouse.move(frame["x"] + frame["width"] * 0.5, frame["y"] + 10)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.98, frame["y"] + 10)
    page.mouse.up()
    yield "bars that are dragged over", page.input_value("#from") > before
    page.click("#all-days")
    page.click("#play")
    reader.settle()
    yield "play shows a part of the days", page.input_value("#to") != page.get_attribute("#to", "max")
    page.click("#play")
    page.click("#all-days")


def opens_reports(reader):
    page = reader.page
    events = reader.rows()
    told = next(event for event in events if event["told"] and event["location"]
                and event["location"] in event["told"][0]["sentence"])
    page.fill("#words", told["sentence"][:60])
    card = page.locator(".card").first
    card.click()
    yield "the title has the focus", reader.focused() == "detail-title"
    yield "the place is marked", page.locator("#detail mark.place").first.text_content() in told["sentence"]
    yield "every report is quoted", page.locator("#detail blockquote").count() == len(told["told"])
    yield "the marker is marked", page.locator("#markers .chosen").count() == 1
    links = page.locator("#detail a").evaluate_all("all => all.map(one => [one.protocol, one.rel, one.target])")
    yield "links lead to the web alone", all(
        one in ("http:", "https:") and "noopener" in rel and tab == "_blank" for one, rel, tab in links)
    page.keyboard.press("Escape")
    yield "Escape closes it", page.locator("#detail").is_hidden()
    yield "and the focus is back", reader.focused("document.activeElement.className") == "card"
    page.click("#reset")


def zooms_into_clusters(reader):
    page = reader.page
    page.click("#zoom-all")
    reader.settle()
    scale = page.text_content("#scale")
    many = page.locator("#markers .many")
    if many.count():
        largest = max(range(many.count()), key=lambda at: int(many.nth(at).text_content()))
        many.nth(largest).click()
        reader.settle()
        yield "a cluster comes apart or opens", (
            page.text_content("#scale") != scale or page.locator("#detail").is_visible())
    page.keyboard.press("Escape")
    page.click("#zoom-all")


def works_by_keyboard(reader):
    page = reader.page
    page.focus("#view")
    reader.settle()
    before = page.locator("#markers button").first.get_attribute("style")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    reader.settle()
    moved = page.locator("#markers button")
    yield "arrows and plus move the map", moved.count() == 0 or moved.first.get_attribute("style") != before
    page.keyboard.press("0")
    reader.settle()
    page.keyboard.press("Enter")
    yield "Enter goes to a marker", reader.focused("document.activeElement.parentElement.id") == "markers"
    label = "document.activeElement.getAttribute('aria-label')"
    first = reader.focused(label)
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        if reader.focused(label) != first:
            break
    yield "arrows go to the next", reader.focused(label) != first
    tabs = page.locator("#markers button[tabindex='0']").count()
    yield "the tab key stops at one marker only", tabs == 1
    page.reload()
    page.keyboard.press("Tab")
    yield "the first tab offers the list", reader.focused("document.activeElement.className") == "skip"
    unnamed = page.evaluate("""() => [...document.querySelectorAll("button, input, select")]
        .filter(one => !one.hidden && !one.textContent.trim() && !one.getAttribute("aria-label") && !one.labels?.length)
        .map(one => one.outerHTML.slice(0, 80))""")
    yield f"every control has a name {unnamed}", unnamed == []


def saves_what_is_found(reader):
    page, events = reader.page, reader.rows()
    page.fill("#words", events[-1]["sentence"][:40])
    number = reader.count()
    with page.expect_download() as saved:
        page.click("#save-csv")
    table = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8"))))
    yield "CSV holds what is shown", len(table) == number and 0 < number < len(events)
    one = next(row for row in table if row["event_id"] == events[-1]["event_id"])
    yield "and every column as it is", all(
        (one[name] or None) == (None if value is None else str(value).lower() if isinstance(value, bool) else str(value))
        for name, value in events[-1].items() if name != "told" and not isinstance(value, float))
    with page.expect_download() as saved:
        page.click("#save-geojson")
    layer = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    yield "GeoJSON holds the same", [f["properties"]["event_id"] for f in layer["features"]] == [r["event_id"] for r in table]
    page.click("#reset")


def turns_dark(reader):
    page = reader.page
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")
    yield "the switch changes the colours", page.evaluate(paper) != before
    yield "and says so", page.get_attribute("#theme", "aria-pressed") in ("true", "false")
    page.click("#theme")


def bears_hostile_text(reader):
    page = reader.page
    title = page.title()
    page.wait_for_timeout(300)
    yield "the title is ours", page.title() == title == "Events in the news"
    for number in range(reader.cards()):
        page.locator(".card").nth(number).click()
        page.keyboard.press("Escape")
    hostile = next(event for event in reader.rows() if any("<img" in told["sentence"] for told in event["told"]))
    page.fill("#words", "taken 4")
    page.locator(".card").first.click()
    shown = page.text_content("#detail")
    yield "hostile text is shown as it is", "</script><script>document.title='taken 5'" in shown
    yield "and makes no element", page.locator("#side img, #side script, #side iframe").count() == 0
    for told in hostile["told"]:
        if told["url"] and not told["url"].startswith("http"):
            yield f"no link to {told['url'][:20]}", told["url"] not in page.inner_html("#detail")
    page.keyboard.press("Escape")
    page.click("#reset")
    yield "the title is still ours", page.title() == title


def fits_a_phone(reader):
    page = reader.page
    yield "nothing is wider than the screen", page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.locator("#filters summary").click()
    yield "filters open", page.locator("#words").is_visible()


DESK = [shows_all_and_counts, filters, slides, opens_reports, zooms_into_clusters, draws_no_false_pin,
        saves_what_is_found, turns_dark, works_by_keyboard]


def run(browser, page, hostile, pictures):
    wrong = 0
    visits = [
        ("desk", page, {}, DESK),
        ("dark", page, {"color_scheme": "dark"}, [shows_all_and_counts, opens_reports]),
        ("phone", page, {"width": 390, "height": 844, "has_touch": True}, [shows_all_and_counts, fits_a_phone]),
        ("hostile", hostile, {}, [bears_hostile_text, shows_all_and_counts, saves_what_is_found]),
    ]
    for name, file, context, checks in visits:
        reader = Reader(browser, file, **context)
        if pictures:
            reader.page.screenshot(path=pictures / f"{name}.png")
        told = [(check.__name__, *result) for check in checks for result in check(reader)]
        told.append(("network", "nothing but the file is asked for",
                     {url for url in reader.asked if not url.startswith("blob:")} == {reader.address}))
        told.append(("console", f"no complaints {reader.complaints[:3]}", not reader.complaints))
        for check, what, good in told:
            wrong += not good
            print(f"{'ok   ' if good else 'WRONG'} {name}: {check}: {what}")
        reader.context.close()
    return wrong


def measure(browser, file):
    start = time.perf_counter()
    reader = Reader(browser, file)
    print(f"load, until drawn: {time.perf_counter() - start:.2f} s, {reader.count()} events, "
          f"{Path(file).stat().st_size / 1e6:.1f} MB")
    for what, act in [("first search", lambda: reader.page.fill("#words", "kabul")),
                      ("next search", lambda: reader.page.fill("#words", "")),
                      ("zoom", lambda: reader.page.click("#zoom-in")),
                      ("zoom back", lambda: reader.page.click("#zoom-all")),
                      ("thumb", lambda: reader.page.evaluate("""() => { const thumb = document.getElementById("to");
                          thumb.value = +thumb.value - 300; thumb.dispatchEvent(new Event("input")); }"""))]:
        start = time.perf_counter()
        act()
        reader.settle()
        print(f"{what}: {time.perf_counter() - start:.2f} s")


def main():
    arguments = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if arguments[0] == "--measure":
            return measure(browser, arguments[1])
        pictures = Path(arguments[3]) if arguments[2:3] == ["--pictures"] else None
        wrong = run(browser, arguments[0], arguments[1], pictures)
        browser.close()
    print(f"{wrong} wrong" if wrong else "all is well")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
