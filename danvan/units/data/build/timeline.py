"""Units, their versions and successions while they are being assembled."""

from __future__ import annotations

from dataclasses import dataclass, field

from sources import kind_of, same_key

START = "1900-01-01"


@dataclass
class Version:
    official: str
    name: str
    kind: str
    level: str
    parent: str
    start: str
    source: str
    end: str = ""


@dataclass
class Timeline:
    """Versions by unit code, the unit that bears an official code now, and the successions."""

    versions: dict[str, list[Version]] = field(default_factory=dict)
    bearer: dict[str, str] = field(default_factory=dict)
    successions: dict[tuple[str, str, str], tuple[str, str, str, str]] = field(default_factory=dict)

    def found(self, official: str, name: str, level: str, parent: str, start: str, source: str) -> str:
        """Begin a unit; its own code carries a year when the official code was borne before."""
        code = f"VN{official}" if f"VN{official}" not in self.versions else f"VN{official}-{start[2:4]}"
        while code in self.versions:
            code += "A"
        return self.add(code, official, name, level, parent, start, source)

    def add(self, code: str, official: str, name: str, level: str, parent: str, start: str, source: str) -> str:
        version = Version(official, name, kind_of(name, level), level, parent, start, source)
        self.versions.setdefault(code, []).append(version)
        if official:
            self.bearer[official] = code
        return code

    def now(self, code: str) -> Version:
        return self.versions[code][-1]

    def end(self, code: str, day: str) -> None:
        last = self.now(code)
        last.end = day
        if self.bearer.get(last.official) == code:
            del self.bearer[last.official]

    def change(self, code: str, name: str, parent: str, day: str, source: str, official: str = "") -> None:
        """Begin a new version when name, kind or parent differ; a mere spelling replaces the old one."""
        last = self.now(code)
        new_official = official or last.official
        same = same_key(name) == same_key(last.name)
        if (
            same
            and parent == last.parent
            and new_official == last.official
            and kind_of(name, last.level) == last.kind
        ):
            return
        if last.start == day:
            last.name, last.parent, last.kind = name, parent, kind_of(name, last.level)
            return
        self.end(code, day)
        self.add(code, new_official, name, last.level, parent, day, source)

    def succeed(self, old: str, new: str, share: str, day: str, resolution: str, dated: str, note: str) -> None:
        if old != new:
            self.successions[old, new, day] = (share, resolution, dated, note)

    def children(self, code: str, day: str) -> list[str]:
        """Units directly below ``code`` just before ``day`` (their version ends there or later)."""
        return [
            unit
            for unit, versions in self.versions.items()
            for v in versions
            if v.parent == code and v.start < day and (not v.end or v.end >= day)
        ]
