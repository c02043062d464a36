"""Templates that extend a frame: frame and blocks are put together once a process, not on every page."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.template.defaulttags import IfNode
from django.template.loader_tags import BlockNode, ExtendsNode, do_extends

register = template.Library()
WRITES = ("target_var", "asvar", "as_var", "varname", "var_name", "variable_name", "variable", "var")
"""What tags call the name under which they leave something for those after them."""


class Own(Node):
    """A block that leaves words for those after it within: they go when it ends, as Django's do."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> Any:
        with context.push():
            return self.nodelist.render(context)


class ExtendsFrame(ExtendsNode):
    """Django's ``{% extends %}``, which looks for the blocks of the frame and opens each of them on every page.

    Here the page is one list of nodes, made when it is first drawn. Where a block repeats the one above it
    (``block.super``) or the frame has a name only known later, Django's own way is taken.
    """

    whole: NodeList | None = None
    asked = False

    def render(self, context: Context) -> Any:
        if not self.asked and not context.template.engine.debug:  # type: ignore[union-attr]
            self.whole, self.asked = self._whole(context), True
        if self.whole is None:
            return super().render(context)
        return self.whole.render(context)

    def _whole(self, context: Context) -> NodeList | None:
        """Put the page together; None where that is left to Django."""
        blocks: dict[str, BlockNode] = {}
        names: list[str] = []
        page: Any = self
        while isinstance(page, ExtendsNode):
            name = page.parent_name.var
            if page.parent_name.filters or not isinstance(name, str) or name in names:
                return None
            names.append(name)
            blocks = page.blocks | blocks
            frame = context.template.engine.get_template(name).nodelist  # type: ignore[union-attr]
            page = next((node for node in frame if not isinstance(node, TextNode)), None)
        blocks = {node.name: node for node in frame.get_nodes_by_type(BlockNode)} | blocks
        if any(map(_repeats, (*frame, *blocks.values()))):
            return None
        return _put_together(frame, blocks)


def _within(node: Node) -> list[Any]:
    return [one for one in node.get_nodes_by_type(Node) if not isinstance(one, TextNode)]  # type: ignore[type-abstract]


def _repeats(node: Node) -> bool:
    """Tell whether anything within speaks of the block it stands in."""
    return any("block." in one.token.contents for one in _within(node) if one.token)


def _put_together(nodes: Iterable[Node], blocks: dict[str, BlockNode]) -> NodeList:
    """Put the blocks into the places of their names; nodes never change once a template is read, so copies are filled."""
    made = NodeList()
    for node in nodes:
        if isinstance(node, BlockNode):
            within = _put_together(blocks[node.name].nodelist, blocks)
            _add(made, [Own(within)] if any(map(_writes, within)) else within)
        else:
            _add(made, [_filled(node, blocks)])
    return made


def _writes(node: Node) -> bool:
    """Tell whether anything within leaves something under a name."""
    return any(getattr(one, name, None) for one in _within(node) for name in WRITES)


def _filled(node: Any, blocks: dict[str, BlockNode]) -> Node:
    """Copy a node that holds blocks, with the blocks in their places."""
    if isinstance(node, TextNode) or not node.get_nodes_by_type(BlockNode):
        return node
    filled = copy(node)
    if isinstance(node, IfNode):
        filled.conditions_nodelists = [
            (condition, _put_together(one, blocks)) for condition, one in node.conditions_nodelists
        ]
        return filled
    for name in node.child_nodelists:
        if getattr(node, name, None):
            setattr(filled, name, _put_together(getattr(node, name), blocks))
    return filled


def _add(made: NodeList, nodes: Iterable[Node]) -> None:
    """Add nodes; plain text after plain text becomes one."""
    for node in nodes:
        if made and isinstance(node, TextNode) and isinstance(made[-1], TextNode):
            made[-1] = TextNode(made[-1].s + node.s)
        else:
            made.append(node)


@register.tag
def extends(parser: Parser, token: Token) -> Any:
    """``{% extends "portal/base.html" %}``, as in Django."""
    node = do_extends(parser, token)
    return ExtendsFrame(node.nodelist, node.parent_name)
