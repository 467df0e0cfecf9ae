"""What to choose in which LMS for an xAPI package, as data: each choice with the fact behind it, who says so, and when.

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
        "Of requests sent while a tab was closed nine in ten arrived; what did not is sent at the next launch.",
        "measured",
        "Chromium 156",
    ),
    LmsSetting(
        "Moodle",
        "Activity",
        "One of the plugin mod_tincanlaunch",
        "The plugin takes tincan.xml at the root of the zip alone, where it is in this package, and launches its first "
        "activity.",
        "moodle-mod_tincanlaunch (source code)",
        "2026-02",
    ),
    LmsSetting(
        "ILIAS",
        "Import",
        "The zip as it is",
        "tincan.xml is checked against a schema, and its first activity is launched.",
        "ILIAS's importer (source code)",
        "",
    ),
    LmsSetting(
        "ILIAS",
        "Version",
        "One whose proxy passes ETags on",
        "The proxy to the LRS dropped If-Match and ETag, by which the player notices that another device has saved; "
        "without them, what was saved last counts.",
        "ILIAS-eLearning/ILIAS#12026",
        "2026-09",
    ),
    LmsSetting(
        "Opigno",
        "Result",
        "Expect it with “passed” or “failed”",
        "It is taken from a statement about the course that has a success or a score.",
        "Opigno (source code)",
        "",
    ),
    LmsSetting(
        "TalentLMS",
        "Upload",
        "The zip as it is, as xAPI",
        "TalentLMS takes xAPI, too.",
        "TalentLMS, page not named",
        "",
    ),
)
