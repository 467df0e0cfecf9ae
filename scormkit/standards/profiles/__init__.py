"""Profiles as data: what standards, checkers and LMSs make of what is found in packages, each fact with its source."""

from collections.abc import Mapping

from scormkit.standards.profiles.open_source import OPEN_SOURCE
from scormkit.standards.profiles.profile import Profile
from scormkit.standards.profiles.specifications import SPECIFICATIONS
from scormkit.standards.profiles.vendors import VENDORS

LMS_PROFILES: tuple[Profile, ...] = tuple(sorted((*OPEN_SOURCE, *VENDORS), key=lambda one: one.name.lower()))
PROFILES: Mapping[str, Profile] = {profile.id: profile for profile in (*SPECIFICATIONS, *LMS_PROFILES)}
