"""The plan of the house, checked by a machine."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import models

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = sorted(path.parent.name for path in (ROOT / "danvan").glob("*/__init__.py"))
TOP_ROOMS = (
    "news", "meetings", "documents", "intake", "websites", "calendars", "visits", "notices", "petitions", "initiatives",
    "commendations", "disclosures", "reports",
)  # fmt: skip
SOURCES = [
    path for folder in ("danvan", "config", "launch", "bench") for path in sorted((ROOT / folder).rglob("*.py"))
]


def test_no_file_is_longer_than_500_lines_and_no_function_than_50():
    long_ones = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > 500:
            long_ones.append(str(path.relative_to(ROOT)))
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                long_ones.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert long_ones == []


def test_the_program_is_in_order():
    call_command("check", fail_level="WARNING", verbosity=0)


def test_every_room_with_steps_has_an_action_and_a_test_for_each_verb():
    missing = []
    for room in ROOMS:
        if not (ROOT / "danvan" / room / "states.py").exists():
            continue
        states = importlib.import_module(f"danvan.{room}.states")
        for verb in getattr(states, "STEPS", {}):
            actions = importlib.import_module(f"danvan.{room}.actions")
            tests = "\n".join(path.read_text() for path in (ROOT / "tests" / room).glob("test_*.py"))
            if not hasattr(actions, verb):
                missing.append(f"{room}: no action {verb}")
            if not re.search(rf"\bdef test_\w*{verb}|actions\.{verb}\(|\b{verb}\(", tests):
                missing.append(f"{room}: no test of {verb}")
    assert missing == []


def test_every_state_is_reachable():
    stuck = []
    for room in ROOMS:
        if not (ROOT / "danvan" / room / "states.py").exists():
            continue
        states = importlib.import_module(f"danvan.{room}.states")
        steps = getattr(states, "STEPS", None)
        labels = getattr(states, "STANDINGS", None) or getattr(states, "STATES", None)
        if not steps or not labels:
            continue
        reached = {next(iter(labels))} | {step.to for step in steps.values() if step.to}
        stuck += [f"{room}: {state}" for state in labels if state not in reached]
    assert stuck == []


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("danvan.")]


def test_every_field_is_listed_as_scrub_or_keep_once():
    wrong = {
        model._meta.label: sorted({*model.scrub, *model.keep} ^ {field.name for field in model._meta.concrete_fields})
        for model in _models()
        if sorted([*model.scrub, *model.keep]) != sorted(field.name for field in model._meta.concrete_fields)
    }
    assert wrong == {}


def test_no_foreign_key_leads_from_one_room_to_another():
    crossing = []
    for model in _models():
        room = model._meta.app_label
        for field in model._meta.concrete_fields:
            other = field.related_model._meta.app_label if field.is_relation and field.related_model else room
            if room in TOP_ROOMS and other in TOP_ROOMS and other != room:
                crossing.append(f"{model._meta.label}.{field.name} → {other}")
    assert crossing == []


def test_the_contracts_name_every_room_that_has_drawers():
    plan = tomllib.loads((ROOT / "pyproject.toml").read_text())
    inside = next(one for one in plan["tool"]["importlinter"]["contracts"] if one["name"] == "Inside a room")
    with_drawers = {
        f"danvan.{room}"
        for room in ROOMS
        if (ROOT / "danvan" / room / "models.py").exists() or (ROOT / "danvan" / room / "models").exists()
    }
    forgotten = with_drawers - set(inside["containers"]) - {"danvan.journal", "danvan.search"}
    assert forgotten == set()


def test_no_template_lies_unused():
    used = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*SOURCES, *(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]
    )
    names = [path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.*")]
    by_framework = ("account/", "mfa/", "usersessions/", "allauth/", "errors/", "429.html")
    assert [name for name in names if name not in used and not name.startswith(by_framework)] == []


def test_nothing_committed_names_a_machine_or_a_registry():
    own = Path(__file__).name
    words = re.compile(r"/work/|/root/|/opt/pypi|pypi\.org|registry\.npmjs|deb\.debian\.org", re.I)
    found = []
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT).parts
        if (
            not path.is_file()
            or inside[0].startswith((".venv", ".git", ".mypy", ".ruff", ".pytest", ".hypothesis", ".import"))
            or inside[0] in ("var", "node_modules")
        ):
            continue
        if path.name == own or path.suffix in (".gz", ".png", ".jpg", ".mo", ".pyc", ".sqlite3"):
            continue
        if words.search(path.read_text(encoding="utf-8", errors="ignore")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []
