"""The five gold records are met: persons, posts, documents, dates, organisers, audience, nothing invented."""

import os
from pathlib import Path

import pytest
import yaml

from danvan.intake.frames import read_frames, to_json
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read

SHARED = Path(os.environ.get("DANVAN_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))
GOLD = sorted((SHARED / "gold").glob("*.yaml"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the gold records are not on this machine")


@pytest.fixture(scope="module", params=GOLD, ids=lambda path: path.stem[:3])
def pair(request):
    gold = yaml.safe_load(request.param.read_text("utf-8"))
    source = read((SHARED / "seeds" / gold["seed"]["file"]).read_bytes())
    article = build(source)
    return gold, to_json(read_frames(article, source), article, file=gold["seed"]["file"]), source.text


def test_every_person_is_found_and_no_other(pair):
    gold, found, _ = pair
    assert {p["name"] for p in found["people"]} == {p["name"] for p in gold["people"]}


def test_every_mention_of_a_person_is_found(pair):
    gold, found, _ = pair
    mentions = {p["name"]: p["mentions"] for p in found["people"]}
    for person in gold["people"]:
        assert mentions[person["name"]] == person["mentions"]


def test_posts_are_the_exact_spans(pair):
    gold, found, _ = pair
    posts = {p["name"]: [(x["text"], x["span"], x["status"]) for x in p["posts"]] for p in found["people"]}
    for person in gold["people"]:
        assert posts[person["name"]] == [(x["text"], [x["start"], x["end"]], x["status"]) for x in person["posts"]]


def test_posts_are_written_out_with_their_unit(pair):
    gold, found, _ = pair
    posts = {p["name"]: [(x["title"], x["body"].lower()) for x in p["posts"]] for p in found["people"]}
    for person in gold["people"]:
        wanted = [(x["title"], x["body"].lower()) for x in person["posts"]]
        assert posts[person["name"]] == wanted


def test_concurrent_posts_are_marked(pair):
    gold, found, _ = pair
    wanted = {x["text"] for p in gold["people"] for x in p["posts"] if x.get("concurrent")}
    assert {x["text"] for p in found["people"] for x in p["posts"] if x["concurrent"]} == wanted


def test_documents_have_the_printed_keys(pair):
    gold, found, _ = pair
    wanted = {d["normalised"] for d in gold["documents"] if "normalised" in d}
    assert {d["key"] for d in found["documents"]} == wanted


def test_the_date_day_part_and_year_are_right(pair):
    gold, found, _ = pair
    wanted = gold["event"][0]["date"]
    when = found["events"][0]["date"]
    assert (when["start"], when["end"], when["day_part"]) == (wanted["start"], wanted["end"], wanted["day_part"])
    assert when["span"] == wanted["offsets"]
    assert when["year_basis"]


def test_type_name_and_organisers_are_exact(pair):
    gold, found, _ = pair
    wanted, event = gold["event"][0], found["events"][0]
    assert (event["type"], event["name"]) == (wanted["type"], wanted["name"]["text"])
    assert event["name_span"] == [wanted["name"]["start"], wanted["name"]["end"]]
    assert [o["span"] for o in event["organisers"]] == [[o["start"], o["end"]] for o in wanted["organiser"]]


def test_the_audience_is_split_as_printed_and_empty_when_unstated(pair):
    gold, found, _ = pair
    wanted = gold["event"][0]["audience"]
    assert [a["text"] for a in found["events"][0]["audience"]] == [a["text"] for a in wanted]
    assert [a["count"] for a in found["events"][0]["audience"]] == [a["count"] for a in wanted]


def test_the_attendance_is_the_printed_one_or_none(pair):
    gold, found, _ = pair
    wanted, number = gold["event"][0]["total_attendees"], found["events"][0]["attendees"]
    if wanted is None:
        assert number is None
    else:
        assert (number["text"], number["value"]) == (wanted["text"], wanted["value"])
        assert (number["bound"], number["unit"]) == (wanted["bound"], wanted["unit"])


def test_elections_and_awards_are_child_events_and_mentions(pair):
    gold, found, _ = pair
    assert [(e["type"], e["name"]) for e in found["events"][1:]] == [
        (e["type"], e["name"]["text"]) for e in gold["event"][1:]
    ]
    assert [(e["person"], e["post"]) for e in found["elected"]] == [
        (e["person"], e["post"]["text"]) for e in gold["elected"]
    ]
    assert [c["text"] for c in found["commendations"]] == [c["text"] for c in gold["commendations"]]


def test_quotes_campaigns_and_figures_are_found(pair):
    gold, found, _ = pair
    notes = {(n["kind"], n["text"]) for n in found["notes"]}
    assert {("quote", q["text"]) for q in gold.get("quotes", [])} <= notes
    assert {("campaign", c["text"]) for c in gold.get("campaigns", [])} <= notes
    assert {tuple(f["span"]) for f in found["figures"]} >= {
        (f["start"], f["end"]) for f in gold["figures"] if f.get("kind") not in ("anniversary", "commendation")
    }


def test_traps_are_no_figures(pair):
    gold, found, _ = pair
    traps = {(t["start"], t["end"]) for t in gold["figure_traps"] if "start" in t}
    assert not traps & {tuple(f["span"]) for f in found["figures"]}


def test_every_span_gives_its_surface(pair):
    _, found, text = pair
    assert list(mismatches(found, text)) == []


def mismatches(value, text):
    if isinstance(value, dict):
        for name in ("text", "surface"):
            if name in value and "span" in value and text[slice(*value["span"])] != value[name]:
                yield value
        for inner in value.values():
            yield from mismatches(inner, text)
    elif isinstance(value, list):
        for inner in value:
            yield from mismatches(inner, text)
