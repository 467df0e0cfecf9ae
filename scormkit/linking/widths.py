"""How much room a typed text needs: the bytes that a character of the course's language takes in UTF-8.

SCORM 1.2 gives a learner's whole state 4,096 characters, so what may be typed is counted before anybody types.
"""

from math import ceil

from scormkit.model.fields import NUMBER_TEXT, Field
from scormkit.model.ledger import TEXT_LENGTH_BITS, TYPED

_MOST_BYTES = (1 << TEXT_LENGTH_BITS) - 1
# ISO 639 codes of languages that are written in Latin letters: about one letter in eight has a mark, and a second byte.
_LATIN = (
    "af an az bi br bs ca ceb co cs cy da de dsb en eo es et eu fi fil fj fo fr fy ga gd gl gv ha haw hr hsb ht hu "
    "ia id ie ig ilo io is it jv kl kw la lb li ln lt lv mg mi ms mt na nb nds nl nn no nv ny oc om pl pt qu rm rn ro "
    "rw sc se sg sk sl sm sn so sq ss st su sv sw tk tl tn to tr ts ty uz ve vo wa wo xh yo za zu"
)
# Cyrillic, Greek, Arabic, Hebrew, Armenian; and Vietnamese, most of whose Latin letters are marked.
_TWO_BYTES = "ar ba be bg ce ckb cv el fa he hy kk ky mk mn os ps ru sd sr tg tt ug uk ur vi yi"
_WIDTHS = {**dict.fromkeys(_LATIN.split(), 1.125), **dict.fromkeys(_TWO_BYTES.split(), 2.0)}
_SCRIPTS = {"latn": 1.125, "cyrl": 2.0, "grek": 2.0, "arab": 2.0, "hebr": 2.0, "armn": 2.0}


def text_bytes(field: Field, language: str) -> int:
    """The most UTF-8 bytes of a field that the state keeps; 0 for a field that is chosen.

    Known answers always fit, also in a language that is not the course's. ``language`` is a BCP 47 tag.
    """
    if field.shape not in TYPED:
        return 0
    room = NUMBER_TEXT if field.low else ceil(field.most * _width(language))  # a number: digits, a sign, a point
    known = max((len(answer.text.encode()) for answer in field.answers), default=0)
    return min(max(room, known), _MOST_BYTES)


def _width(language: str) -> float:
    """Bytes a character, on average; three where the script is not known to need less."""
    primary, *rest = language.lower().split("-")
    script = next((_SCRIPTS[part] for part in rest if part in _SCRIPTS), None)
    return script or _WIDTHS.get(primary, 3.0)
