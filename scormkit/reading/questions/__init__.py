"""Questions: what every question has, and the registry of their types. A family of types is one file here."""

from types import MappingProxyType

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.model.course import Name, Question
from scormkit.model.prose import Prose
from scormkit.reading.kinds import Id, Markdown, Reading, Schema, either, scalar
from scormkit.reading.questions import choices
from scormkit.reading.shapes import Field, IdList, Shape, was_field
from scormkit.syntax.yaml_nodes import YamlMap, YamlNode

QUESTION_TYPES = MappingProxyType({type.word: type for type in choices.TYPES})
DEFAULT_TYPE = "single"
PLANNED_TYPES = (
    "fill-in",
    "numeric",
    "matching",
    "ordering",
    "gaps",
    "categorise",
    "hotspot",
    "likert",
    "open-text",
)


class TypeWord:
    """The word at ``type:``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> str | None:
        written = scalar(node, key, self.words(), reading)
        if written is None or written.text in QUESTION_TYPES:
            return written.text if written else None
        if written.text in PLANNED_TYPES:
            message = f"questions of type `{written.text}` cannot be built yet"
            reading.tell("quiz/type-not-available", written.span, message, f"use {self.words()}")
            return None
        help = did_you_mean(written.text, QUESTION_TYPES, f"write {self.words()}")
        reading.tell("quiz/unknown-type", written.span, f"there is no question type `{written.text}`", help)
        return None

    def schema(self) -> Schema:
        return {"enum": list(QUESTION_TYPES)}

    def words(self) -> str:
        return either(f"`{word}`" for word in QUESTION_TYPES)


ID = Field[Name | None]("id", Id(), "The question's id, unique in its quiz.", None, required=True)
TYPE = Field[str]("type", TypeWord(), f"How the question is answered. Default: `{DEFAULT_TYPE}`.", DEFAULT_TYPE)
PROMPT = Field[Prose | None]("prompt", Markdown(), "What is asked.", None, required=True)
EXPLANATION = Field[Prose | None](
    "explanation", Markdown(), "Shown with the solution, whatever was answered. Default: nothing.", None
)
OBJECTIVES = Field[tuple[Name, ...]]("objectives", IdList(), "What it assesses. Default: as the quiz says.", ())
WAS = was_field()

_CALLED, _DOC = "a question", "A question."
QUESTION_SHAPES = MappingProxyType(
    {
        word: Shape(_CALLED, type.doc, (ID, TYPE, PROMPT, *type.fields, EXPLANATION, OBJECTIVES, WAS))
        for word, type in QUESTION_TYPES.items()
    }
)
_ANY_TYPE = Shape(_CALLED, _DOC, (ID, TYPE, PROMPT, EXPLANATION, OBJECTIVES, WAS))


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
        return Question(name, prompt, answer, record[EXPLANATION], objectives, record[WAS])

    def schema(self) -> Schema:
        *others, default = sorted(QUESTION_SHAPES, key=lambda word: word == DEFAULT_TYPE)
        chain = QUESTION_SHAPES[default].schema()
        for word in reversed(others):
            is_word = {"type": "object", "properties": {TYPE.key: {"const": word}}, "required": [TYPE.key]}
            chain = {"if": is_word, "then": QUESTION_SHAPES[word].schema(), "else": chain}
        return chain

    def words(self) -> str:
        return "a question"
