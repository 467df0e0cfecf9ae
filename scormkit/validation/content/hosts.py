"""What pages and style sheets load from other hosts: it is not there offline, and not under a strict content policy."""

from collections import Counter
from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_places
from scormkit.validation.package import Package
from scormkit.validation.web.mentions import Mention, Use

_MOST_NAMED = 4


def check_hosts(package: Package) -> Iterator[Diagnostic]:
    """RES-12, RES-13: what a course loads comes with it, and never without encryption."""
    open_: list[tuple[Span, str]] = []
    other: list[tuple[Span, str]] = []
    for place, mention in _loads(package):
        host = _host(mention.written)
        if host:
            found = open_ if mention.written.lower().startswith("http:") else other
            found.append((Span(place, mention.line), host))
    yield from about_places(
        "content/insecure",
        [place for place, _ in open_],
        f"this is loaded without encryption from {_named(open_)}; browsers block it within an LMS that has it",
        f"{{count}} files are loaded without encryption from {_named(open_)}; "
        "browsers block them within an LMS that has it",
        "write `https:`, or pack the files along",
    )
    yield from about_places(
        "content/other-host",
        [place for place, _ in other],
        f"this is loaded from another host, {_named(other)}",
        f"{{count}} files are loaded from other hosts: {_named(other)}",
        "pack them along where you may: without the network or under a strict content policy they are not there, "
        "and each host learns who is learning",
    )


def _loads(package: Package) -> Iterator[tuple[str, Mention]]:
    mentions = [(package.place(page.path), page.mentions) for page in package.web.pages]
    mentions += [(package.place(style.path), style.mentions) for style in package.web.styles]
    return ((place, mention) for place, those in mentions for mention in those if mention.use is not Use.LINK)


def _host(written: str) -> str:
    """The host of an absolute reference, and nothing for any other."""
    scheme, slashes, rest = written.replace("\\", "/").partition("//")
    if not slashes or scheme.lower() not in ("", "http:", "https:"):
        return ""
    return rest.partition("/")[0].partition("?")[0].partition("#")[0].rpartition("@")[2].lower()


def _named(found: list[tuple[Span, str]]) -> str:
    """The hosts, those of most files first."""
    hosts = [host for host, _ in Counter(host for _, host in found).most_common()]
    more = f" and {len(hosts) - _MOST_NAMED:,} more" if len(hosts) > _MOST_NAMED else ""
    return ", ".join(hosts[:_MOST_NAMED]) + more


RULES = (check_hosts,)
