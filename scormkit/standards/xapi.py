"""xAPI 1.0.3 as data: types of activities and interactions, delimiters, and the launch file of an xAPI package.

The types are those of ADL's vocabulary (http://adlnet.gov/expapi) and of the Tin Can registry
(http://id.tincanapi.com); Data: part two of the specification.
"""

COURSE = "http://adlnet.gov/expapi/activities/course"
MODULE = "http://adlnet.gov/expapi/activities/module"
LESSON = "http://adlnet.gov/expapi/activities/lesson"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
OBJECTIVE = "http://adlnet.gov/expapi/activities/objective"
ASSIGNMENT = "http://id.tincanapi.com/activitytype/school-assignment"

# Responses (Data 2.4.4.1): between items, between a source and its target, between the ends of a range.
ITEMS = "[,]"
PAIR = "[.]"
RANGE = "[:]"
EXACT_CASE = "{case_matters=true}"
FILL_IN_LENGTH = 250  # characters; what may be longer is a long-fill-in

LAUNCH_FILE = "tincan.xml"
LAUNCH_NAMESPACE = "http://projecttincan.com/tincan.xsd"
