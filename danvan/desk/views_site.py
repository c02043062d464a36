"""The editor's checklist of the site."""

from __future__ import annotations

from typing import Any

from danvan.hall.checklist import DONE, checklist
from danvan.units.doors import DeskPage
from danvan.websites.addresses import site_of


class Checklist(DeskPage):
    """What the law asks of the site, what is there, what is out of date."""

    template_name = "desk/checklist.html"
    title = "Trang của đơn vị: đủ và mới đến đâu"
    roles = ("editor", "head", "administrator")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = site_of(self.officer.unit, self.today)
        lines = checklist(site, at=self.at) if site else []
        return super().get_context_data(
            website=site, lines=lines, done=sum(line.standing == DONE for line in lines), **kwargs
        )
