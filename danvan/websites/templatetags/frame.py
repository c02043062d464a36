"""Parts of the frame that are the same on every page of a site."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()


class FramePart(template.Node):
    """Draw once for each open site; outside any site, draw anew."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> Any:
        door = context.get("door")
        if door is None:
            return self.nodelist.render(context)
        if self.name not in door.parts:
            door.parts[self.name] = self.nodelist.render(context)
        return door.parts[self.name]


@register.tag
def frame_part(parser: Parser, token: Token) -> FramePart:
    """``{% frame_part "name" %} … {% end_frame_part %}``: what stands within may depend on the site alone."""
    nodelist = parser.parse(("end_frame_part",))
    parser.delete_first_token()
    return FramePart(token.split_contents()[1].strip('"'), nodelist)
