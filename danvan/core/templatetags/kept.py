"""Parts of a page that are the same again and again: drawn once a process for each set of values."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.template.loader_tags import BlockNode

register = template.Library()
MOST = 500
LONGEST = 120
_drawn: OrderedDict[tuple[Any, ...], str] = OrderedDict()


class KeptPart(Node):
    """Draw once for each set of values.

    Drawn anew when the first value is empty, and when they are long, so that nobody fills the memory.
    """

    def __init__(self, name: str, values: list[FilterExpression], nodelist: NodeList) -> None:
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: Context) -> Any:
        values = [value.resolve(context, ignore_failures=True) for value in self.values]
        key = (self.name, *("" if value is None else str(value) for value in values))
        found = _drawn.get(key)
        if found is None:
            found = self.nodelist.render(context)
            if not settings.DEBUG and all(key[1:2]) and sum(map(len, key)) <= LONGEST:
                _drawn[key] = found
                while len(_drawn) > MOST:
                    _drawn.popitem(last=False)
        return found


@register.tag
def kept(parser: Parser, token: Token) -> KeptPart:
    """``{% kept "name" value … %} … {% end_kept %}``: what stands within may depend on these values alone.

    A name is used once. Blocks and tokens of forms may not stand within.
    """
    _, name, *values = token.split_contents()
    nodelist = parser.parse(("end_kept",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode) or nodelist.get_nodes_by_type(CsrfTokenNode):
        raise template.TemplateSyntaxError(f"{name}: a block or a token differs from page to page")
    return KeptPart(name, [parser.compile_filter(value) for value in values], nodelist)
