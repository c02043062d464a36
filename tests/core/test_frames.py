"""Templates that extend a frame draw as Django's own tag draws them, time and again."""

from __future__ import annotations

from django.template import Context, Engine

FILES = {
    "frame.html": "<{% block name %}frame{% endblock %}|{% block rest %}rest{% endblock %}>",
    "middle.html": '{% extends "frame.html" %}{% block name %}middle {{ block.super }}{% endblock %}',
    "page.html": '{% extends "middle.html" %}{% block rest %}{{ word }}{% endblock %}',
    "other.html": '{% extends "frame.html" %}{% block name %}other{% endblock %}',
}
LOADERS = [("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", FILES)])]


def test_blocks_of_pages_of_the_same_frame_are_not_mixed():
    ours = Engine(loaders=LOADERS, builtins=["danvan.core.templatetags.frames"])
    django = Engine(loaders=LOADERS)
    for name in ("page.html", "other.html", "frame.html", "page.html", "middle.html"):
        drawn = [engine.get_template(name).render(Context({"word": name})) for engine in (ours, django)]
        assert drawn[0] == drawn[1]
