"""What the official schemas say, as numbers: ``validation/control_documents.py`` says how they are made.

The numbers were taken of the schemas as they were published: several where a schema was published in several states,
or where a repair without which parsers refuse it is common.
"""

from collections.abc import Mapping

DIGESTS: Mapping[str, frozenset[str]] = {
    "imscp_rootv1p1p2.xsd": frozenset({"b52ed64f2084da1dd74560370488940afc7ac0f1378d16aa0bd26d25282e4eb8"}),
    "adlcp_rootv1p2.xsd": frozenset({"899263d00e29ed854c1d046adec6e5416263bdd06e50868c03868d6ea1c570fd"}),
    "imsmd_rootv1p2p1.xsd": frozenset(
        {
            "ae55697c86efc1ae3b4e1f2f8a272538b447c3af66fb8434157724f2b26f4f3c",
            "549c78922de4834eedaac5b47f334a37120fa2f33a5ff937631370b63a49ebca",  # grp.any of ##other
        }
    ),
    "ims_xml.xsd": frozenset(
        {
            "c2ff976135a7a5134fa5c5b550702ae8d974d26434455f357d1fdb11eacae970",
            "056e4be018fb30632af1e3303237fba55d096e73cc914289861bac7e503a3ef5",  # of July 2001, with anyURI
            "ef0ed8ca9e074ff551a5316e079a2779ca71cb5103998a393602881f7feacd8f",  # of February 2001
        }
    ),
    "CourseStructure.xsd": frozenset({"1558fcba7466ae5723817ed5782f7f2148957c17e4d0481fd680741b802c5330"}),
}
