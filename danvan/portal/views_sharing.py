"""The page of what is shared between levels."""

from __future__ import annotations

from typing import Any

from danvan.portal.sharing import from_above, from_below
from danvan.websites.doors import SitePage


class Shared(SitePage):
    """Newest articles of the levels above and of the places below, each with its origin."""

    template_name = "portal/shared.html"
    title = "Tin từ cấp trên và địa bàn"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            above=from_above(self.door, self.at), below=from_below(self.door, self.at),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip
