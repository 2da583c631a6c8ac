"""`{% fixed %}`: a part of a layout that is the same on every page, drawn once per language and then remembered."""

from typing import Final

from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from zhichi.ui.context import EVERYWHERE

END: Final = "endfixed"


class FixedNode(Node):
    """Draws its content in a context of its own, so that nothing of one reader's page can reach another's."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        drawn = self.drawn.get(language)
        if drawn is None:
            drawn = self.drawn[language] = self.nodelist.render(context.new({"site": EVERYWHERE}))
        return drawn


def fixed(parser: Parser, token: Token) -> FixedNode:
    """`{% fixed %}...{% endfixed %}`; inside, `site` has what `Everywhere` lists and there is nothing else."""
    nodelist = parser.parse((END,))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError(
            "a block inside {% fixed %} would show the first page's content on every page"
        )
    return FixedNode(nodelist)
