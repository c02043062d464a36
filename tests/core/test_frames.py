"""Templates that extend a frame draw as Django's own tag draws them, time and again."""

from __future__ import annotations

from django.template import Context, Engine

FILES = {
    "frame.html": "<{% block name %}frame{% endblock %}|{% block rest %}rest{% endblock %}>",
    "middle.html": '{% extends "frame.html" %}{% block name %}middle {{ block.super }}{% endblock %}',
    "page.html": '{% extends "middle.html" %}{% block rest %}{{ word }}{% endblock %}',
    "deep.html": "<{% if word %}{% block head %}head{% block title %}title{% endblock %}{% endblock %}{% endif %}"
    "{% with x=word %}{% block body %}{{ x }}{% endblock %}{% endwith %}{% firstof y 'none' %}{% block foot %}foot{% endblock %}>",
    "mid.html": '{% extends "deep.html" %}{% block body %}{% block inner %}inner{% endblock %}{{ x }}{% endblock %}',
    "low.html": '{% extends "mid.html" %}{% block title %}{{ word }}{% endblock %}{% block inner %}{% firstof word as y %}{{ y }}{% endblock %}{% block none %}{% endblock %}',
    "named.html": "{% extends frame %}{% block title %}named{% endblock %}",
    "other.html": '{% extends "frame.html" %}{% block name %}other{% endblock %}',
}
LOADERS = [("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", FILES)])]


def test_blocks_of_pages_of_the_same_frame_are_not_mixed():
    ours = Engine(loaders=LOADERS, builtins=["danvan.core.templatetags.frames"])
    django = Engine(loaders=LOADERS)
    for name in (
        "page.html",
        "other.html",
        "frame.html",
        "page.html",
        "middle.html",
        "low.html",
        "mid.html",
        "deep.html",
        "named.html",
        "low.html",
    ):
        drawn = [
            engine.get_template(name).render(Context({"word": name, "frame": "deep.html"}))
            for engine in (ours, django)
        ]
        assert drawn[0] == drawn[1]
