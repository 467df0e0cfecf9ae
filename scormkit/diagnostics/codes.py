"""The code table: one row for each kind of finding. An id is never reused.

Each row has a page in ``pages/<area>/<slug>.md`` (what ``scormkit explain`` prints), a case and a near miss in
``tests/cases/<area>/<slug>/``; ``tests/meta`` holds the proof.
"""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """ERROR: the product would be wrong. WARNING: it works, but somewhere it will not. NOTE: told, never counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(NamedTuple):
    """One kind of finding: its id ``area/slug``, severity, title, and the clause of a standard where there is one."""

    id: str
    severity: Severity
    title: str
    clause: str = ""


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_ROWS: tuple[Code, ...] = (
    # source/: reading the folder
    Code("source/conflict-marker", _E, "A merge that was not finished"),
    Code("source/control-character", _E, "An invisible character"),
    Code("source/encoding", _E, "The file is not UTF-8"),
    Code("source/file-name", _E, "A file name that not every system can store"),
    Code("source/link", _E, "A symbolic link out of the folder, or to a folder"),
    Code("source/name-clash", _E, "Two file names that are one on other systems"),
    Code("source/no-course-file", _E, "The folder has no course.yaml"),
    Code("source/unreadable", _E, "A file or folder cannot be read"),
    # yaml/: YAML as text
    Code("yaml/anchor", _E, "An anchor, and what repeats it"),
    Code("yaml/bracket", _E, "A bracket that is not closed"),
    Code("yaml/colon-in-text", _E, "A colon and a space within plain text"),
    Code("yaml/colon-space", _E, "A colon without its blank"),
    Code("yaml/cut-by-comment", _E, "Text cut off by #"),
    Code("yaml/duplicate-key", _E, "A key written twice"),
    Code("yaml/folded-text", _E, "Markdown under > instead of |"),
    Code("yaml/indentation", _E, "A line that does not fit the lines above"),
    Code("yaml/key", _E, "A list or a map where a key belongs"),
    Code("yaml/list-needs-bar", _E, "A list of boxes without its bar"),
    Code("yaml/merge-key", _E, "A merge key"),
    Code("yaml/missing-colon", _E, "A line without a colon"),
    Code("yaml/no-entries", _E, "A file without entries"),
    Code("yaml/odd-space", _E, "A space that is none to YAML"),
    Code("yaml/quote", _E, "A quote closed too early, or never"),
    Code("yaml/several-documents", _E, "A second document in one file"),
    Code("yaml/syntax", _E, "Text that YAML cannot read"),
    Code("yaml/tab", _E, "A tab in the indentation"),
    Code("yaml/tag", _E, "A tag"),
    Code("yaml/text-start", _E, "Text that begins with a character of YAML's own"),
    Code("yaml/too-deep", _E, "Lists and maps that nest too deeply"),
    # markdown/: Markdown as text
    Code("markdown/attribute", _E, "An attribute that Markdown may not carry"),
    Code("markdown/block-misplaced", _E, "A block where it cannot stand"),
    Code("markdown/broken-link", _E, "A link that Markdown does not take as one"),
    Code("markdown/broken-table", _E, "A table that Markdown does not take as one"),
    Code("markdown/definition-unused", _E, "A link definition that nothing uses"),
    Code("markdown/duplicate-id", _E, "An id used twice in one text"),
    Code("markdown/empty-target", _E, "A link or an image that leads nowhere"),
    Code("markdown/footnote-missing", _E, "A footnote that is not there"),
    Code("markdown/footnote-unused", _E, "A footnote that is mentioned nowhere"),
    Code("markdown/front-matter", _E, "A text without front matter"),
    Code("markdown/glossary-entry", _E, "A glossary entry that is none"),
    Code("markdown/heading-level", _W, "A heading that skips a level"),
    Code("markdown/heading-space", _E, "A heading without its blank"),
    Code("markdown/link-scheme", _E, "A link that must not be followed"),
    Code("markdown/odd-space", _E, "A space that is none to Markdown"),
    Code("markdown/parts-need-headings", _E, "A block whose parts have no headings"),
    Code("markdown/raw-html", _E, "HTML in a course that does not allow it"),
    Code("markdown/remote-image", _E, "A picture from another host"),
    Code("markdown/steps-need-list", _E, "Steps that are not one list"),
    Code("markdown/stray-fence", _E, "A closing line without a block"),
    Code("markdown/table-cells", _E, "A row with more cells than the table has columns"),
    Code("markdown/task-list", _E, "Boxes to tick where nobody can"),
    Code("markdown/title-heading", _E, "A heading of level 1"),
    Code("markdown/unclosed-block", _E, "A block that is not closed"),
    Code("markdown/unknown-block", _E, "A block that does not exist"),
    Code("markdown/unsafe-html", _E, "HTML that no course may hold"),
    # list/: lists of what learners pick, match, order or tick
    Code("list/duplicate-letter", _E, "Two items with one letter"),
    Code("list/feedback-not-indented", _E, "Feedback that belongs to no item"),
    Code("list/item-empty", _E, "An item without text"),
    Code("list/item-letter", _E, "An item without a proper letter"),
    Code("list/item-mark", _E, "An item that begins otherwise than its list"),
    Code("list/not-an-item", _E, "A line that is no item of its list"),
    Code("list/pair-arrow", _E, "A pair whose sides cannot be told"),
    Code("list/too-many-items", _E, "More items than a report can tell apart", "SCORM 1.2 RTE 3.4.4"),
    # format/: keys and values, in any file
    Code("format/unknown-key", _E, "A key that the source format does not know"),
    Code("format/missing-key", _E, "A key that is needed is not there"),
    Code("format/unknown-word", _E, "A word that the key does not know"),
    Code("format/invalid-id", _E, "An id with characters that ids do not have"),
    Code("format/invalid-iri", _E, "An IRI that ids cannot begin with", "xAPI 1.0.3 Data 2.4.4.1"),
    Code("format/invalid-file-name", _E, "A file name that gives no id"),
    Code("format/invalid-number", _E, "Something else where a number belongs"),
    Code("format/out-of-range", _E, "A number outside its limits"),
    Code("format/empty-value", _E, "A key without a value"),
    Code("format/text-expected", _E, "A list or map where text belongs"),
    Code("format/value-expected", _E, "A list or map where one value belongs"),
    Code("format/map-expected", _E, "Something else where a map belongs"),
    Code("format/list-expected", _E, "Something else where a list belongs"),
    Code("format/repeated-item", _E, "An id that stands in one list twice"),
    Code("format/range-upside-down", _E, "A range that ends before it begins"),
    Code("format/text-in-brackets", _E, "Sentences in a list in brackets"),
    Code("format/too-long", _E, "A text that is too long for a package", "SCORM 1.2 CAM 3.2.3, 3.2.4.5"),
    Code("format/unknown-version", _E, "A source format that this scormkit does not read"),
    # course/: course.yaml
    Code("course/same-package", _E, "Two courses that would be one package"),
    Code("course/unexpected-version", _E, "The course has another version than expected"),
    Code("course/invalid-language", _E, "A language that is no BCP 47 tag"),
    Code("course/invalid-version", _E, "A version that cannot be part of a file name"),
    Code("course/language-not-spoken", _N, "A language that the player does not speak"),
    Code("course/no-keywords", _N, "A course without keywords", "SCORM 1.2 CAM 2.2"),
    Code("course/no-summary", _N, "A course without a summary", "SCORM 1.2 CAM 2.2"),
    Code("course/needs-one-sco", _E, "A rule over units where each unit is a SCO of its own"),
    Code("course/needs-one-au", _E, "A rule over units where each unit is an AU of its own"),
    Code("course/no-iri", _W, "A course whose activities have ids under nobody's address", "xAPI 1.0.3 Data 2.4.4.1"),
    Code("course/mastery-without-score", _E, "A mastery score, but no score", "SCORM 1.2 RTE 3.4.4"),
    Code("course/mastery-above-pass", _W, "A mastery score above the pass marks", "SCORM 1.2 RTE 3.4.4"),
    Code("course/mastery-out-of-reach", _E, "A mastery score that some who pass cannot reach", "SCORM 1.2 RTE 3.4.4"),
    Code("course/weights-unused", _W, "Weights in a score that they do not make"),
    # module/
    Code("module/duplicate-id", _E, "Two modules with one id"),
    # unit/
    Code("unit/duplicate-id", _E, "Two units with one id"),
    Code("unit/not-found", _E, "A unit that does not exist"),
    Code("unit/in-no-module", _E, "A unit that no module lists"),
    Code("unit/in-two-modules", _E, "A unit that is listed twice"),
    Code("unit/lock-circle", _E, "Units that wait for each other"),
    Code("unit/needs-later", _N, "A unit that needs one behind it"),
    Code("unit/empty", _W, "A unit with nothing in it"),
    # objective/
    Code("objective/duplicate-id", _E, "Two objectives with one id"),
    Code("objective/not-found", _E, "An objective that nothing states"),
    Code("objective/none-assessed", _N, "A graded quiz or an assignment that assesses nothing"),
    Code("objective/not-assessed", _N, "An objective that no question assesses"),
    Code("objective/not-observable", _N, "An objective that nobody can observe"),
    Code("objective/not-taught", _N, "An objective that no unit teaches"),
    Code("objective/pre-test-only", _N, "An objective that only a pre-test assesses"),
    Code("objective/single-question", _N, "An objective that rests on one question"),
    # glossary/
    Code("glossary/duplicate-term", _E, "A term that is defined twice"),
    Code("glossary/not-found", _E, "A term that the glossary lacks"),
    # quiz/: quizzes and their questions
    Code("quiz/duplicate-id", _E, "Two quizzes with one id"),
    Code("quiz/duplicate-question", _E, "Two questions of a quiz with one id"),
    Code("quiz/not-found", _E, "A quiz that does not exist"),
    Code("quiz/placed-twice", _E, "A quiz that is placed twice"),
    Code("quiz/not-placed", _W, "A quiz that no unit places"),
    Code("quiz/required-not-placed", _E, "A required quiz that no unit places"),
    Code("quiz/required-practice", _E, "A practice quiz or a pre-test among the required ones"),
    Code("quiz/needs-points", _E, "No points where points make the score"),
    Code("quiz/exempts-too-late", _W, "A pre-test that opens after what it exempts from"),
    Code("quiz/nothing-scored", _W, "A graded quiz that grades nothing"),
    Code("quiz/unknown-type", _E, "A question type that does not exist"),
    Code("quiz/not-true-or-false", _E, "A choice that is neither true nor false"),
    Code("quiz/too-few-choices", _E, "A question with fewer than two choices"),
    Code("quiz/no-correct-choice", _E, "A question without a right choice"),
    Code("quiz/two-correct-choices", _E, "A question with one answer and two right choices"),
    Code("quiz/duplicate-choice", _E, "Two choices that read the same"),
    Code("quiz/no-correct-answer", _E, "Known answers, and none of them is right"),
    Code("quiz/duplicate-answer", _E, "One answer known twice"),
    Code("quiz/answer-too-long", _E, "An answer that no learner can type"),
    Code("quiz/tolerance-of-range", _E, "A range with a tolerance"),
    Code("quiz/not-an-image", _E, "A hotspot's image that is none"),
    Code("quiz/invalid-region", _E, "A region that is no rectangle"),
    Code("quiz/region-outside-image", _E, "A region that leaves its image"),
    Code("quiz/region-without-choice", _E, "A region that is no choice"),
    Code("quiz/choice-without-region", _E, "A choice that is nowhere in the image"),
    Code("quiz/right-in-survey", _E, "A right answer in a survey"),
    Code("quiz/not-in-survey", _E, "A key that a survey does not have"),
    Code("quiz/points-rise", _E, "Points that rise from attempt to attempt"),
    Code("quiz/draw-too-large", _E, "More questions drawn than there are"),
    Code("quiz/pool-not-found", _E, "A pool that no question belongs to"),
    Code("quiz/not-a-pre-test", _E, "Units exempted by a quiz that is no pre-test"),
    Code("quiz/cooldown-without-retry", _W, "A cooldown that no attempt follows"),
    Code("quiz/too-few-items", _E, "A question with nothing to decide"),
    Code("quiz/duplicate-item", _E, "Two items that read the same"),
    Code("quiz/gap-kind", _E, "A gap that is neither chosen nor typed, or both"),
    Code("quiz/gap-not-found", _E, "A place in the prompt for a gap that does not exist"),
    Code("quiz/gap-not-placed", _E, "A gap that the prompt lacks"),
    Code("quiz/gap-placed-twice", _E, "A gap that stands in the prompt twice"),
    # assignment/: assignments and their parts
    Code("assignment/not-found", _E, "An assignment that does not exist"),
    Code("assignment/done-not-found", _E, "A part that must be done and does not exist"),
    Code("assignment/level-points", _E, "A level of a rubric without name or points"),
    Code("assignment/needs-rubric", _E, "A self-check that is no rubric"),
    Code("assignment/nothing-to-do", _E, "An assignment in which nothing must be done"),
    Code("assignment/reply-without-id", _E, "A reply without an id"),
    Code("assignment/reply-without-prompt", _E, "A reply that does not say to what"),
    Code("assignment/row-length", _E, "A row of a rubric with too few or too many cells"),
    # media/: files that a unit refers to
    Code("media/lfs-pointer", _E, "A Git LFS pointer in place of the file"),
    Code("media/missing-alternative-text", _E, "An image, audio or video without a description", "WCAG 2.2, 1.1.1"),
    Code("media/missing-captions", _W, "A video without captions", "WCAG 2.2, 1.2.2"),
    Code("media/missing-transcript", _W, "Audio or video without a transcript", "WCAG 2.2, 1.2.1, 1.2.3"),
    Code("media/refused-type", _E, "A file that LMSs refuse"),
    Code("media/not-for-browsers", _E, "A medium that browsers cannot show"),
    # link/: links inside and outside
    Code("link/missing-file", _E, "A file that is not there"),
    Code("link/wrong-case", _E, "A path in the wrong case"),
    Code("link/outside-course", _E, "A path that leads out of the course"),
    Code("link/to-source", _E, "A link to a source of the course"),
    Code("link/not-placeable", _E, "A file that cannot be placed there"),
    Code("link/insecure", _W, "A link without encryption"),
    Code("link/missing-anchor", _E, "A link to a place that is not there"),
    Code("link/other-sco", _N, "A link to a unit that is a SCO of its own"),
    Code("link/other-au", _N, "A link to a unit that is an AU of its own"),
    # ledger/
    Code("ledger/out-of-date", _E, "The ledger would change in a locked build"),
    Code("ledger/invalid-slot", _E, "A line of the ledger that is no slot"),
    Code("ledger/duplicate-slot", _E, "A slot that stands in the ledger twice"),
    Code("ledger/part-gone", _W, "A part that is gone while another is new"),
    Code("ledger/was-in-use", _E, "An old id that is still in use"),
    Code("ledger/was-too-late", _E, "A rename of a part that has a new record already"),
    Code("ledger/was-unknown", _W, "An old id that no build ever had"),
    # state/: what suspend_data must hold
    Code("state/too-large", _E, "The learner's state may not fit into the LMS", "SCORM 1.2 RTE 3.4.4"),
    # build/: writing what was built
    Code("build/not-written", _E, "A package that the disk did not take"),
    # package/: what is built
    Code("package/not-control-document", _E, "A file among the control documents is none", "SCORM 1.2 CAM 2.3.5.1"),
)

CODES: dict[str, Code] = {row.id: row for row in _ROWS}
