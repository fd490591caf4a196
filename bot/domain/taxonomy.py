"""The ids of all topics; they are fixed, as folders, intents and old messages name them."""

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
