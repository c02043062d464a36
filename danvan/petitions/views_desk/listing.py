"""The list of petitions, its export, acts on many at once, and what the province follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from danvan import search
from danvan.core.dates import local_day, short_day
from danvan.core.prepared import Prepared
from danvan.core.refused import Refused
from danvan.documents.papers.download import download
from danvan.documents.sheets import write_sheet
from danvan.petitions import actions
from danvan.petitions.actions.topics import USUAL
from danvan.petitions.forms import entry, verbs
from danvan.petitions.models import Petition
from danvan.petitions.permissions import HEADING, HEADS, READERS, RIGHTS, may_receive, may_set
from danvan.petitions.states import CHANNELS, ENDED, KINDS, OUTCOMES, STATES
from danvan.petitions.views_desk import found
from danvan.petitions.views_desk.choices import choices_for, numbers_for
from danvan.petitions.views_desk.handlers import chosen, handlers_for
from danvan.petitions.views_desk.rows import drawn
from danvan.text.folding import key2
from danvan.units.doors import DeskAct, DeskList, DeskPage, Sheet
from danvan.units.models import Unit, UnitVersion
from danvan.units.models.paths import path_range

COUNTED = 1000
"""Up to so many the list counts what matches; beyond it says «hơn»."""
MOST_HITS = 150
MOST_EXPORTED = 20_000
MOST_TOGETHER = 100
MANY_UNITS = 60
STATE_KINDS = {"suspended": "note", "drafted": "waiting", "proposed": "waiting", "received": "waiting"}
TOGETHER = {
    "register": "Vào sổ",
    "propose": "Đề xuất thụ lý",
    "accept": "Thụ lý",
    "assign": "Giao giải quyết",
    "answer": "Trả lời chung",
    "notify": "Gửi kết quả",
    "close": "Đóng hồ sơ",
}


FIELDS = (
    "pk", "code", "subject", "book_number", "book_year", "received_on", "kind", "channel", "state", "topic__name", "next_due_on", "settled_on",
    "settle_due_on", "outcome", "unit", "assigned_unit", "assigned_to__person__full_name", "assigned_to__user__full_name",
)  # fmt: skip
SHOWN = Prepared(lambda keys: Petition.objects.filter(pk__in=keys).values(*FIELDS), keys=None)


def book_of(row: dict[str, Any]) -> str:
    return f"{row['book_number']}/{row['book_year']}" if row["book_number"] else ""


def handler_of(row: dict[str, Any], names: dict[int, str]) -> str:
    """Name who works on it: the officer, else the body."""
    person = row["assigned_to__person__full_name"] or row["assigned_to__user__full_name"]
    return person or names.get(row["assigned_unit"], "")


class Filtered(DeskList):
    """The petitions that the filters of the address name, within the officer's scope."""

    filter_form_class = entry.FilterForm

    def filter_form(self) -> entry.FilterForm:
        units = sorted(self.scope.values(), key=lambda one: key2(one[1])) if self.is_small else []
        form = entry.FilterForm(self.request.GET, topics=sorted(self.choices[1], key=key2), units=units)
        form.full_clean()
        return form

    @cached_property
    def choices(self) -> tuple[dict[int, tuple[str, str]], list[str]]:
        """Fetch the bodies in the officer's scope, id → (code, name), and the own unit's topics, by one query."""
        bodies, named = choices_for(self.officer, self.today)
        return bodies, named or [name for name, _ in USUAL]

    @property
    def scope(self) -> dict[int, tuple[str, str]]:
        return self.choices[0]

    @property
    def is_small(self) -> bool:
        """Say whether the scope is small enough to be named one by one."""
        return len(self.scope) <= MANY_UNITS

    def names_of(self, ids: set[int]) -> dict[int, str]:
        """Name units, asking only for those outside the scope that is known already."""
        names = {pk: name for pk, (_, name) in self.scope.items()}
        if missing := ids - names.keys():
            rows = UnitVersion.objects.last_ones(self.today).filter(unit__in=missing)
            names |= dict(rows.values_list("unit_id", "name"))
        return names

    def rows(self, filters: dict[str, Any]) -> QuerySet[Any]:
        question, units, by = self.asked(filters)
        ordered = found.letters(question, self.officer, self.today, units, by)
        return ordered.values(*FIELDS)  # plain values: fifty rows of a wide table cost less than fifty objects

    def keys(self, filters: dict[str, Any], most: int) -> list[int]:
        """Fetch the keys of the letters that match, in the order of the list, at most so many."""
        question, units, by = self.asked(filters)
        if by.get("found") == []:
            return []
        first, after = path_range(self.officer.path_on(self.today) or "//")
        numbers = numbers_for(self.officer, self.today)[1] if question.scope == found.ASKED else units
        mine = {"officer": self.officer.pk, "user": self.officer.user_id, "unit": self.officer.unit_id}
        return found.keys(question).rows(
            **mine, on=self.today, units=numbers, first=first, after=after, start=[most], **by
        )

    def asked(self, filters: dict[str, Any]) -> tuple[found.Question, Any, dict[str, Any]]:
        """Say what is asked for: the question, the units whose letters it looks through, the values of its filters."""
        by = {name: filters[name] for name in ("state", "kind", "channel", "topic") if filters.get(name)}
        is_open = by.get("state") == "open"
        if is_open:
            del by["state"]
        if words := filters.get("q", "").strip():
            by["found"] = self.named(words)
        whose = filters.get("whose", "") or self.usually()
        scope, units = (found.NAMED, []) if whose == "mine" else self.units(filters.get("unit", ""))
        return found.Question(whose, scope, filters.get("due", ""), is_open, tuple(by)), units, by

    def usually(self) -> str:
        """Say what is shown unasked: the register; to who keeps none, what was given to the unit."""
        return "" if self.officer.has_any(READERS, self.today) else "given"

    def codes(self) -> Any:
        """Name the units whose letters the search looks through: those received from others too."""
        if not self.is_small:
            return search.EVERY_UNIT
        _, received = numbers_for(self.officer, self.today)
        older = Unit.objects.filter(pk__in=received).values_list("code", flat=True) if received else ()
        return [*(code for code, _ in self.scope.values()), *older]

    def units(self, code: str) -> tuple[str, Any]:
        """Say how the scope is given, and give it: one unit by its code, a few, many by number, or a question."""
        few, _ = numbers_for(self.officer, self.today)
        if few is None:
            return found.ASKED, self.units_in_scope()
        if code and self.is_small:
            few = [pk for pk, (own, _) in self.scope.items() if own == code]
        return found.NAMED if self.is_small else found.WIDE, few

    def named(self, words: str) -> list[int]:
        """Find by words, by a code or by a number of the book; return keys."""
        number = words.partition("/")[0]
        is_number = number.isascii() and number.isdigit() and len(number) < 9
        hits = search.find(words, kinds=["petition"], units=self.codes(), limit=MOST_HITS)
        return found.of_words([words.upper(), *(hit.code for hit in hits)], int(number) if is_number else None)


class ListPetitions(Filtered):
    """The desk's list: what came in, where it stands, until when."""

    template_name = "petitions/desk/list.html"
    title = "Phản ánh, kiến nghị"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        officer = getattr(request, "officer", None)
        if officer is not None and request.user.is_authenticated and not officer.may_write(local_day(request.at)):
            return FollowPetitions.as_view()(request)
        return super().dispatch(request, *args, **kwargs)

    def sheet(self, filters: dict[str, Any]) -> Sheet:
        """Cut one page by keys read from an index, up to 1,000 of them, which are the count too; then read its rows."""
        number, size = self.page_number(), self.page_size
        start = (number - 1) * size
        most = max(COUNTED, start + size)
        keys = self.keys(filters, most + 1)
        wanted = keys[start : start + size]
        shown = {row["pk"]: row for row in SHOWN.rows(keys=wanted)} if wanted else {}
        rows = [shown[pk] for pk in wanted if pk in shown]
        return Sheet(rows, number, size, len(keys) > start + size, min(len(keys), most), len(keys) > most)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.filter_form()
        sheet = self.sheet(form.cleaned_data)
        context = super(DeskList, self).get_context_data(sheet=sheet, filters=form, kept=self.kept(), **kwargs)
        unit = self.officer.unit
        names = self.names_of({pk for row in sheet.rows for pk in (row["unit"], row["assigned_unit"]) if pk})
        may_choose = may_receive(self.officer, unit, self.today)
        context["lines"] = drawn((self.line(row, names) for row in sheet.rows), may_choose=may_choose)
        context["may_receive"] = may_choose
        context["may_set"] = may_set(self.officer, unit, self.today)
        heads = self.officer.has_any(HEADS, self.today)
        context["together"] = {verb: TOGETHER[verb] for verb in TOGETHER if heads or RIGHTS[verb] != HEADING}
        context["export_url"] = f"{reverse('petitions:export')}?{self.request.GET.urlencode()}"
        return context

    def line(self, row: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
        """Write one row as the template shows it."""
        due, state = row["next_due_on"], row["state"]
        late = due is not None and due < self.today
        topic = f"{row['topic__name']} · " if row["topic__name"] else ""
        return {
            "pk": row["pk"], "code": row["code"], "subject": row["subject"], "book": book_of(row), "received": short_day(row["received_on"]),
            "kind": KINDS[row["kind"]], "more": topic + CHANNELS[row["channel"]].lower(), "due": short_day(due) if due else "",
            "late": late, "soon": due is not None and not late and due <= self.today + timedelta(days=3), "state": STATES[state],
            "colour": "late" if late else STATE_KINDS.get(state, "done" if state in ENDED else "note"), "handler": handler_of(row, names),
            "unit": names.get(row["unit"], "") if row["unit"] != self.officer.unit_id else "",
        }  # fmt: skip


class ExportPetitions(Filtered):
    """What is filtered, as a spreadsheet; never who sent it, never the whole text."""

    roles = ("clerk", "head", "editor", "grassroots")
    HEADS = ("Số", "Mã", "Ngày nhận", "Loại", "Lĩnh vực", "Về việc", "Đến bằng", "Nơi tiếp nhận", "Nơi giải quyết", "Tình trạng", "Hạn gần nhất", "Ngày giải quyết xong", "Hạn giải quyết", "Kết quả")  # fmt: skip

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.filter_form()
        rows = list(self.rows(form.cleaned_data)[:MOST_EXPORTED])
        content = write_sheet(
            "Phản ánh, kiến nghị", self.HEADS, self.lines(rows), notes=["Không có thông tin liên hệ của người gửi."]
        )
        return download(content, title="phan anh kien nghi", kind="xlsx", on=self.today)

    def lines(self, rows: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
        names = self.names_of({pk for row in rows for pk in (row["unit"], row["assigned_unit"]) if pk})
        for row in rows:
            yield (
                book_of(row), row["code"], row["received_on"], KINDS[row["kind"]], row["topic__name"] or "", row["subject"],
                CHANNELS[row["channel"]], names.get(row["unit"], ""), names.get(row["assigned_unit"], ""), STATES[row["state"]],
                row["next_due_on"], row["settled_on"], row["settle_due_on"], OUTCOMES.get(row["outcome"], ""),
            )  # fmt: skip


class FollowPetitions(DeskPage):
    """What the province sees: how much is open and late, by unit and topic. No words of anybody."""

    template_name = "petitions/desk/follow.html"
    title = "Phản ánh, kiến nghị của các đơn vị"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Petition.objects.kept_by(self.units_in_scope()).open()
        late = Count("pk", filter=Q(next_due_on__lt=self.today))
        by_unit = list(rows.values("unit").annotate(open=Count("pk"), late=late).order_by("-late", "-open"))
        names = {
            one.pk: one.name_on(self.today)
            for one in Unit.objects.filter(pk__in=[row["unit"] for row in by_unit]).with_version(self.today)
        }
        by_topic = rows.values("topic__name").annotate(open=Count("pk"), late=late).order_by("-late", "-open")
        return super().get_context_data(
            units=[{"label": names[row["unit"]], **row} for row in by_unit],
            topics=[{"label": row["topic__name"] or "Chưa chọn lĩnh vực", **row} for row in by_topic],
            total=sum(row["open"] for row in by_unit), late=sum(row["late"] for row in by_unit), **kwargs,
        )  # fmt: skip


class ActTogether(DeskAct):
    """One verb on many petitions; what cannot be done is said one by one, the rest is done."""

    template_name = "petitions/desk/together.html"
    roles = ("clerk", "head")

    def find(self) -> list[Petition]:
        self.verb = self.request.GET.get("lam", "")
        if self.verb not in TOGETHER:
            raise Http404
        codes = self.request.GET.getlist("ma")[:MOST_TOGETHER]
        rows = Petition.objects.visible_to(self.officer, self.today).filter(code__in=codes)
        return list(rows.select_related("unit").order_by("received_on", "pk"))

    def get_form_class(self) -> type[Any]:
        forms = {
            "register": verbs.RegisterForm,
            "propose": verbs.ProposeForm,
            "accept": verbs.AcceptForm,
            "assign": verbs.AssignForm,
            "answer": verbs.JointForm,
            "notify": verbs.NotifyForm,
            "close": verbs.CloseForm,
        }
        return forms[self.verb]

    def get_form_kwargs(self) -> dict[str, Any]:
        more = (
            {"handlers": handlers_for(self.officer, self.officer.unit, self.today)} if self.verb == "assign" else {}
        )
        return super().get_form_kwargs() | more

    def act(self, thing: list[Petition], cleaned: dict[str, Any], at: Any) -> str:
        if self.verb == "answer":
            actions.answer_jointly(thing, text=cleaned["text"], outcome=cleaned["outcome"], by=self.officer, at=at)
            messages.success(self.request, f"Đã trình dự thảo trả lời chung cho {len(thing)} hồ sơ.")
            return reverse("petitions:list")
        done = 0
        for petition in thing:
            try:
                self._one(petition, cleaned, at)
                done += 1
            except Refused as refused:
                messages.warning(self.request, f"{petition.code}: {refused.sentence}")
        messages.success(self.request, f"{TOGETHER[self.verb]}: xong {done} trong {len(thing)} hồ sơ.")
        return reverse("petitions:list")

    def _one(self, petition: Petition, cleaned: dict[str, Any], at: Any) -> None:
        if self.verb == "assign":
            unit, officer = chosen(cleaned["handler"])
            actions.assign(petition, unit=unit, officer=officer, note=cleaned["note"], by=self.officer, at=at)
        else:
            getattr(actions, self.verb)(petition, **cleaned, by=self.officer, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = TOGETHER[self.verb]
        return super().get_context_data(
            title=title, submit=title, petitions=self.thing, back=reverse("petitions:list"), **kwargs
        )
