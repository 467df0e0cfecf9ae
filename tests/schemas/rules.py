"""The rules of SCORM 1.2, and of its importers, that concern a package at rest; each with a way to break it."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml import etree

from tests.schemas.built import MANIFEST, PREFIXES, Package

Faults = Iterable[object]


class Rule(NamedTuple):
    """``faults`` gives what breaks the rule; ``spoil`` breaks it in a good package."""

    ids: str
    faults: Callable[[Package], Faults]
    spoil: Callable[[Package], Package]


_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_JUNK = re.compile(r"__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|\.git|\.svn|~\$|\.bak$")
_IDS = "//@identifier"
_TITLED = "//cp:organization|//cp:item"
_LAUNCHED = "//cp:resource[@identifier=//cp:item/@identifierref]"
_LOM = "//md:lom"
# CAM 2.2.4.4: what the Content Aggregation profile demands.
_MANDATORY = (
    "md:general/md:title",
    "md:general/md:catalogentry/md:catalog",
    "md:general/md:catalogentry/md:entry",
    "md:general/md:description",
    "md:general/md:keyword",
    "md:lifecycle/md:version",
    "md:lifecycle/md:status",
    "md:metametadata/md:metadatascheme",
    "md:technical/md:format",
    "md:technical/md:location",
    "md:rights/md:cost",
    "md:rights/md:copyrightandotherrestrictions",
    "md:classification/md:purpose",
    "md:classification/md:description",
    "md:classification/md:keyword",
)
_WORDS = {"status": "Draft Final Revised Unavailable", "cost": "yes no", "copyrightandotherrestrictions": "yes no"}


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _parses(package: Package) -> list[str]:
    try:
        etree.fromstring(package.text)
    except etree.XMLSyntaxError as fault:
        return [str(fault)]
    return []


def _undecodable(package: Package) -> list[str]:
    try:
        package.text.decode("utf-8")
    except UnicodeDecodeError as fault:
        return [str(fault)]
    return []


def _listed(package: Package) -> list[str]:
    return package.values("//cp:file/@href")


def _references(package: Package) -> list[str]:
    """What the pages load from the package: src and href of every page, from where the page lies."""
    found = []
    for name, content in package.files.items():
        if name.endswith(".html"):
            for target in re.findall(rb'(?:src|href)="([^"#:]+)"', content):
                found.append(posixpath.normpath(posixpath.join(posixpath.dirname(name), target.decode())))
    return found


def _scripts(package: Package) -> bytes:
    return b"".join(content for name, content in package.files.items() if name.endswith((".js", ".html")))


def _titles(package: Package) -> list[str]:
    return [(element.text or "").strip() for element in package.find("//cp:title")]


def _metadata_gaps(package: Package) -> list[str]:
    return [path for lom in package.find(_LOM) for path in _MANDATORY if not lom.findall(path, PREFIXES)]


def _strange_words(package: Package) -> list[str]:
    found = [source for source in package.values("//md:source/md:langstring/text()") if source != "LOMv1.0"]
    found += [lang for lang in package.values("//md:source/md:langstring/@xml:lang") if lang != "x-none"]
    found += [lang for lang in package.values("//md:value/md:langstring/@xml:lang") if lang != "x-none"]
    for element, words in _WORDS.items():
        said = package.values(f"//md:{element}/md:value/md:langstring/text()")
        found += [word for word in said if word not in words.split()]
    return found


def _bad_paths(package: Package, pattern: str) -> list[str]:
    return [path for path in package.values("//cp:resource/@href|//cp:file/@href") if re.search(pattern, path)]


def _absent(ids: str, path: str, spoil: Callable[[Package], Package]) -> Rule:
    """A rule that holds because the package has no such thing at all."""
    return Rule(ids, lambda package: package.values(path) or package.find(path), spoil)


def _put(old: str, new: str, count: int = 1) -> Callable[[Package], Package]:
    return lambda package: package.with_manifest(old, new, count)


def _in_item(element: str) -> Callable[[Package], Package]:
    return _put("</item>", f"{element}</item>")


PACKAGE = (
    Rule("PKG-02 PKG-03", lambda p: [] if MANIFEST in p.names else ["no manifest"], lambda p: p.without(MANIFEST)),
    Rule("PKG-04", lambda p: [m for m in p.members if m.flags & 0x41], lambda p: p.with_member(flags=1)),
    Rule("PKG-05", lambda p: [m for m in p.members if m.method not in (0, 8)], lambda p: p.with_member(method=12)),
    Rule("PKG-06", lambda p: [m for m in p.members if m.extra], lambda p: p.with_member(extra=b"\1\0\0\0")),
    Rule(
        "PKG-07 PKG-08 PKG-11 PKG-12",
        lambda p: [name for name in p.names if not _NAME.fullmatch(name) or len(name) > 180],
        lambda p: p.with_file("../a b.html"),
    ),
    Rule("PKG-09", lambda p: _repeated(p.names), lambda p: p.with_member(name=MANIFEST)),
    Rule(
        "PKG-10",
        lambda p: _repeated(name.lower() for name in p.names),
        lambda p: p.with_file("INDEX.html").with_file("index.html"),
    ),
    Rule("PKG-13", lambda p: [n for n in p.names if _JUNK.search(n)], lambda p: p.with_file("__MACOSX/a")),
    Rule(
        "PKG-14",
        lambda p: set(p.names) - set(_listed(p)) - {MANIFEST},
        lambda p: p.with_file("forgotten.html"),
    ),
    Rule(
        "PKG-19",
        lambda p: [m for m in p.members if m.size > 1000 * max(1, m.packed) or m.size > 1 << 30],
        lambda p: p.with_member(size=1 << 31),
    ),
)

DOCUMENT = (
    Rule("XML-01", _parses, _put("adlcp:scormtype", "other:scormtype")),
    Rule(
        "XML-02 XML-03",
        lambda p: [] if p.text.startswith(b"<?xml") else ["what stands first is no declaration"],
        _put("<?xml", "\ufeff<?xml"),
    ),
    Rule(
        "XML-04 XML-06",
        lambda p: [*_undecodable(p), *([] if b"encoding='UTF-8'" in p.text[:60] else ["not declared as UTF-8"])],
        _put("UTF-8", "windows-1252"),
    ),
    Rule("XML-07", lambda p: [b"DOCTYPE"] if b"<!" in p.text else [], _put("<manifest", "<!DOCTYPE a><manifest")),
    Rule(
        "XML-08",
        lambda p: re.findall(rb'schemaLocation="[^"]*(?:&|\s{2}|[\r\n\t])', p.text),
        _put("imscp_rootv1p1p2.xsd ", "imscp_rootv1p1p2.xsd&#xD;&#xA;"),
    ),
    Rule(
        "XML-09",
        lambda p: [] if p.root.tag == f"{{{PREFIXES['cp']}}}manifest" else [p.root.tag],
        _put('xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', ""),
    ),
    Rule(
        "XML-10",
        lambda p: [
            element.tag
            for element in p.root.iter()
            if element.prefix
            != {PREFIXES["cp"]: None, PREFIXES["adlcp"]: "adlcp"}.get(element.nsmap[element.prefix], "imsmd")
        ],
        lambda p: p.with_manifest("<resources>", f'<x:resources xmlns:x="{PREFIXES["cp"]}">').with_manifest(
            "</resources>", "</x:resources>"
        ),
    ),
    Rule(
        "XML-11",
        lambda p: re.findall(rb"<(?!manifest)[^>]* xmlns", p.text),
        _put("<resources>", '<resources xmlns:x="urn:x">'),
    ),
)

MANIFESTS = (
    Rule(
        "MAN-01 MAN-03",
        lambda p: (
            [value for value in p.values(_IDS) if not _NCNAME.fullmatch(value)]
            + ([] if p.root.get("identifier") else ["manifest without identifier"])
        ),
        _put('identifier="C_', 'identifier="1 '),
    ),
    Rule("MAN-02", lambda p: _repeated(value.lower() for value in p.values(_IDS)), _put('"C_', '"o_')),
    Rule(
        "MAN-04",
        lambda p: [v for v in p.values("/*/@version") if len(v) > 20],
        _put('version="1.0"', f'version="{"1" * 21}"'),
    ),
    Rule(
        "MAN-05 MAN-06",
        lambda p: (
            []
            if [etree.QName(e).localname for e in p.root] == ["metadata", "organizations", "resources"]
            else ["order"]
        ),
        lambda p: p.with_manifest("<resources>", "<metadata/><resources>"),
    ),
    Rule(
        "MAN-07",
        lambda p: set(p.values("/*/cp:metadata/cp:schema/text()")) ^ {"ADL SCORM"},
        _put("ADL SCORM<", "IMS Content<"),
    ),
    Rule(
        "MAN-08 MAN-09",
        lambda p: set(p.values("/*/cp:metadata/cp:schemaversion/text()")) ^ {"1.2"},
        _put(">1.2<", "> 1.2 <"),
    ),
    _absent("MAN-10", "/*//cp:manifest", _put("</resources>", '</resources><manifest identifier="x"/>')),
    Rule(
        "MAN-11",
        lambda p: [e.tag for e in p.root.iter() if etree.QName(e).namespace not in PREFIXES.values()],
        _put("</resources>", '</resources><a xmlns="urn:a"/>'),
    ),
    _absent(
        "MD-01 MD-02", "//adlcp:location", _put("<resources>", "<adlcp:location>x.xml</adlcp:location><resources>")
    ),
    Rule("MD-05", _metadata_gaps, _put("<imsmd:catalog>scormkit</imsmd:catalog>", "")),
    _absent(
        "MD-06",
        "//md:general/md:identifier|//md:metametadata/md:identifier",
        _put("<imsmd:general>", "<imsmd:general><imsmd:identifier>x</imsmd:identifier>"),
    ),
    Rule("MD-07", _strange_words, _put(">Final<", ">final<")),
)

ORGANIZATIONS = (
    Rule(
        "ORG-01 ORG-04",
        lambda p: [] if len(p.find("//cp:organization")) == 1 else ["not one"],
        _put("</organization>", '</organization><organization identifier="x"/>'),
    ),
    Rule(
        "ORG-02 ORG-03",
        lambda p: set(p.values("//cp:organizations/@default")) ^ set(p.values("//cp:organization/@identifier")),
        _put('default="O_', 'default="X_'),
    ),
    Rule(
        "ORG-05 ITM-01 ITM-02",
        lambda p: (
            [e for e in p.find(_TITLED) if len(e.findall("cp:title", PREFIXES)) != 1]
            + [title for title in _titles(p) if not title or len(title) > 200]
        ),
        lambda p: p.with_manifest("<title>", f"<title>{'x' * 200}"),
    ),
    Rule(
        "ORG-06",
        lambda p: p.find("//cp:organization[not(cp:item)]"),
        _put("</organization>", '</organization><organization identifier="x"/>'),
    ),
    Rule(
        "ORG-07",
        lambda p: [e for e in p.find(_TITLED) if [*map(_rank, e)] != sorted(map(_rank, e))],
        _put("</organization>", "<title>late</title></organization>"),
    ),
    Rule(
        "ITM-03 ITM-06",
        lambda p: set(p.values("//cp:item/@identifierref")) - set(p.values("//cp:resource[@href]/@identifier")),
        _put('identifierref="R_', 'identifierref="X_'),
    ),
    Rule(
        "ITM-04",
        lambda p: p.find("//cp:item[not(cp:item)][not(@identifierref)]"),
        _in_item('<item identifier="x"><title>x</title></item>'),
    ),
    _absent("ITM-07", "//cp:item/@isvisible", _put("<item ", '<item isvisible="1" ')),
    _absent("ITM-08 ITM-09", "//cp:item/@parameters", _put("<item ", '<item parameters="#a#b" ')),
    Rule(
        "ITM-10",
        lambda p: (
            [v for v in p.values("//adlcp:masteryscore/text()") if not (v.isdigit() and 1 <= int(v) <= 100)]
            + p.find("//adlcp:masteryscore[not(text())]")
        ),
        _in_item("<adlcp:masteryscore/>"),
    ),
    Rule(
        "ITM-11",
        lambda p: [
            item
            for item in p.find("//cp:item[adlcp:masteryscore]")
            if not p.find(f"//cp:resource[@adlcp:scormtype='sco'][@identifier='{item.get('identifierref')}']")
        ],
        _in_item('<item identifier="x"><adlcp:masteryscore>80</adlcp:masteryscore></item>'),
    ),
    _absent("ITM-12", "//adlcp:maxtimeallowed", _in_item("<adlcp:maxtimeallowed>PT1H</adlcp:maxtimeallowed>")),
    _absent("ITM-13 ITM-14", "//adlcp:timelimitaction", _in_item("<adlcp:timelimitaction/>")),
    _absent("ITM-15", "//adlcp:datafromlms", _in_item("<adlcp:datafromlms/>")),
    _absent("ITM-16 ITM-17 ITM-18", "//adlcp:prerequisites", _in_item("<adlcp:prerequisites/>")),
    Rule(
        "ITM-20",
        lambda p: p.find("//cp:item[count(adlcp:masteryscore) > 1]"),
        _in_item("<adlcp:masteryscore>1</adlcp:masteryscore><adlcp:masteryscore>2</adlcp:masteryscore>"),
    ),
)


def _rank(element: etree._Element) -> int:
    return ["title", "item", "metadata", "masteryscore"].index(etree.QName(element).localname)


RESOURCES = (
    Rule(
        "RES-01",
        lambda p: p.find("//cp:resource[not(@type='webcontent')]"),
        _put('type="webcontent"', 'type="text/html"'),
    ),
    Rule(
        "RES-02 RES-03",
        lambda p: p.find("//cp:resource[not(@adlcp:scormtype='sco' or @adlcp:scormtype='asset')]"),
        _put('scormtype="sco"', 'scormType="sco"'),
    ),
    Rule("RES-04", lambda p: p.find("//cp:resource[@adlcp:scormtype='sco'][not(@href)]"), _put(' href="', ' x="', 1)),
    Rule(
        "RES-05 RES-06 FIL-01",
        lambda p: (set(_listed(p)) | set(p.values("//cp:resource/@href"))) - set(p.names),
        lambda p: p.with_manifest('href="player/player.js"', 'href="player/Player.js"'),
    ),
    Rule(
        "RES-07 RES-08 RES-09 RES-11",
        lambda p: _bad_paths(p, r"\\|^/|^\.|/\.|//|^[a-z]+:"),
        _put('file href="', 'file href="./'),
    ),
    Rule("RES-10", lambda p: _bad_paths(p, r"[^A-Za-z0-9._/-]"), _put('file href="', 'file href="a b')),
    Rule("RES-12", lambda p: _bad_paths(p, r"^https?:"), _put('file href="', 'file href="http://a/')),
    Rule(
        "RES-14",
        lambda p: [
            resource.get("href")
            for resource in p.find("//cp:resource[@href]")
            if resource.get("href") not in [file.get("href") for file in resource.findall("cp:file", PREFIXES)]
        ],
        lambda p: p.with_manifest(f'<file href="{p.values("//cp:resource/@href")[0]}"/>', ""),
    ),
    Rule(
        "FIL-02",
        lambda p: _repeated(_listed(p)),
        _put('<file href="player/player.js"/>', '<file href="player/player.js"/>' * 2),
    ),
    Rule("FIL-03", lambda p: p.find("//cp:file[not(@href)]"), _put("<file href", "<file x")),
    Rule(
        "FIL-04 FIL-05",
        lambda p: _bad_paths(p, r"[?#*]|/$"),
        _put('file href="player/player.js"', 'file href="player/"'),
    ),
    Rule(
        "DEP-01 DEP-02",
        lambda p: (
            set(p.values("//cp:dependency/@identifierref"))
            - set(p.values("//cp:resource[@adlcp:scormtype='asset']/@identifier"))
        ),
        _put('dependency identifierref="R_shared', 'dependency identifierref="R_other'),
    ),
    _absent("BAS-01 BAS-02", "//@xml:base", _put("<resources", '<resources xml:base="/a"')),
    Rule(
        "CNT-01 CNT-02",
        lambda p: [call for call in (b"LMSInitialize", b"LMSFinish") if call not in _scripts(p)],
        lambda p: p.without("player/player.js"),
    ),
    Rule("CNT-03", lambda p: set(_references(p)) - set(p.names), lambda p: p.without("player/player.css")),
)

RULES = (*PACKAGE, *DOCUMENT, *MANIFESTS, *ORGANIZATIONS, *RESOURCES)
