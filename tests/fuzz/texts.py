"""XML and pages that are spoilt, or made to cost much."""

from collections.abc import Callable
from random import Random

_MARKUP = (b"<", b">", b"&", b'"', b"'", b"/", b"=", b"]]>", b"<!--", b"<![CDATA[", b"<?", b"&#0;", b"&#xD800;", b"\0")
_PAGES = (
    *(
        b"<base href='//x'>",
        b"<script>",
        b"</script>",
        b"<!--",
        b"<![CDATA[",
        b"<img src=",
        b"url(",
        b"@import '",
        b"${",
    ),
    *(b"<a href='", b"LMSInitialize", b"API_1484_11", b"\xff\xfe", b"\0", b"<svg><style>", b"<!DOCTYPE", b"<![", b"/*"),
)


def flip_bytes(text: bytes, chance: Random) -> bytes:
    spoilt = bytearray(text)
    for _ in range(chance.choice((1, 2, 20))):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def move_words(text: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start, stop = sorted(chance.sample(range(len(text)), 2))
        stop = min(stop, start + 80)
        place = chance.randrange(len(text))
        piece = chance.choice((text[start:stop], chance.choice(_MARKUP)))
        text = text[:place] + piece + text[place + chance.choice((0, 0, len(piece))) :]
    return text


def nest(text: bytes, chance: Random) -> bytes:
    depth = chance.choice((150, 250, 3_000, 20_000))
    name = chance.choice((b"item", b"a", b"metadata", b"block"))
    return _into(text, b"<%s>" % name * depth + b"</%s>" % name * chance.choice((depth, 0)), chance)


def declare(text: bytes, chance: Random) -> bytes:
    """Entities: bombs, files of the disk, addresses; and a DOCTYPE without any."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    subset = chance.choice(
        (
            *(laughs, '<!ENTITY l11 SYSTEM "file:///etc/passwd">', '<!ENTITY % l SYSTEM "http://127.0.0.1/x">%l;', ""),
            *('<!ATTLIST manifest a CDATA "b">', "<!ELEMENT manifest ANY>", f'<!ENTITY l11 "{"a" * 100_000}">'),
        )
    )
    outer = chance.choice(("", 'SYSTEM "file:///etc/passwd" ', 'PUBLIC "-//x" "http://127.0.0.1/x.dtd" '))
    head, mark, rest = text.partition(b"?>")
    used = rest.replace(b"</", b"&l11;" * chance.choice((0, 1, 1_000)) + b"</", 1)
    return head + mark + f"<!DOCTYPE manifest {outer}[{subset}]>".encode() + used


def encode(text: bytes, chance: Random) -> bytes:
    """Another encoding than the first line says, or one that it does not say."""
    words = text.decode("utf-8", "replace")
    said = ("UTF-8", "UTF-16", "utf-32", "iso-8859-1", "utf-7", "cp037", "zip", "idna", "x" * 30, "gb18030")
    real = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp037", "utf-7")
    return words.replace("UTF-8", chance.choice(said), 1).encode(chance.choice(real), "replace")


def control(text: bytes, chance: Random) -> bytes:
    return _into(text, bytes(chance.choices(range(32), k=chance.randint(1, 50))), chance)


def flood(text: bytes, chance: Random) -> bytes:
    """Much of one thing: attributes, namespaces, comments, CDATA, tags, letters."""
    many = chance.choice((100, 1_000, 10_000))
    number = range(many)
    return _into(
        text,
        chance.choice(
            (
                b"<item " + b" ".join(b'a%d="%d"' % (n, n) for n in number) + b"/>",
                b"<item " + b" ".join(b'xmlns:n%d="urn:%d"' % (n, n) for n in number) + b"/>",
                b'<item identifier="' + b"a" * many * 50 + b'"/>',
                b"<![CDATA[x]]>" * many,
                b"<!-- " + b"- " * many * 50 + b"-->",
                b"<?x y?>" * many,
                b"&#65;" * many,
                b"".join(b'<item identifier="i%d" identifierref="r%d"><title/></item>' % (n, n) for n in number),
                b"".join(b'<resource identifier="r%d" href="x%d"><file href="y"/></resource>' % (n, n) for n in number),
                b"".join(b'<au id="x%d"><url>x%d</url></au>' % (n, n) for n in number),
                b"<organizatoin defualt='1'/>" * many,
                b"x" * many * 100,
                b" " * many * 100,
                b"\n" * many * 100,
            )
        ),
        chance,
    )


def _into(text: bytes, piece: bytes, chance: Random) -> bytes:
    """Put a piece behind one of the tags."""
    places = [place + 1 for place, letter in enumerate(text) if letter == ord(">")]
    place = chance.choice(places)
    return text[:place] + piece + text[place:]


def spoil_page(text: bytes, chance: Random) -> bytes:
    """A page or script with bytes that are none of its kind."""
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(text) + 1)
        piece = chance.choice(_PAGES) * chance.choice((1, 1, 3, 2_000))
        text = text[:place] + chance.choice((piece, chance.randbytes(50), b" " * 5_000)) + text[place:]
    return text


DOCUMENTS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(flip_bytes, flip_bytes, move_words, move_words, move_words, nest, declare, encode, control, flood, flood),
)
