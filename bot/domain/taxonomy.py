"""The ids of everything a message can be about.

They are fixed, as folders, intents and old messages name them.
"""

from __future__ import annotations

#: in the order of the menu's areas
TOPICS = (
    *("introduction-programme", "contract", "danish-education", "meeting-duty", "mentor"),
    *("internship", "wage-subsidy", "igu", "work-duty", "availability", "find-job"),
    *("qualifications", "report-sick", "child-sick", "valid-absence", "holiday"),
    *("cash-benefit", "payment-date", "extra-support", "earnings", "tax-card", "bank-account"),
    *("sanction-reasons", "sanction-hearing", "sanction-amount", "sanction-repeated"),
    *("complaint", "legal-aid", "repatriation-support", "repatriation-amount"),
    *("repatriation-regret", "repatriation-apply", "repatriation-consequences"),
    *("residence-permit", "permanent-residence", "family-reunification", "travel-document"),
    *("travel-home", "asylum", "mitid", "digital-post", "health-card", "housing", "moving"),
    *("driving-licence", "doctor", "trauma", "childcare", "school", "leisure"),
    *("contact-info", "info-meetings", "interpreter", "emergency", "violence", "self-harm"),
)

#: personal: the assistant does something
ACTIONS = (
    *("my-appointments", "my-classes", "my-internship", "report-absence", "reschedule"),
    *("my-reminders", "talk-to-human", "change-language", "my-data", "my-attendance"),
    "link-account",
)

#: about the talk itself
CHAT = (
    *("greet", "thanks", "goodbye", "affirm", "deny", "who-are-you", "what-can-you-do"),
    *("not-understood", "feedback"),
)
