"""Walking the site as a browser without scripts would: every link, a few pages of each kind."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

OF_A_KIND = 3  # pages of one view that are opened, without and with a query each
VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
MANY_VALUES = re.compile(r"\(\?(?:, \?)+\)")


@dataclass
class Page:
    """One answer: what was asked, what came, what it is made of."""

    url: str
    view: str
    status: int
    policy: str
    kind: str
    text: str
    queries: list[str]
    links: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    ids: Counter = field(default_factory=Counter)
    tags: Counter = field(default_factory=Counter)
    inline: list[str] = field(default_factory=list)
    language: str = ""

    @property
    def is_html(self) -> bool:
        """Whether it is a page, not a file."""
        return self.kind.startswith("text/html")

    @property
    def shapes(self) -> Counter:
        """How often each query was asked, whatever its values."""
        return Counter(MANY_VALUES.sub("(?)", VALUES.sub("?", sql)) for sql in self.queries)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.tags[tag] += 1
        if "id" in given:
            self.page.ids[given["id"]] += 1
        if tag == "html":
            self.page.language = given.get("lang", "")
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        if tag in {"link", "script", "img", "use"}:
            self.page.assets += [given[name] for name in ("href", "src") if name in given]
        self.page.links += [value for name, value in given.items() if name == "data-url"]
        self.page.inline += [
            f"{tag} {name}={value}"
            for name, value in given.items()
            if name == "style" or name.startswith("on") or value.startswith("javascript:")
        ]
        if tag == "style" or (tag == "script" and "src" not in given and not _is_data(given)):
            self.page.inline.append(tag)


def _is_data(given: dict[str, str]) -> bool:
    return given.get("type") in {"application/json", "application/ld+json"}


def walk(client: Client, *starts: str) -> list[Page]:
    """Open the pages that links lead to, each address once, a few of each view."""
    pages, waiting, seen, kinds = [], list(starts), set(starts), Counter()
    while waiting:
        url = waiting.pop(0)
        view = view_of(url)
        kind = view, bool(urlsplit(url).query)
        if not view or kinds[kind] >= OF_A_KIND:
            continue
        kinds[kind] += 1
        page = ask(client, url, view)
        pages.append(page)
        for target in _onward(page):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return pages


def ask(client: Client, url: str, view: str) -> Page:
    """Ask for one address and read the answer."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
        content = b"".join(answer) if answer.streaming else answer.content
    page = Page(
        url=url,
        view=view,
        status=answer.status_code,
        policy=answer.headers.get("Content-Security-Policy", ""),
        kind=answer.headers.get("Content-Type", ""),
        text=content.decode("utf-8", errors="replace"),
        queries=[query["sql"] for query in captured.captured_queries],
    )
    if page.is_html:
        _Reader(page).feed(page.text)
    return page


def _onward(page: Page) -> Iterator[str]:
    for link in page.links:
        target = urldefrag(urljoin(page.url, link)).url
        if not urlsplit(target).netloc and target.startswith("/"):
            yield target


def view_of(url: str) -> str:
    """Return the name of the view at an address, empty for a file or a page that is not ours."""
    path = urlsplit(url).path
    if path.startswith("/static/"):
        return ""
    try:
        return resolve(path).view_name
    except Resolver404:
        return "missing"
