"""What to choose in which LMS for a cmi5 package, as data: each choice with the fact behind it, who says so, and when.

LMSs change, so each of these is a dated note and no law; where nothing is known of a setting, there is no row.
"""

from scormkit.targets.lrs import LRS_SETTINGS
from scormkit.targets.sheets import LmsSetting

LMS_SETTINGS = (
    *LRS_SETTINGS,
    LmsSetting(
        "Any LMS",
        "Leaving",
        "Tell learners to leave by Exit",
        "A page that is left may be a reload, so Exit alone sends “terminated”; of other sessions the LMS says "
        "“abandoned”. What was done is recorded all the same.",
        "cmi5 specification",
        "Quartz",
    ),
    LmsSetting(
        "Any LMS",
        "Window",
        "Tell learners to keep one",
        "A second launch ends the session of the first, whose statements are then refused.",
        "measured",
        "CATAPULT player",
    ),
    LmsSetting(
        "ILIAS",
        "Structure",
        "One AU, the default",
        "Only the first AU is imported, and “CompletedAndPassed” becomes “Passed”.",
        "ILIAS's importer (source code)",
        "",
    ),
    LmsSetting(
        "TalentLMS",
        "Upload",
        "The zip as it is, as cmi5",
        "TalentLMS takes cmi5, too.",
        "TalentLMS, page not named",
        "",
    ),
    LmsSetting(
        "Tovuti",
        "Standard",
        "SCORM 1.2",
        "It takes no cmi5.",
        "Tovuti, page not named",
        "",
    ),
)
