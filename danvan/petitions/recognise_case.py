"""One text under judgment: who is spoken of in it, what is told of as done, and who did what.

Pure functions over words; ``recognise.py`` says what follows from it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from danvan.petitions import conduct, lists
from danvan.petitions.wording import Reading, Word

BEFORE, AFTER, NEAR_NOUN, GAP = 18, 12, 7, 5
NOUNS = (
    "trộm",
    "trộm cắp",
    "cờ bạc",
    "tham nhũng",
    "mại dâm",
    "bạo hành",
    "hối lộ",
    "lừa đảo",
    "phá rừng",
    "bỏ túi",
    "bao che",
)
NO_PERSON = {"hop", "ban"}
"""Bodies among the posts (hợp tác xã, ban quản lý): what they do is somebody's deed, but nobody is named."""
NO_TITLE_WHEN_BARE = {"con", "nha", "co", "ten", "cu", "di", "cau", "lao", "mu"}
HEADS = {"trưởng", "phó", "chánh"}
NOT_HEADS = {"thành", "gia", "tăng", "bộ", "đối", "ứng", "sở", "học", "phòng", "ban"}
LINKS = {"la", "do", "boi", "chinh"}
GLUED = frozenset(["k", "tr", "trieu", "nghin", "cu"])
_first = attrgetter("first")
COUNTS = frozenset(["may", "vai", "hai", "ba", "mot", "nam", "muoi", "tram", "chuc"])


@dataclass(frozen=True, slots=True)
class Person:
    """Someone spoken of: first and last word; ``sure``: can be told apart from all others."""

    first: int
    last: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Act:
    """Something told of as done: first and last word, its kind, whether it may be a mere noun ("nạn trộm cắp")."""

    first: int
    last: int
    kind: str
    noun: bool = False


class Case:
    """One text under judgment: its acts, its persons, the words around them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.hits: dict[str, list[tuple[int, int]]] = {}
        self.ends: dict[str, set[int]] = {}
        self.sentences: dict[str, set[int]] = {}
        for first, last, name in lists.plain().every(reading):
            before = self.hits.setdefault(name, [])
            if not before or before[-1][1] < first:
                before.append((first, last))
                self.ends.setdefault(name, set()).add(last)
                self.sentences.setdefault(name, set()).add(self.words[first].sentence)
        self.shouted = sum(word.capital for word in self.words) > 0.6 * len(self.words)
        self.persons = self._persons()
        self.in_sentence: dict[int, list[Person]] = {}
        for one in self.persons:
            self.in_sentence.setdefault(self.words[one.first].sentence, []).append(one)
        self.someone_sure = any(one.sure for one in self.persons)
        self.longest = max((one.last - one.first for one in self.persons), default=0)
        self.acts = self._acts()
        news = self.has("news") and not self.has("urge")
        self.news = news
        self.told_of = news or self.has("campaign")
        self.own = self.has("mine")
        self.conduct = conduct.by_sentence(reading, self.is_sum)

    @property
    def may_be_weighed(self) -> bool:
        """Only where somebody is spoken of, and never news."""
        return bool(self.persons) and not self.news

    def only_asks(self, first: int, last: int) -> bool:
        """Say whether one sentence stands there and asks "… có được không?": a question about a rule tells of nobody."""
        word = self.words[last]
        before = self.words[last - 1].folded if last else ""
        asks = word.folded in ("khong", "a") and (before in ("duoc", "phep", "luat", "dinh", "sao", "khong"))
        return self.together(first, last) and asks and self.reading.text[word.end : word.end + 1] == "?"

    def signs(self) -> dict[int, set[str]]:
        """Name what the rules see in each sentence: phrases of the lists, concepts, acts, persons, a question."""
        seen: dict[int, set[str]] = {
            sentence: {f"c {name}" for name in told} for sentence, told in self.conduct.items()
        }
        said = [(first, f"d {name}") for name, places in self.hits.items() for first, _ in places]
        said += [(act.first, f"a {act.kind}") for act in self.acts]
        said += [(one.first, "p sure" if one.sure else "p") for one in self.persons]
        said += [(at, "?") for at, word in enumerate(self.words) if self.reading.text[word.end : word.end + 1] == "?"]
        for at, name in said:
            seen.setdefault(self.words[at].sentence, set()).add(name)
        return seen

    def nearest(self, first: int, last: int) -> Person:
        """Return who is spoken of between two words, better who can be told apart; else the last one before, or the first."""
        within = [one for one in self.persons if first <= one.first <= last]
        before = [one for one in self.persons if one.first < first]
        return next((one for one in within if one.sure), (within or before[-1:] or self.persons)[0])

    def places(self, name: str) -> list[tuple[int, int]]:
        """List where the phrases of a list of the data file stand."""
        return self.hits.get(name, [])

    def has(self, name: str, sentence: int | None = None) -> bool:
        return name in self.hits if sentence is None else sentence in self.sentences.get(name, ())

    def just_before(self, name: str, place: int, gap: int = 0) -> bool:
        """Say whether a phrase of the list ends right before a word, with at most ``gap`` words between."""
        ends = self.ends.get(name, ())
        return any(last in ends and self.together(last, place) for last in range(max(0, place - 1 - gap), place))

    def together(self, one: int, other: int) -> bool:
        return self.words[one].sentence == self.words[other].sentence

    # ---- persons

    def _persons(self) -> list[Person]:
        sure = [Person(first, last, not self.just_before("plural", first)) for first, last in self.places("posts")]
        found = [*self._named(), *sure]
        taken = _covered(found)
        for first, last in self.places("weak"):
            if first not in taken and not self.just_before("plural", first):
                found.append(Person(first, last, False))
        return sorted(found, key=lambda one: (one.first, -one.last))

    def _named(self) -> list[Person]:
        found = []
        for first, last in self.places("titles"):
            follow = last + 1
            if follow < len(self.words) and self.together(last, follow) and self._is_name(follow, self.words[last]):
                found.append(Person(first, self._end_of_name(follow), True))
        return [*found, *self._offices(), *self._full_names(_covered(found))]

    def _offices(self) -> list[Person]:
        """Find heads and deputies of whatever it be ("trưởng đài truyền thanh"), in a text with marks only."""
        found = []
        for place, word in enumerate(self.words[:-1] if self.reading.with_marks else ()):
            if word.marked not in HEADS:
                continue
            before, after = self.words[place - 1].marked if place else "", self.words[place + 1].marked
            head = before not in NOT_HEADS and after not in NOT_HEADS
            if head and self.together(place, place + 1) and not self.just_before("plural", place):
                found.append(Person(place, place + 1, True))
        return found

    def _is_name(self, place: int, title: Word) -> bool:
        word = self.words[place]
        if (
            word.numeral
            or (word.bare and word.folded in lists.folded("money_words"))
            or (word.folded if word.bare else word.marked) in lists.not_names()
        ):
            return False
        if word.capital and not self.shouted:
            return True
        if word.bare and title.folded in ("ong", "ba", "anh", "chi"):
            return word.folded in lists.bare_given() or title.folded == "ong"
        return word.marked in lists.given() if not word.bare else word.folded in lists.bare_given()

    def _end_of_name(self, place: int) -> int:
        return self._ends_of_names[place]

    @cached_property
    def _ends_of_names(self) -> list[int]:
        """Of each word the last of the capital words that follow it in its sentence; itself where none does."""
        ends = list(range(len(self.words)))
        for place in range(len(self.words) - 2, -1, -1):
            follow = self.words[place + 1]
            if follow.capital and follow.sentence == self.words[place].sentence:
                ends[place] = ends[place + 1]
        return ends

    def _full_names(self, taken: set[int]) -> list[Person]:
        """Find names without a title: a family name, then capitals ("Nguyễn Văn Tí"), no street or school."""
        found, families = [], lists.families()
        for place, word in enumerate(self.words[:-1]):
            if word.folded not in families or place in taken:
                continue
            last = self._end_of_name(place) if word.capital and not self.shouted else self._end_of_small_name(place)
            of_a_place = place and self.words[place - 1].folded in (
                "duong",
                "pho",
                "truong",
                "cau",
                "xa",
                "phuong",
                "khu",
                "ngo",
            )
            if 1 <= last - place <= 3 and not of_a_place:
                found.append(Person(place, last, True))
        return found

    def _end_of_small_name(self, place: int) -> int:
        """Follow "nguyen van khoat" typed without capitals: only with a middle word that names have."""
        middle = self.words[place + 1].marked if place + 2 < len(self.words) else ""
        denounced = place and self.words[place - 1].folded == "to"
        if middle in ("van", "thi", "văn", "thị") and self.together(place, place + 2) and not denounced:
            return place + 2
        return place

    # ---- acts

    def _acts(self) -> list[Act]:
        found = [
            Act(first, last, phrase.name, " ".join(word[0] for word in phrase.words) in NOUNS)
            for first, last, phrase in lists.acts().all_in(self.reading)
        ]
        return [act for act in [*found, *self._money(), *self._apart()] if self._done(act)]

    def _money(self) -> list[Act]:
        """Find "đòi 2 triệu", "phải đưa 500 nghìn mới ký": money asked for, without a lawful name for it."""
        found = []
        for first, last in self.places("money_verbs"):
            stop = next((at for at in range(last + 1, min(last + 8, len(self.words))) if self.is_sum(at)), None)
            if stop is None or not self.together(last, stop) or self.has("money_lawful", self.words[first].sentence):
                continue
            asked = self.words[first].folded in ("doi", "voi", "goi", "ep")
            if asked or self.has("money_for", self.words[first].sentence):
                found.append(Act(first, stop, "bribery"))
        return found

    def _apart(self) -> list[Act]:
        """Find acts told of by two words apart ("lấy … tiền quỹ")."""
        found = []
        for kind, heads, tails in lists.gaps():
            ends = self.places(tails)
            for first, last in self.places(heads) if ends else ():
                near = ends[bisect_left(ends, (last + 1,)) : bisect_left(ends, (last + GAP + 1,))]
                stop = [end for _, end in near if self.together(first, end)]
                found += [Act(first, stop[0], kind)] if stop else []
        return found

    def is_sum(self, place: int) -> bool:
        word = self.words[place]
        if word.folded[:1].isdigit() and word.folded.lstrip("0123456789") in GLUED:
            return True
        counted = word.numeral or word.folded in COUNTS
        return counted and place + 1 < len(self.words) and self.words[place + 1].folded in lists.folded("money_words")

    def _done(self, act: Act) -> bool:
        """Say whether the act is told of as done, not denied, fought against or asked about in general."""
        if self.just_before("denied", act.first, 1):
            return False
        return not (act.noun and self.just_before("suffered", act.first, 1) and not self._is_linked(act))

    def _is_linked(self, act: Act) -> bool:
        after = self.words[act.last + 1 : act.last + 3]
        return any(word.folded in LINKS for word in after)

    # ---- who did what

    def doer_of(self, act: Act) -> Person | None:
        """Return the person who, as the text has it, did the act; None when nobody can be told."""
        if self.told_of or self._only_asked(act):
            return None
        near = self._before(act) or self._after(act) or self._earlier(act)
        return near if near and self._identified(near, act) else None

    def doer_of_conduct(self, told: conduct.Conduct) -> Person | None:
        """Return the person who can be told apart and, by where they stand, did what is told; None for nobody."""
        act = Act(told.first, told.last, told.kind)
        sentence = self.words[told.first].sentence
        if self.news or self.has("asking", sentence):
            return None
        near = self.in_sentence.get(sentence, ())
        near = [one for one in near if one.last >= told.first - BEFORE and one.first <= told.last + AFTER]
        for one in sorted(near, key=lambda one: (one.first > told.deed, abs(told.deed - one.first))):
            if self._can_be_told(one) and not self._is_spoken_to(one) and not self._suffers(one):
                return one
        earlier = None if any(one.sure for one in near) else self._earlier(act)
        return earlier if earlier and self._can_be_told(earlier) else None

    def _can_be_told(self, one: Person) -> bool:
        """Say whether a person, not a body or a house, can be told apart: stricter than by a word of the law."""
        said = [word.folded for word in self.words[one.first : min(one.last, one.first + 2) + 1]]
        if one.sure:
            return said[0] not in NO_PERSON and (self.reading.with_marks or said[0] not in NO_TITLE_WHEN_BARE)
        return self._told_where(one) and said in (
            ["can", "bo"],
            ["cong", "chuc"],
            ["nhan", "vien"],
            ["cong", "an"],
            ["bac", "si"],
        )

    def _told_where(self, one: Person) -> bool:
        """Say whether "ở đây", "xã mình" follows a person at once."""
        here = self.places("here")
        return bisect_left(here, (one.last + 1,)) < bisect_left(here, (one.last + 4,))

    def _suffers(self, one: Person) -> bool:
        """Say whether something is done to the person: "ông Tư bị …"."""
        after = [word.folded for word in self.words[one.last + 1 : one.last + 3]]
        return "bi" in after

    def _only_asked(self, act: Act) -> bool:
        if self.someone_sure or not self.has("asking"):
            return False
        return not self.own or self._supposed.get(self.words[act.first].sentence, act.first) < act.first

    @cached_property
    def _supposed(self) -> dict[int, int]:
        """Where "nếu" or "giá" first stands in each sentence."""
        found: dict[int, int] = {}
        for at, word in enumerate(self.words):
            if word.folded in ("neu", "gia"):
                found.setdefault(word.sentence, at)
        return found

    def _before(self, act: Act) -> Person | None:
        reach = NEAR_NOUN if act.noun else BEFORE
        listed = self.in_sentence.get(self.words[act.first].sentence, [])
        for at in range(bisect_left(listed, act.first, key=_first) - 1, -1, -1):
            one = listed[at]
            if one.last >= act.first:
                continue
            if act.first - one.last > reach:
                break
            if self._is_victim(one, act):
                return None
            if not self._is_spoken_to(one):
                return self._surer(one, act)
        return None

    def _surer(self, one: Person, act: Act) -> Person:
        """Prefer "kế toán xã" over the mere "xã" that ends it, where both stand before the act."""
        if one.sure:
            return one
        listed = self.in_sentence.get(self.words[act.first].sentence, [])
        begins = bisect_left(listed, one.first - 5 - self.longest, key=_first)
        listed = listed[begins : bisect_left(listed, one.first, key=_first)]
        close = [other for other in listed if other.sure and 0 < one.first - other.last <= 5]
        kept = [other for other in close if not self._is_spoken_to(other)]
        return kept[-1] if kept else one

    def _is_victim(self, one: Person, act: Act) -> bool:
        between = [word.folded for word in self.words[one.last + 1 : act.first]]
        return ("bi" in between and "phat" not in between) or (between[-1:] == ["mat"] and act.kind == "theft")

    def _is_spoken_to(self, one: Person) -> bool:
        return self.just_before("addressed", one.first, 0) or self._by_way_of(one)

    def _by_way_of(self, one: Person) -> bool:
        """Say whether the person is told ("báo cho ông trưởng thôn") or owns what was taken ("gà của ông Ba")."""
        if one.first < 1:
            return False
        before = [word.folded for word in self.words[max(0, one.first - 3) : one.first]]
        return (
            before[-1] in ("cua", "nha", "giup")
            and "hanh" not in before
            or before[-2:] in (["bao", "cho"], ["gui", "cho"], ["trinh", "cho"])
        )

    def _after(self, act: Act) -> Person | None:
        listed = self.in_sentence.get(self.words[act.last].sentence, [])
        for one in listed[bisect_right(listed, act.last, key=_first) :]:
            if one.first - act.last - 1 > AFTER:
                break
            between = [word.folded for word in self.words[act.last + 1 : one.first]]
            if LINKS & set(between[-3:]) or between == ["cua"] or (act.kind == "bribery" and "cho" in between[-4:]):
                return one
        return None

    def _earlier(self, act: Act) -> Person | None:
        """Return the person of an earlier sentence whom "ông ấy" or a sentence without a subject goes back to."""
        sentence = self.words[act.first].sentence
        known = bisect_left(self._spoken_of, sentence, key=lambda one: self.words[one.first].sentence)
        if not known or act.noun:
            return None
        last_one = self._spoken_of[known - 1]
        just_said = self.words[last_one.first].sentence == sentence - 1
        victim = self.just_before("suffered", act.first, 3)
        return last_one if (just_said and not victim) or self._pronoun_before(act) else None

    @cached_property
    def _spoken_of(self) -> list[Person]:
        """Who can be told apart and is not only addressed."""
        return [one for one in self.persons if one.sure and not self._is_spoken_to(one)]

    def _pronoun_before(self, act: Act) -> bool:
        """Say whether "ông ấy" stands before the act in its sentence."""
        back = self.places("back")
        at = bisect_left(back, (act.first,))
        return any(self.together(first, act.first) and last < act.first for first, last in back[max(0, at - 2) : at])

    def _identified(self, one: Person, act: Act) -> bool:
        if one.sure:
            return not self._without_agent(one, act)
        if self.words[one.first].folded in ("xa", "thon", "phuong", "uy", "chinh", "cong") and self._is_body(one):
            by_procedure = self.has("unasked", self.words[act.first].sentence)
            return act.kind in ("bribery", "embezzlement", "forgery") and not act.noun and not by_procedure
        return self._told_where(one) or (self.own and act.kind == "bribery")

    def _is_body(self, one: Person) -> bool:
        said = " ".join(word.folded for word in self.words[one.first : min(one.last, one.first + 2) + 1])
        return said in ("xa", "thon", "phuong", "uy ban", "chinh quyen", "cong ty")

    def _without_agent(self, one: Person, act: Act) -> bool:
        """Say whether someone unnamed did it: "ông trưởng thôn biết có người ăn trộm"."""
        between = [word.marked for word in self.words[one.last + 1 : act.first]]
        someone = bool({("có", "người"), ("co", "nguoi")} & set(zip(between, between[1:], strict=False)))
        return someone or "kẻ" in between[-2:] or "ke" in between[-2:]

    def accused(self) -> tuple[Act, Person] | None:
        """Find "tôi tố cáo ông …": the word itself, and after it whom it means."""
        if self.told_of:
            return None
        for first, last in self.places("accuse"):
            if (
                self.just_before("suffered", first)
                or self.just_before("asking", first, 1)
                or self._by_chance(first, last)
                or (not self.reading.with_marks and self.has("asking", self.words[first].sentence))
            ):
                continue
            begins, ends = (bisect_right(self.persons, last + gap, key=_first) for gap in (0, 8))
            after = self.persons[begins:ends]
            sure = [one for one in after if one.sure and not self._is_spoken_to(one)]
            weak = [one for one in after if self._told_where(one)]
            whom = sure or ([] if self.has("asking") else weak)
            if whom:
                return Act(first, last, "abuse"), whom[0]
        return None

    def _by_chance(self, first: int, last: int) -> bool:
        """Say whether bare "to cao" may as well be tall: nobody says before it that they denounce."""
        if self.reading.with_marks:
            return False
        return first == last or (first > 0 and not self.just_before("accusers", first))


def _covered(persons: list[Person]) -> set[int]:
    """Collect the words that name persons."""
    found: set[int] = set()
    seen = -1
    for one in sorted(persons, key=_first):
        found.update(range(max(one.first, seen + 1), one.last + 1))
        seen = max(seen, one.last)
    return found
