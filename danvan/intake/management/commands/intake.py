"""Read articles from the shell: a summary, or one JSON object per line. Stores nothing without --save."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.intake.actions import ReadBefore, upload
from danvan.intake.bring import places_near
from danvan.intake.pipeline import Reading, read_file
from danvan.intake.places import KnownPlaces
from danvan.intake.reading.read import LARGEST
from danvan.intake.reading.refusals import TooLarge
from danvan.intake.summary import summary
from danvan.units.gazetteer import Gazetteer
from danvan.units.models import Officer, Unit


class Command(BaseCommand):
    help = "Đọc tin bài và in điều đọc được; không lưu gì nếu không có --save."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("files", nargs="+", metavar="TỆP", help="TXT, HTML, DOCX hoặc PDF")
        parser.add_argument("--json", action="store_true", help="mỗi tệp một đối tượng JSON trên một dòng")
        parser.add_argument("--save", action="store_true", help="lưu thành bài chờ xem (không tự nhận)")
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị, cùng với --save")
        parser.add_argument("--by", metavar="TÊN", help="tên đăng nhập của người nhập, cùng với --save")

    def handle(self, *args: Any, files: list[str], json: bool, save: bool, **options: Any) -> None:
        self.at = timezone.now()
        if not save and (options["unit"] or options["by"]):
            raise CommandError("--unit và --by chỉ dùng cùng với --save.")
        officer = self._officer(options["unit"], options["by"]) if save else None
        places = places_near(officer.unit, self.at) if officer else KnownPlaces(Gazetteer.load())
        failed = 0
        for name in files:
            try:
                reading, data = self._read(name, places)
            except (Refused, OSError) as refused:
                failed += 1
                print(f"{name}: {_sentence(refused)}", file=sys.stderr)
                continue
            self._print(reading, json)
            if officer:
                self._save(reading, data, officer, json)
        if failed:
            sys.exit(1)

    def _officer(self, unit: str | None, by: str | None) -> Officer:
        if not unit or not by:
            raise CommandError("--save cần --unit MÃ_ĐƠN_VỊ và --by TÊN_ĐĂNG_NHẬP.")
        found = (
            Officer.objects.filter(user__username=by, unit__code=unit.upper()).select_related("user", "unit").first()
        )
        if found is None or not Unit.objects.writable_by(found, local_day(self.at)).exists():
            raise CommandError(f"{by} không có vai trò ở đơn vị {unit}.")
        return found

    def _read(self, name: str, places: KnownPlaces) -> tuple[Reading, bytes]:
        path = Path(name)
        if path.stat().st_size > LARGEST:
            raise TooLarge(limit=f"{LARGEST // (1024 * 1024)} MB")
        data = path.read_bytes()
        return read_file(path.name, data, places), data

    def _print(self, reading: Reading, as_json: bool) -> None:
        print(json.dumps(reading.frames, ensure_ascii=False) if as_json else f"{summary(reading.frames)}\n")

    def _save(self, reading: Reading, data: bytes, officer: Officer, as_json: bool) -> None:
        try:
            said = (
                f"Đã lưu thành bài chờ xem {upload(reading, data, unit=officer.unit, by=officer, at=self.at).code}."
            )
        except ReadBefore as same:
            said = str(same)
        print(said, file=sys.stderr if as_json else sys.stdout)


def _sentence(refused: Exception) -> str:
    if isinstance(refused, FileNotFoundError):
        return "Không có tệp này."
    if isinstance(refused, IsADirectoryError):
        return "Đây là thư mục, không phải tệp."
    return str(refused) if isinstance(refused, Refused) else f"Không mở được tệp ({refused.__class__.__name__})."
