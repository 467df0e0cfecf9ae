"""cmi5 as data: the course structure of the Quartz edition."""

COURSE_STRUCTURE = "cmi5.xml"  # 14.1
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
COMPLETED = "Completed"  # 13.1.4, moveOn
COMPLETED_AND_PASSED = "CompletedAndPassed"
ANY_WINDOW = "AnyWindow"  # 13.1.4, launchMethod
