"""Routes of the public door. The pages of a site stand below its path, or at the root of its own host."""

from django.urls import include, path, re_path, register_converter

from danvan.portal.feeds import Rss, SiteMapXml, robots, site_map_xml
from danvan.portal.views_calendar import Calendar, CalendarFeed
from danvan.portal.views_comments import Rules, WriteComment
from danvan.portal.views_dialogue import SendQuestion
from danvan.portal.views_files import public_file
from danvan.portal.views_meetings import ReadMeetingAndNews
from danvan.portal.views_portal import Directory, Home, SiteMap, Visits, choose_display, health
from danvan.portal.views_search import Find, FoundFeed, Suggest
from danvan.portal.views_sharing import Shared
from danvan.portal.views_units import FindUnit, ShowUnit
from danvan.websites.doors import SitePath

register_converter(SitePath, "site")

pages = [
    path("tin-bai/quy-dinh-y-kien/", Rules.as_view(), name="comment_rules"),
    path("tin-bai/<slug:tail>/y-kien/", WriteComment.as_view(), name="write_comment"),
    path("lich/", Calendar.as_view(), name="calendar"),
    path("lich/lich.ics", CalendarFeed.as_view(), name="calendar_feed"),
    path("", include("danvan.news.urls_portal")),
    path("", include("danvan.websites.urls_portal")),
    path("thong-ke/", Visits.as_view(), name="visits"),
    path("hoi-nghi/<slug:code>/gui-cau-hoi/", SendQuestion.as_view(), name="ask_question"),
    path("", include("danvan.meetings.urls_portal")),
    path("hoi-nghi/<slug:tail>/", ReadMeetingAndNews.as_view(), name="meeting"),
    path("", include("danvan.documents.urls_portal")),
    path("", include("danvan.petitions.urls_portal")),
    path("", include("danvan.initiatives.urls_portal")),
    path("", include("danvan.commendations.urls_portal")),
    path("", include("danvan.disclosures.urls_portal")),
    path("", include("danvan.reports.urls_portal")),
    path("don-vi/", FindUnit.as_view(), name="units"),
    path("don-vi/<slug:code>/", ShowUnit.as_view(), name="unit"),
    path("chia-se/", Shared.as_view(), name="shared"),
    path("tim-kiem/", Find.as_view(), name="search"),
    path("tim-kiem/rss.xml", FoundFeed.as_view(), name="search_feed"),
    path("tim-kiem/goi-y/", Suggest.as_view(), name="suggest"),
    path("so-do/", SiteMap.as_view(), name="site_map"),
    path("so-do.xml", SiteMapXml.as_view(), name="site_map_of_one"),
    path("rss.xml", Rss.as_view(), name="rss"),
]
urlpatterns = [
    path("", Directory.as_view(), name="directory"),
    path("health/", health, name="health"),
    path("chon-hien-thi/", choose_display, name="choose_display"),
    path("sitemap.xml", site_map_xml, name="site_map_xml"),
    path("robots.txt", robots, name="robots"),
    re_path(r"^files/(?P<path>.+)$", public_file, name="public_file"),
    path("", include("danvan.meetings.urls_secret")),
    path("<site:site>/", Home.as_view(), name="home"),
    path("<site:site>/", include(pages)),
    path("", include(pages)),
]
