"""Units of time that the law counts in."""

from __future__ import annotations

from typing import Final

WORKING_DAY: Final = "wd"
CALENDAR_DAY: Final = "d"
HOUR: Final = "h"
MONTH: Final = "month"

LABELS: Final[dict[str, str]] = {
    WORKING_DAY: "ngày làm việc",
    CALENDAR_DAY: "ngày",
    HOUR: "giờ",
    MONTH: "tháng",
}
