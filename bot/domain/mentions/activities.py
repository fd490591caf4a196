"""Finds what a message speaks of among classes, internships and meetings."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.words import Lexicon, Words


class Activity(StrEnum):
    """What a contact is expected at."""

    CLASS = "class"
    INTERNSHIP = "internship"
    MEETING = "meeting"


_ACTIVITIES = Lexicon(
    {
        Activity.CLASS: "undervisning,undervisningen,danskundervisning,danskundervisningen,time,"
        "timen,timer i dansk,skole,skolen,sprogskole,sprogskolen,sprogcenter,sprogcentret,klasse,"
        "klassen,dansk kursus,danskkursus,class,classes,the class,lesson,lessons,school,course,"
        "language school,danish class,الدرس,درس,دروس,الدروس,الصف,صف,حصه,الحصه,المدرسه,مدرسه,"
        "كورس,الكورس,madrase,el madrase,elmadrase,dars,el dars,saff,el saff,ትምህርቲ,ትምርቲ,ክፍሊ,ክላስ,"
        "ቤት ትምህርቲ,temhrti,timhirti,tmhrti,klas",
        Activity.INTERNSHIP: "praktik,praktikken,praktikplads,praktikpladsen,virksomhedspraktik,"
        "internship,the internship,تدريب,التدريب,براكتيك,البراكتيك,عالبراكتيك,التدريب العملي,"
        "tadrib,el tadrib,ልምምድ,ፕራክቲክ",
        Activity.MEETING: "møde,mødet,moede,samtale,samtalen,aftale,aftalen,meeting,meetings,"
        "the meeting,appointment,appointments,interview,موعد,الموعد,موعدي,مواعيدي,اجتماع,الاجتماع,"
        "مقابله,المقابله,لقاء,maw3ed,el maw3ed,mawed,maw3edi,ijtima3,mo2abale,mu2abala,ቆጸራ,ቆጸራይ,"
        "ኣኼባ,ኣኼባይ,qotsera,kotsera,koxera,qoxera,qotseray,akheba,akeba",
    }
)


def find_activities(words: Words) -> tuple[Activity, ...]:
    """Each activity once, in the order they stand."""
    return tuple(dict.fromkeys(_ACTIVITIES.all(words)))
