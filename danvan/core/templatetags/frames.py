"""Templates that extend a frame: the blocks of the frame are looked for once a process, not on every page."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader_tags import ExtendsNode, do_extends

register = template.Library()


class Frame(NodeList):
    """The nodes of a frame that pages extend; nodes never change once a template is read."""

    def __init__(self, nodes: NodeList) -> None:
        super().__init__(nodes)
        self.known: dict[type[Node], list[Node]] = {}

    def get_nodes_by_type(self, nodetype: type[Node]) -> list[Node]:
        if nodetype not in self.known:
            self.known[nodetype] = super().get_nodes_by_type(nodetype)
        return self.known[nodetype]


class ExtendsFrame(ExtendsNode):
    """Django's ``{% extends %}``, which goes through the whole frame for its blocks each time it is drawn."""

    def get_parent(self, context: Context) -> Template:
        parent = super().get_parent(context)
        if not isinstance(parent.nodelist, Frame):
            parent.nodelist = Frame(parent.nodelist)
        return parent


@register.tag
def extends(parser: Parser, token: Token) -> Any:
    """``{% extends "portal/base.html" %}``, as in Django."""
    node = do_extends(parser, token)
    return ExtendsFrame(node.nodelist, node.parent_name)
