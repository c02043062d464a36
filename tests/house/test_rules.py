"""No statutory number stands in code or template: it comes from a rule of danvan/law/data, with its article."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from danvan.law import rules, wording
from tests.house import rules_used
from tests.house.rules_used import ROOT

AWAY = {"migrations", "demo", "sample", "data", "text", "papers"}
WORDS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hai mươi|ba mươi|bốn mươi lăm|sáu mươi|chín mươi"
TERM = re.compile(rf"(?<![\w/.«-])((?:\d+|{WORDS}) (?:ngày làm việc|ngày|giờ|tháng|tuần))(?!\w)", re.IGNORECASE)
PEOPLE = re.compile(rf"(?<![\w/.-])((?:[Tt]ừ|[Tt]rên|hơn|nhiều nhất|ít nhất) (?:\d+|{WORDS}) người)(?!\w)")
OURS = {
    ("danvan/calendars/actions.py", "một ngày"), ("danvan/calendars/models.py", "một ngày"), ("danvan/calendars/forms.py", "một ngày"),
    ("templates/units/desk/unit.html", "một ngày"), ("danvan/law/trace.py", "một ngày"),
}  # fmt: skip
"""«Một» that counts a thing and measures no term."""
ALLOWED = {
    "danvan/desk/management/commands/cite.py": "an example of a citation",
    "danvan/law/clock.py": "the end of a day, its article beside it",
    "danvan/initiatives/actions/appraisal.py": "how many appraise",
    "danvan/core/": "writing of days; examples of the guide to components",
    "danvan/commendations/views_desk/nominee.py": "how long a preview of a sheet is kept",
    "danvan/initiatives/views_desk/sheets.py": "how long a preview of a sheet is kept",
    "danvan/hall/checklist.py": "how far the check-list looks ahead",
    "danvan/hall/events/": "how long on-screen notices are kept",
    "danvan/hall/health.py": "how far the health page looks back",
    "danvan/intake/": "«năm» that means a year",
    "danvan/meetings/views_portal/replying.py": "after how long a throttle opens",
    "danvan/news/actions/newsletter.py": "how long an unconfirmed address is kept",
    "danvan/news/forms/article.py": "hour at which an article goes out",
    "danvan/news/management/commands/sweep_pictures.py": "how long an unused picture is kept",
    "danvan/news/views_portal/newsletter.py": "after how long a throttle opens",
    "danvan/portal/views_comments.py": "window of a throttle", "danvan/portal/views_dialogue.py": "window of a throttle",
    "danvan/initiatives/views_portal/initiative.py": "window of a throttle",
    "danvan/petitions/views_portal/sending.py": "window of a throttle",
    "danvan/petitions/models/setting.py": "how long an answer time of its own a unit may set; the law gives none",
    "danvan/petitions/forms/entry.py": "a filter of the list; an example of the hours of intake",
    "danvan/reports/states.py": "periods of reports", "danvan/figures/periods.py": "periods of reports",
    "danvan/petitions/states_reception.py": "names of periods of reports",
    "danvan/documents/sheets/values.py": "examples of days", "danvan/meetings/actions/congress.py": "how many count the votes",
    "danvan/meetings/forms/congress.py": "how many count the votes",
    "templates/ui/": "examples of the guide to components", "templates/desk/job.html": "how long a result file is kept",
    "templates/desk/measured.html": "how long a result file is kept", "templates/news/": "how long our own marks and addresses are kept",
}  # fmt: skip
"""A file or folder whose numbers are our own choice → what they are."""
VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]")
WORTH = re.compile(rf"(?:\d|{WORDS}) (?:ngày|giờ|tháng|tuần|người)|Điều \d|Đ\d|{{[a-z]\w*\.\w+", re.IGNORECASE)
SPANS_WORTH = re.compile(
    r"timedelta\(|working_before\(|working_after\(|add_months\(|(?i:days|months|hours|term|due)\w* = .*\d"
)
SPANS = {"timedelta", "working_before", "working_after", "add_months"}
INSTRUMENTS = {"Luật KN": "Luật Khiếu nại", "Luật TCD": "Luật Tiếp công dân", "Luật TC": "Luật Tố cáo"}
_LAWS = r"Luật (?:KN|TCD|TC(?!D)|Khiếu nại|Tiếp công dân|Tố cáo|\d+/\d{4})"
_DECREES = r"(?:NĐ|TT|Nghị định|Thông tư) (?:số )?\d+/\d{4}(?:/(?:NĐ-CP|TT-TTCP))?"
_ARTICLES = r"Điều \d+[a-z]?(?:(?:,| và| đến) \d+[a-z]?)*"
SHORT = re.compile(rf"({_LAWS}|{_DECREES})((?:,? Đ\d+[a-z]?(?:\.\d*[a-zđ]?)*)+)")
WRITTEN = re.compile(rf"({_ARTICLES}) ({_LAWS}|{_DECREES})")
AFTERWARDS = re.compile(rf"({_LAWS}|{_DECREES})(?:, | \()({_ARTICLES})")
OWN_SPANS = {
    "danvan/commendations/forms.py": "the longest that a unit may enter as its own; the law gives none",
    "danvan/commendations/waiting.py": "how far the day's work looks ahead",
    "danvan/desk/": "how far the day's work looks ahead", "danvan/disclosures/waiting.py": "how far the day's work looks ahead",
    "danvan/hall/": "backups, measuring: how far they look back, how long they are kept",
    "danvan/jobs/": "waiting and leases of the machine", "danvan/law/counting.py": "months of a year",
    "danvan/meetings/": "how far meetings look ahead; the zone of Viet Nam", "danvan/news/": "throttles, how far lists look ahead",
    "danvan/notices/": "how long notices are kept", "danvan/petitions/waiting.py": "how far the day's work looks ahead",
    "danvan/petitions/actions/reception.py": "the longest stretch of the register printed at once",
    "danvan/petitions/actions/telling.py": "when officers are reminded", "danvan/petitions/views_desk/listing.py": "what the list calls near",
    "danvan/petitions/views_desk/found.py": "what the list calls near",
    "danvan/petitions/views_desk/reception.py": "the next month", "danvan/petitions/views_portal/answers.py": "how far similar answers look back",
    "danvan/petitions/views_portal/reception.py": "how far the schedule is shown", "danvan/portal/views_calendar.py": "how far the calendar is shown",
}  # fmt: skip
"""Files whose spans of time are our own choice → what they are."""
TERMS_NAMED = re.compile(r"(^|_)(days|months|hours|term|due)(_|$)", re.IGNORECASE)


def test_no_sentence_types_the_number_of_a_term():
    found = [
        f"{path}: {hit[1]}"
        for path, said in _sentences()
        for hit in [*TERM.finditer(said), *PEOPLE.finditer(said)]
        if not any(path.startswith(one) for one in ALLOWED) and (path, hit[1].lower()) not in OURS
    ]
    assert sorted(set(found)) == []


def test_no_span_of_time_is_a_number_in_code_but_our_own():
    found = [
        f"{path}:{line}" for path, line in _spans() if not any(path.startswith(one) for one in (*ALLOWED, *OWN_SPANS))
    ]
    assert found == []


def test_every_rule_that_a_sentence_names_exists():
    named = [(path, *hit.groups()) for path, said in _sentences() for hit in wording.PLACE.finditer(said)]
    wrong = [
        (path, rule, what)
        for path, rule, what in named
        if rule not in rules.registry()
        or (what and what != wording.ARTICLE and what not in rules.registry()[rule][-1].variants)
    ]
    assert len(named) > 20 and wrong == []


def test_every_article_that_a_sentence_cites_stands_in_the_data_of_the_law():
    known = {cited for text in _law_data() for cited in _cited(text)}
    found = {(path, *cited) for path, said in _sentences() for cited in _cited(said) if cited not in known}
    assert sorted(found) == []


def test_every_rule_is_used_or_it_is_said_why_not():
    used = rules_used.used_in(rules_used.sources())
    assert [id for id, where in used.items() if not where and not rules_used.reason(id)] == []


def test_the_page_of_rules_is_up_to_date():
    assert rules_used.PAGE.read_text(encoding="utf-8") == rules_used.page()


def _spans() -> Iterator[tuple[str, int]]:
    """Find numbers given to what counts days, and numbers kept under a name that says days, months, hours or term."""
    for path in sorted((ROOT / "danvan").rglob("*.py")):
        if AWAY & set(path.parts):
            continue
        text, where = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        if not SPANS_WORTH.search(text):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and _name(node.func) in SPANS:
                given = [
                    *node.args,
                    *(one.value for one in node.keywords if one.arg not in ("seconds", "milliseconds")),
                ]
            elif isinstance(node, ast.Assign) and any(TERMS_NAMED.search(_name(one)) for one in node.targets):
                given = [node.value, *ast.iter_child_nodes(node.value)]
            else:
                continue
            if any(isinstance(one, ast.Constant) and type(one.value) is int and one.value > 1 for one in given):
                yield where, node.lineno


def _name(node: ast.AST) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _cited(text: str) -> Iterator[tuple[str, str]]:
    """Yield (instrument, article) of every citation of an article in a text, short or written out."""
    for instrument, places in SHORT.findall(text):
        yield from ((INSTRUMENTS.get(instrument, instrument), one) for one in re.findall(r"(?<=Đ)\d+[a-z]?", places))
    for articles, instrument in WRITTEN.findall(text):
        yield from ((_plain(instrument), one) for one in re.findall(r"\d+[a-z]?", articles))
    for instrument, articles in AFTERWARDS.findall(text):
        yield from ((_plain(instrument), one) for one in re.findall(r"\d+[a-z]?", articles))


def _plain(instrument: str) -> str:
    """Write «Nghị định 154/2026/NĐ-CP» as the data does: «NĐ 154/2026»."""
    found = re.match(r"(Nghị định|Thông tư) (?:số )?(\d+/\d{4})", instrument)
    return f"{'NĐ' if found[1] == 'Nghị định' else 'TT'} {found[2]}" if found else instrument


def _law_data() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (ROOT / "danvan" / "law" / "data").rglob("*.yaml")]


@cache
def _sentences() -> tuple[tuple[str, str], ...]:
    """Gather what people may read: texts of sources (docstrings of refusals too), templates, scripts."""
    return (*_of_sources(), *_of_templates())


def _of_sources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "danvan").rglob("*.py")):
        if AWAY & set(path.parts):
            continue
        text, where = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        if not WORTH.search(text):  # parsing every file would take three times as long as the whole test
            continue
        tree = ast.parse(text)
        silent = set(_docstrings(tree))
        yield from (
            (where, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
        )


def _docstrings(tree: ast.Module) -> Iterator[int]:
    """Yield the texts that nobody reads on a page: docstrings, but for the Vietnamese ones of classes, which are refusals."""
    for holder in ast.walk(tree):
        if not isinstance(holder, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in holder.body:
            said = getattr(getattr(node, "value", None), "value", None) if isinstance(node, ast.Expr) else None
            if isinstance(said, str) and not (isinstance(holder, ast.ClassDef) and VIETNAMESE.search(said)):
                yield id(node.value)


def _of_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = re.sub(
            r"{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        yield str(path.relative_to(ROOT)), text
