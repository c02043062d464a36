"""The public library: documents that published records cite, what they do to each other, their files."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import View

from danvan.core.prepared import START, Prepared, Together, is_far
from danvan.documents.lines import DOCUMENT_LINE, document_line
from danvan.documents.models import Attachment, Citation, Document, Relation
from danvan.documents.states import FIELDS, RELATIONS, UNDERGONE, VALIDITY
from danvan.search.titles import title_of
from danvan.units.doors import Sheet, page_asked, uncounted
from danvan.websites.addresses import WORDS, item, split_code
from danvan.websites.doors import SitePage, SiteView

SPOKEN_OF = {
    "article": "Tin bài",
    "meeting": "Hội nghị – tập huấn",
    "disclosure": "Nội dung công khai",
    "initiative": "Mô hình",
}
MOST_CHOICES = 60
SHOWN_IN_PLACE = ("application/pdf", "image/jpeg", "image/png", "image/webp")
LABEL = ("code", "type_name", "number", "label", "title", "public_from")
"""The columns that name a document of a relation."""
READ = (
    "code", "type_name", "number", "label", "title", "issuer", "issued_on", "standing", "field", "public_from", "entered_unit",
)  # fmt: skip
OF_CODE = Prepared(
    lambda code: Document.objects.filter(code=code).select_related("merged_into")
    .only(*READ, *(f"merged_into__{name}" for name in READ)), code=CharField(),
)  # fmt: skip


def citing(document: Any, bodies: Any, at: Any) -> QuerySet[Any]:
    """Give kind, code, day and title of the latest published records of some bodies that cite a document."""
    rows = Citation.objects.filter(document=document, public_from__lte=at, unit__in=bodies).order_by("-day", "-pk")
    shown = Citation.objects.filter(pk__in=rows.values("pk")[:100]).order_by("-day", "-pk")
    named = shown.annotate(title=title_of(OuterRef("kind"), "record_code", public_at=at))
    return named.values_list("kind", "record_code", "day", "title")


CITING = Prepared(citing, document=BigIntegerField(), bodies=None, at=DateTimeField())
RELATIONS_OF = Prepared(
    lambda document: Relation.objects.confirmed().filter(Q(document=document) | Q(other=document))
    .select_related("document", "other").order_by("-since_on", "pk")
    .only("kind", "source", "since_on", *(f"{side}__{name}" for side in ("document", "other") for name in LABEL))[:100],
    document=BigIntegerField(),
)  # fmt: skip
FILES = Prepared(
    lambda code, at: Attachment.objects.filter(kind="document", record_code=code, shown_at__lte=at)
    .order_by("name").values_list("name", "size", "media_type", "code"), code=CharField(), at=DateTimeField(),
)  # fmt: skip
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; sandbox"


PAGE_SIZE = 30


def cited_by(bodies: Any, at: Any, *, far: bool) -> QuerySet[Document]:
    """Keep the public documents that published records of some bodies cite."""
    return Document.objects.public(at, far=far).cited_by(bodies, at, far=far)


def _page(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    rows = cited_by(bodies, at, far=far).new_first().values_list(*DOCUMENT_LINE, named=True)
    return rows[START : START + PAGE_SIZE + 1]


def _choices(bodies: Any, at: Any, *, far: bool) -> list[QuerySet[Any]]:
    """Ask for types, issuers and days of what is cited, and for the next moments at which that changes by itself."""
    rows = cited_by(bodies, at, far=far).order_by().values_list("type_name", "issuer", "issued_on")
    coming = [
        model._default_manager.filter(public_from__gt=at).order_by("public_from") for model in (Document, Citation)
    ]
    text = Value("", CharField())
    return [
        (rows.distinct() if far else rows).annotate(moment=Cast(Value(None), DateTimeField())),
        *(some.values_list(text, text, Cast(Value(None), DateField()), "public_from")[:1] for some in coming),
    ]


PAGES = [Prepared(partial(_page, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
CHOICES = [Together(partial(_choices, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
"""For the site of a few bodies and for that of many (``DocumentQuerySet.cited_by``)."""


class ListDocuments(SitePage):
    """New documents: what this site's published records cite, newest first, by type, issuer, field, year, validity."""

    template_name = "documents/portal/list.html"
    title = "Văn bản"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds, issuers, years = self.choices()
        chosen = self.chosen(kinds, issuers, years)
        sheet = self.sheet(chosen)
        return super().get_context_data(
            sheet=sheet, lines=[document_line(self.door.base, row) for row in sheet.rows], kinds=kinds, issuers=issuers,
            years=years, fields=FIELDS, validity=VALIDITY, chosen=chosen, issuer=chosen.get("co-quan"), field=chosen.get("linh-vuc"), valid=chosen.get("hieu-luc"), kept=f"{urlencode(chosen)}&" if chosen else "",
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": "Văn bản"}], **kwargs,
        )  # fmt: skip

    def sheet(self, chosen: dict[str, str]) -> Sheet:
        """Cut the page out of the list, narrowed or whole."""
        number, bodies = page_asked(self.request), self.door.bodies
        start, far = (number - 1) * PAGE_SIZE, is_far(bodies)
        if not chosen:
            found = PAGES[far].rows(start=[start], bodies=bodies, at=self.at)
        else:
            rows = self.narrowed(cited_by(bodies, self.at, far=far), chosen).new_first()
            found = list(rows.values_list(*DOCUMENT_LINE, named=True)[start : start + PAGE_SIZE + 1])
        return uncounted(found, number, PAGE_SIZE)

    def choices(self) -> tuple[list[str], list[str], list[str]]:
        """List the types, issuers and years that there are. One question, asked once as long as the door stands."""
        return self.door.remembered("documents.choices", self.at, self._choices)

    def _choices(self) -> tuple[tuple[list[str], list[str], list[str]], datetime | None]:
        bodies = self.door.bodies
        cited, *coming = CHOICES[is_far(bodies)].rows(bodies=bodies, at=self.at)
        kinds, issuers = ({row[at] for row in cited if row[at]} for at in (0, 1))
        years = sorted({row[2].year for row in cited if row[2]}, reverse=True)
        offered = sorted(kinds)[:MOST_CHOICES], sorted(issuers)[:MOST_CHOICES], [str(year) for year in years]
        return offered, min((row[3] for rows in coming for row in rows), default=None)

    def chosen(self, kinds: list[str], issuers: list[str], years: list[str]) -> dict[str, str]:
        """Read the filters; what is not on offer narrows nothing."""
        offered = {"loai": kinds, "co-quan": issuers, "nam": years, "linh-vuc": FIELDS, "hieu-luc": VALIDITY}
        asked = {name: self.request.GET.get(name, "") for name in offered}
        return {name: value for name, value in asked.items() if value and value in offered[name]}

    def narrowed(self, rows: Any, chosen: dict[str, str]) -> Any:
        columns = {"loai": "type_name", "co-quan": "issuer", "linh-vuc": "field", "nam": "issued_on__year"}
        rows = rows.filter(**{column: chosen[name] for name, column in columns.items() if name in chosen})
        validity = chosen.get("hieu-luc")
        every = Document.objects.all()
        if validity == "ended":
            return rows.filter(pk__in=every.ended(self.today).values("pk"))
        if validity == "amended":
            return rows.filter(pk__in=every.amended(self.today).values("pk"))
        return rows.exclude(pk__in=every.ended(self.today).values("pk")) if validity == "standing" else rows


class ReadDocument(SitePage):
    """One document: what it does to others and others to it, its files, every published record of this site that cites it."""

    template_name = "documents/portal/document.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        found = OF_CODE.rows(code=split_code(tail))
        if not found:
            raise Http404("Không có văn bản này.")
        self.document = found[0].merged_into or found[0]
        self.counted_page = self.document.code
        address = item(self.door.base, "document", self.document.code, self.document.label)
        if self.document.public_from is None or self.document.public_from > self.at:
            raise Http404("Văn bản này chưa được công khai.")
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document, base = self.document, self.door.base
        relations = self.relations()
        ended = [one for one in relations if one["ends"]]
        return super().get_context_data(
            title=document.full_label(), document=document, spoken_of=self.spoken_of(), relations=relations,
            ended=ended, field=FIELDS.get(document.field, ""), files=self.files(),
            absolute_url=self.permanent(),
            description=(document.title if document.number and document.title else document.full_label())[:200],
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Văn bản", "url": self.door.address("van-ban/")},
                {"label": document.label if document.number else document.full_label()},
            ],
            **kwargs,
        )  # fmt: skip

    def permanent(self) -> str:
        one = self.document
        return self.door.permanent_of_all(self.request, "document", one.code, one.label, entered=one.entered_unit_id)

    def spoken_of(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Group the published records of this site that cite it, by kind. One question."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for kind, code, day, title in CITING.rows(document=self.document.pk, bodies=self.door.bodies, at=self.at):
            if title and kind in WORDS:
                line = {"title": title, "day": day, "url": item(self.door.base, kind, code, title)}
                groups.setdefault(SPOKEN_OF.get(kind, "Hồ sơ khác"), []).append(line)
        return list(groups.items())

    def relations(self) -> list[dict[str, Any]]:
        """List what a person has confirmed, both ways. One question."""
        return [self.relation(one) for one in RELATIONS_OF.rows(document=self.document.pk)]

    def relation(self, one: Relation) -> dict[str, Any]:
        does = one.document_id == self.document.pk
        there = one.other if does else one.document
        shown = there.public_from is not None and there.public_from <= self.at
        came = one.since_on is None or one.since_on <= self.today
        return {
            "verb": (RELATIONS if does else UNDERGONE)[one.kind], "label": there.full_label(), "since": one.since_on,
            "source": one.source, "url": item(self.door.base, "document", there.code, there.label) if shown else "",
            "ends": not does and one.kind in ("replaces", "repeals") and came,
        }  # fmt: skip

    def files(self) -> list[dict[str, Any]]:
        return [
            {"name": name, "size": size, "can_be_read": media_type in SHOWN_IN_PLACE,
             "url": self.door.address(f"van-ban/tep/{code.lower()}/")}
            for name, size, media_type, code in FILES.rows(code=self.document.code, at=self.at)
        ]  # fmt: skip


class ReadFile(SiteView, View):
    """A file that was given to readers: shown in place where a browser can, else to be kept (``?tai=1`` always)."""

    def get(self, request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> Any:
        one = Attachment.objects.filter(code=code.upper(), kind="document", shown_at__lte=self.at).first()
        public = Document.objects.public(self.at)
        if (
            one is None
            or not public.filter(code=one.record_code).exists()
            or not one.file.storage.exists(one.file.name)
        ):
            raise Http404("Không có tệp này.")
        keep = "tai" in request.GET or one.media_type not in SHOWN_IN_PLACE
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": SANDBOX}
        return FileResponse(
            one.file.open("rb"), as_attachment=keep, filename=one.name, content_type=one.media_type, headers=headers
        )
