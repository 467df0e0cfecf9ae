"""What every question has, whatever its type: the keys, and the kinds that stand there."""

from scormkit.model.course import GeneralFeedback
from scormkit.model.names import Name
from scormkit.model.prose import Prose
from scormkit.reading.kinds import Id, Markdown, Reading, Schema
from scormkit.reading.numbers import Whole
from scormkit.reading.shapes import Field, IdList, Shape, was_field
from scormkit.syntax.yaml_nodes import YamlList, YamlMap, YamlNode


class MarkdownTexts:
    """A list of Markdown texts, one behind each ``- ``; in brackets a comma would cut a sentence in two."""

    def __init__(self) -> None:
        self._text = Markdown()

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[Prose, ...] | None:
        if not isinstance(node, YamlList):
            help = f"write `{key}:`, and below it one text a line behind `- `"
            reading.tell("format/list-expected", node.span, f"`{key}` takes a list", help)
            return None
        if node.flow and node.items:
            help = f"write each on a line of its own below `{key}:`, behind `- `"
            reading.tell("format/text-in-brackets", node.span, f"the texts of `{key}` stand in brackets", help)
            return None
        texts = (self._text.read(item, key, reading) for item in node.items)
        return tuple(text for text in texts if text is not None)

    def schema(self) -> Schema:
        return {"type": "array", "items": self._text.schema()}

    def words(self) -> str:
        return "a list, each item Markdown text"


class OneFeedback:
    """Markdown that is said however the question went."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> GeneralFeedback | None:
        text = Markdown().read(node, key, reading)
        return None if text is None else GeneralFeedback(text, text)

    def schema(self) -> Schema:
        return Markdown().schema()

    def words(self) -> str:
        return Markdown().words()


RIGHT = Field[Prose | None]("right", Markdown(), "Said when the question went right. Default: nothing.", None)
WRONG = Field[Prose | None]("wrong", Markdown(), "Said when it did not, or in part only. Default: nothing.", None)
FEEDBACK_SHAPE = Shape("feedback", "What is said about the question as a whole.", (RIGHT, WRONG))


class TwoFeedbacks:
    """Markdown that is said however the question went, or a map that tells right from wrong."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> GeneralFeedback | None:
        if not isinstance(node, YamlMap):
            return OneFeedback().read(node, key, reading)
        record = FEEDBACK_SHAPE.read_map(node, reading)
        return GeneralFeedback(record[RIGHT], record[WRONG])

    def schema(self) -> Schema:
        return {"anyOf": [OneFeedback().schema(), FEEDBACK_SHAPE.schema()]}

    def words(self) -> str:
        return "Markdown text, or a map with `right` and `wrong`"


ID = Field[Name | None]("id", Id(), "The question's id, unique in its quiz.", None, required=True)
PROMPT = Field[Prose | None]("prompt", Markdown(), "What is asked.", None, required=True)
HINTS = Field[tuple[Prose, ...]](
    "hints", MarkdownTexts(), "Help that learners may open one by one before they answer. Default: none.", ()
)
FEEDBACK = Field[GeneralFeedback](
    "feedback",
    TwoFeedbacks(),
    "Said about the question as a whole once it is judged. Default: nothing.",
    GeneralFeedback(),
)
REMARK = Field[GeneralFeedback]("feedback", OneFeedback(), "Said once it is sent. Default: nothing.", GeneralFeedback())
WEIGHT = Field[int]("weight", Whole(1, 100), "What the question counts in the quiz's score. Default: `1`.", 1)
EXPLANATION = Field[Prose | None](
    "explanation", Markdown(), "Shown with the solution, whatever was answered. Default: nothing.", None
)
OBJECTIVES = Field[tuple[Name, ...]]("objectives", IdList(), "What it assesses. Default: as the quiz says.", ())
TAGS = Field[tuple[Name, ...]](
    "tags", IdList(), "Words by which the quiz's `draw` may name it, such as `[easy]`. Default: none.", ()
)
WAS = was_field()
