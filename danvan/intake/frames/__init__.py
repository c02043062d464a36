"""Read persons, posts, events, documents and questions out of a clean article. Pure."""

from danvan.intake.frames.as_json import to_json
from danvan.intake.frames.assemble import page_of, read_frames, read_page
from danvan.intake.frames.page import Page, lay_out
from danvan.intake.frames.records import Frames
from danvan.intake.frames.unit_names import Places

__all__ = ["Frames", "Page", "Places", "lay_out", "page_of", "read_frames", "read_page", "to_json"]
