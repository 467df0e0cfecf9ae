"""Questions: the registry of their types, and the reading of one. A family of types is one file here."""

from collections.abc import Mapping
from types import MappingProxyType

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.model.course import Question
from scormkit.reading.kinds import Reading, Schema, either, scalar
from scormkit.reading.questions import choices, gaps, groups, hotspot, open_text, orders, pairs, scales, typed
from scormkit.reading.questions.common import (
    EXPLANATION,
    FEEDBACK,
    HINTS,
    ID,
    OBJECTIVES,
    PROMPT,
    REMARK,
    TAGS,
    WAS,
    WEIGHT,
)
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Shape
from scormkit.syntax.yaml_nodes import YamlMap, YamlNode

QUESTION_TYPES: Mapping[str, QuestionType] = MappingProxyType(
    {
        type.word: type
        for type in (
            *choices.TYPES,
            *typed.TYPES,
            *pairs.TYPES,
            *orders.TYPES,
            *gaps.TYPES,
            *groups.TYPES,
            *hotspot.TYPES,
            *scales.TYPES,
            *open_text.TYPES,
        )
    }
)
DEFAULT_TYPE = "single"


class TypeWord:
    """The word at ``type:``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> str | None:
        written = scalar(node, key, self.words(), reading)
        if written is None or written.text in QUESTION_TYPES:
            return written.text if written else None
        help = did_you_mean(written.text, QUESTION_TYPES, f"write {self.words()}")
        reading.tell("quiz/unknown-type", written.span, f"there is no question type `{written.text}`", help)
        return None

    def schema(self) -> Schema:
        return {"enum": list(QUESTION_TYPES)}

    def words(self) -> str:
        return either(f"`{word}`" for word in QUESTION_TYPES)


TYPE = Field[str]("type", TypeWord(), f"How the question is answered. Default: `{DEFAULT_TYPE}`.", DEFAULT_TYPE)

_CALLED, _DOC = "a question", "A question."
_ABOUT = (OBJECTIVES, TAGS, WAS)


def _shape(type: QuestionType) -> Shape:
    judged = (FEEDBACK, WEIGHT) if type.scored else (REMARK,)
    return Shape(_CALLED, type.doc, (ID, TYPE, type.prompt, *type.fields, HINTS, *judged, EXPLANATION, *_ABOUT))


QUESTION_SHAPES = MappingProxyType({word: _shape(type) for word, type in QUESTION_TYPES.items()})
_ANY_TYPE = Shape(_CALLED, _DOC, (ID, TYPE, PROMPT, HINTS, FEEDBACK, WEIGHT, EXPLANATION, *_ABOUT))


class QuestionKind:
    """A question of any type: ``type`` decides which keys it has."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Question | None:
        if not isinstance(node, YamlMap):
            message, help = f"`{key}` takes one map a question.", "write `- id: …`, then `prompt: …` and `choices: |`"
            reading.tell("format/map-expected", node.span, message, help)
            return None
        written = node.find(TYPE.key)
        type = QUESTION_TYPES.get(DEFAULT_TYPE if written is None else getattr(written, "text", ""))
        if type is None:
            _ANY_TYPE.read_map(node, reading, only_known=False)
            return None
        record = QUESTION_SHAPES[type.word].read_map(node, reading)
        answer = type.answer(record, reading)
        name, prompt = record[ID], record[PROMPT]
        if name is None or prompt is None or answer is None:
            return None
        objectives = record[OBJECTIVES] if record.written(OBJECTIVES) else None
        return Question(
            name,
            prompt,
            answer,
            record[EXPLANATION],
            objectives,
            record[WAS],
            record[HINTS],
            record[FEEDBACK],
            record[WEIGHT],
            tuple(tag.text for tag in record[TAGS]),
        )

    def schema(self) -> Schema:
        *others, default = sorted(QUESTION_SHAPES, key=lambda word: word == DEFAULT_TYPE)
        chain = QUESTION_SHAPES[default].schema()
        for word in reversed(others):
            is_word = {"type": "object", "properties": {TYPE.key: {"const": word}}, "required": [TYPE.key]}
            chain = {"if": is_word, "then": QUESTION_SHAPES[word].schema(), "else": chain}
        return chain

    def words(self) -> str:
        return "a question"
