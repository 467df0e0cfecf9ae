"""The zip itself: whether every importer can open it, and whether what comes out is what was packed."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.package.directory import DEFLATED, ENCRYPTED, LOCAL_HEADER, STORED
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.validation.findings import about_files
from scormkit.validation.package import LAUNCH_DOCUMENTS, Package

_METHODS = {STORED, DEFLATED}
_DESCRIPTOR = 8  # 4.4.4: flag 3
_WORTH_PACKING = 1 << 20  # bytes
_MOST_VERIFIED = 512 << 20  # bytes that are unpacked to compare checksums,
_LEAST_VERIFIED, _VERIFIED_RATIO = 48 << 20, 50  # or fewer, where the zip is small for what it holds
_LARGE, _MANY = 1 << 30, 20_000
_RATIO, _RATIO_FROM = 200, 32 << 20  # how much smaller than itself a large file is packed, at most


def check_unreadable(package: Package) -> Iterator[Diagnostic]:
    """PKG-01: the directory of the zip can be read to its end."""
    if package.contents.damage:
        yield Diagnostic(
            "archive/unreadable",
            Span(""),
            package.contents.damage,
            "download or export the package again; an LMS would not open it",
        )


def check_encrypted(package: Package) -> Iterator[Diagnostic]:
    """PKG-04: no entry needs a password."""
    paths = [member.path for member in package.contents.members if member.flags & ENCRYPTED]
    yield from about_files(
        "archive/encrypted",
        paths,
        "this file is encrypted",
        "{count} files are encrypted",
        "pack them again without a password; no LMS asks for one",
    )


def check_methods(package: Package) -> Iterator[Diagnostic]:
    """PKG-05: entries are stored or deflated."""
    odd = [member for member in package.contents.members if member.method not in _METHODS]
    yield from about_files(
        "archive/unusual-compression",
        [member.path for member in odd],
        f"this file is packed by method {odd[0].method if odd else 0}, which few importers know",
        "{count} files are packed by methods that few importers know",
        "pack them again as a plain zip (deflate)",
    )


def check_uncompressed(package: Package) -> Iterator[Diagnostic]:
    """PKG-15: something of a zip of some size is compressed."""
    plain = [member for member in package.contents.members if not member.is_folder]
    size = sum(member.size for member in plain)
    if package.contents.form == "zip" and size > _WORTH_PACKING and not any(member.method for member in plain):
        yield Diagnostic(
            "archive/uncompressed",
            Span(""),
            f"none of the files is compressed, {size / 1e6:,.1f} MB in all",
            "pack them with compression, unless they are films and sounds only",
        )


def check_descriptors(package: Package) -> Iterator[Diagnostic]:
    """PKG-15: the size of a file that is only stored stands in front of it, where a reader of streams needs it."""
    paths = [m.path for m in package.contents.members if m.flags & _DESCRIPTOR and not m.method and not m.is_folder]
    yield from about_files(
        "archive/data-descriptor",
        paths,
        "this file is not compressed, and its size stands behind it; a reader of streams cannot tell where it ends",
        "{count} files are not compressed, and their sizes stand behind them; readers of streams see no end",
        "pack them with another tool, or with compression",
    )


def check_zip64(package: Package) -> Iterator[Diagnostic]:
    """PKG-06: no Zip64, which importers of SCORM often cannot read; those of cmi5 must (14.0)."""
    if package.contents.zip64 and set(package.documents) != {COURSE_STRUCTURE}:
        yield Diagnostic(
            "archive/zip64",
            Span(""),
            "the zip uses Zip64",
            "pack it again as a plain zip: Zip64 is needed beyond 4 GB or 65,535 files only",
        )


def check_entries(package: Package) -> Iterator[Diagnostic]:
    """PKG-01: every file unpacks to what the directory says of it, checksum included."""
    left = min(_MOST_VERIFIED, max(_LEAST_VERIFIED, _VERIFIED_RATIO * package.contents.size))
    for member in package.contents.members:
        if member.is_folder or member.flags & ENCRYPTED or member.method not in _METHODS or member.symlink:
            continue
        if left <= 0:
            return
        fault = package.contents.verify(member, left)
        left -= member.size
        if fault:
            yield Diagnostic(
                "archive/damaged-file",
                Span(member.path),
                f"this file cannot be unpacked: {fault}",
                "download or export the package again, or pack it anew",
            )


def check_overlaps(package: Package) -> Iterator[Diagnostic]:
    """PKG-01, PKG-19: no two entries share bytes, as those of zip bombs do."""
    if package.contents.form != "zip":
        return
    reached, owner = -1, ""
    shared = []
    for member in sorted(package.contents.members, key=lambda member: (member.offset, -member.packed)):
        if member.offset < reached and member.path != owner:
            shared.append(member.path)
        if member.offset + LOCAL_HEADER.size + len(member.raw) + member.packed > reached:
            reached, owner = member.offset + LOCAL_HEADER.size + len(member.raw) + member.packed, member.path
    yield from about_files(
        "archive/overlapping-files",
        shared,
        "this file shares its bytes in the zip with another one",
        "{count} files share their bytes in the zip with others",
        "pack the files anew; a zip like this is taken for an attack",
    )


def check_size(package: Package) -> Iterator[Diagnostic]:
    """PKG-19: size, number of files and ratio are those of a course."""
    members = package.contents.members
    size = sum(member.size for member in members)
    steep = [
        member.path for member in members if member.size > _RATIO_FROM and member.size > _RATIO * max(1, member.packed)
    ]
    if steep:
        yield Diagnostic(
            "archive/large",
            Span(steep[0]),
            "this file is packed to less than a two-hundredth of its size, as in a zip bomb",
            "make sure that the file is meant; many importers refuse such a zip",
        )
    elif size > _LARGE or len(members) > _MANY:
        yield Diagnostic(
            "archive/large",
            Span(""),
            f"the package unpacks to {size / 1e6:,.1f} MB in {len(members):,} files",
            "leave out what no learner needs, or stream long videos; many LMSs refuse uploads of this size",
        )


def check_documents(package: Package) -> Iterator[Diagnostic]:
    """PKG-02, PKG-03, C5-01, TC-01: a document that an LMS starts from lies at the top, under its exact name."""
    if package.contents.form == "xml" or (package.contents.damage and not package.documents):
        return
    if not package.documents:
        yield Diagnostic(
            "archive/no-manifest",
            Span(""),
            "the package holds neither imsmanifest.xml nor cmi5.xml nor tincan.xml",
            "export it as SCORM, cmi5 or xAPI; a zip of other files is no package",
        )
    elif package.root:
        (name, *_) = package.documents.values()
        yield Diagnostic(
            "archive/wrapper-folder",
            Span(package.place(name)),
            f"{name} lies in a folder `{package.root}`, and it must lie at the top",
            f"open the folder `{package.root}`, select all that is in it, and zip that",
        )
    for exact, name in package.documents.items():
        if name != exact:
            yield Diagnostic(
                "archive/manifest-case",
                Span(package.place(name)),
                f"its name must be {exact}",
                f"rename it to `{exact}`",
            )


def check_formats(package: Package) -> Iterator[Diagnostic]:
    """PKG-18: which formats the package has, where there are several."""
    if len(package.documents) > 1:
        names = [name for name in LAUNCH_DOCUMENTS if name in package.documents]
        yield Diagnostic(
            "archive/several-formats",
            Span(""),
            f"the package has several formats: {', '.join(names)}; each was checked",
            "choose in the LMS which one it takes, or leave out what it must not take",
        )


RULES = (
    check_unreadable,
    check_documents,
    check_formats,
    check_encrypted,
    check_methods,
    check_uncompressed,
    check_descriptors,
    check_zip64,
    check_overlaps,
    check_entries,
    check_size,
)
