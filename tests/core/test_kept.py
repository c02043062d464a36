"""Parts of a page drawn once for each set of values."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError

from danvan.core.templatetags import kept


def drawn(markup: str, **values: object) -> str:
    return Template("{% load kept %}" + markup).render(Context(values))


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch):
    monkeypatch.setattr(kept, "_drawn", kept.OrderedDict())


def test_the_same_values_are_drawn_once_and_others_anew():
    part = '{% kept "test" size %}{{ size }}{{ other }}{% end_kept %}'
    assert [drawn(part, size=1, other="a"), drawn(part, size=1, other="b"), drawn(part, size=2, other="b")] == [
        "1a", "1a", "2b",
    ]  # fmt: skip


def test_nought_is_a_value_and_nothing_is_none():
    part = '{% kept "test" size %}{{ other }}{% end_kept %}'
    assert [drawn(part, size=0, other="a"), drawn(part, size=0, other="b")] == ["a", "a"]
    assert [drawn(part, other="a"), drawn(part, other="b")] == ["a", "b"]


def test_long_values_do_not_fill_the_memory():
    part = '{% kept "test" text %}{{ text|length }}{% end_kept %}'
    assert drawn(part, text="x" * 5000) == "5000"
    assert not kept._drawn


def test_words_are_escaped_as_everywhere():
    assert drawn('{% kept "test" text %}{{ text }}{% end_kept %}', text="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("within", ["{% csrf_token %}", "{% block x %}{% endblock %}"])
def test_what_differs_from_page_to_page_may_not_stand_within(within):
    with pytest.raises(TemplateSyntaxError):
        drawn('{% kept "test" %}' + within + "{% end_kept %}")
