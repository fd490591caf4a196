"""The words for days, weeks and months in four languages, also as they are typed in Latin letters.

Left out on purpose: what means something else more often (Danish "man", "søn", "fri", English
"sat", "sun", Arabic "خميس" without an article, which is a name).
"""

from __future__ import annotations

from enum import Enum

from bot.domain.words import Lexicon


class Week(Enum):
    """A stretch of days that is counted from today's week."""

    THIS = "this"
    NEXT = "next"
    WEEKEND = "weekend"


class Which(Enum):
    """A word beside a weekday that says which one is meant."""

    LAST = "last"
    THIS = "this"
    COMING = "coming"
    EVERY = "every"


#: days from today; None for what only looks like a day
RELATIVE: Lexicon[int | None] = Lexicon(
    {
        0: "i dag,idag,today,to day,2day,tonight,this morning,this afternoon,this evening,"
        "i aften,i formiddag,i eftermiddag,i morges,imorges,i nat,اليوم,هاليوم,النهارده,انهارده,"
        "الليله,الليله دي,اليله,هالليله,هلق,lyom,lyoum,alyom,el yom,elyom,elyoum,el youm,al yom,"
        "ennaharda,innaharda,ilyom,ሎሚ,ሎምዓንቲ,ሎሚ ምሸት,ሎሚ ንግሆ,lomi,lomanti,lome",
        1: "i morgen,imorgen,imorgn,imorn,i morn,i morgn,tomorrow,tomorow,tommorow,tommorrow,"
        "tomorro,tmrw,tmr,tomoro,2morrow,بكرا,بكره,بكري,باكر,باجر,غدا,غد,بكرى,bukra,bukrah,bokra,"
        "bukre,boukra,bokrah,bachir,bacher,ghadan,ghada,ጽባሕ,ንጽባሒቱ,tsbah,tsibah,tsebah,xbah,"
        "xibah,tsbaH,tsbaah,sbah,ntsbah,nxbah",
        2: "i overmorgen,iovermorgen,overmorgen,day after tomorrow,the day after tomorrow,"
        "after tomorrow,بعد بكرا,بعد بكره,بعد غد,بعد غدا,بعد الغد,بعد باكر,بعد باجر,ba3d bukra,"
        "ba3d bokra,baad bukra,ba3ed bukra,ba3d ghad,baad bokra,ድሕሪ ጽባሕ,ድሕሪ ጽባሒት,dhri tsbah,"
        "dihri tsibah,dhri xbah,dehri tsebah,dhri tsibah,بعد يومين,om to dage,in two days",
        -1: "i går,igår,i gar,igar,yesterday,yesterdy,امس,امبارح,مبارح,البارحه,البارح,embareh,"
        "mbare7,embare7,mbareh,ams,ትማሊ,tmali,timali,temali",
        -2: "i forgårs,iforgårs,forgårs,day before yesterday,the day before yesterday,اول امبارح,"
        "اول مبارح,اول امس,awal mbare7,ቅድሚ ትማሊ,qdmi tmali,kdmi tmali",
        None: "ليلة,لحد,لأحد,الحد الأقصى,الحد الأعلى,الحد الأدنى,التلات سنين,"
        "باليوم,ليوم,كل يوم,باليوم الواحد,god morgen,good morning,بعد الغدا,"
        "every day,"
        "hver dag,"
        "اليوم التالي,ሎሚ ወርሒ,ሎሚ ዓመት,"
        "lomi werhi,lomi amet",
    }
)

#: 0 is Monday
WEEKDAYS = Lexicon(
    {
        0: "mandag,mandagen,monday,mondays,الاثنين,الاتنين,التنين,الإثنين,"
        "يوم اثنين,يوم اتنين,el tanen,eltanen,el etnen,ithnayn,al ithnain,itnen,etnin,ሰኑይ,ሶኑይ,"
        "senuy,sonuy,senui,senoy,bsenuy",
        1: "tirsdag,tirsdagen,tirs,tuesday,tuesdays,tues,الثلاثاء,الثلاثا,التلاتا,"
        "التلاتاء,التلات,الثلوث,يوم ثلاثاء,يوم تلات,el talata,eltalata,tlata2,thulatha,al thulatha,"
        "el tlat,ሰሉስ,ሠሉስ,selus,salus,selos,sulus,bselus",
        2: "onsdag,onsdagen,ons,wednesday,wednesdays,wensday,wednsday,weds,الاربعاء,"
        "الاربعا,الأربعاء,يوم اربعاء,يوم اربعا,el arb3a,elarb3a,el orb3a,arbi3a2,al arbiaa,"
        "el arbaa,ረቡዕ,ሮቡዕ,ረቡእ,rebue,robue,rebu,robu,rebuE,rebu'e,brebue",
        3: "torsdag,torsdagen,tors,thursday,thursdays,thurs,thur,الخميس,يوم خميس,khamis,"
        "el khamis,elkhamis,al khamis,7amis,el 5amis,5amis,khamees,ሓሙስ,hamus,hamuse,7amus,"
        "hamuss,bhamus,nhamus",
        4: "fredag,fredagen,friday,fridays,الجمعه,يوم جمعه,jum3a,el jom3a,eljom3a,jom3a,"
        "el jum3a,el gom3a,gom3a,jumaa,ዓርቢ,ዓርብ,arbi,3arbi,barbi,narbi",
        5: "lørdag,lørdagen,saturday,saturdays,السبت,يوم سبت,el sabt,elsabt,sabt,essabt,"
        "ቀዳም,qedam,kedam,qadam,bqedam",
        6: "søndag,søndagen,sunday,sundays,الاحد,الحد,يوم احد,el a7ad,el ahad,el 7ad,"
        "ela7ad,ሰንበት,senbet,sanbat,bsenbet",
    }
)

_DANISH = ("mandags", "tirsdags", "onsdags", "torsdags", "fredags", "lørdags", "søndags")
#: the last weekday of that name, where one word says so
LAST_WEEKDAYS = Lexicon({number: f"i {name}" for number, name in enumerate(_DANISH)})

WEEKS = Lexicon(
    {
        Week.THIS: "denne uge,i denne uge,den uge,hele ugen,this week,the whole week,all week,"
        "هالاسبوع,هذا الاسبوع,هاد الاسبوع,هالجمعه كلها,كل الاسبوع,الاسبوع هذا,hal osbo3,hal esbo3,"
        "had el osbo3,እዚ ሰሙን,ኣብዚ ሰሙን,ኣብዚ ሰሙን እዚ,ሰሙን ምሉእ,ezi semun,abzi semun,"
        "ሎሚ ሰሙን,lomi semun",
        Week.NEXT: "næste uge,i næste uge,til næste uge,næste uges,den næste uge,ugen efter,"
        "kommende uge,next week,the next week,coming week,الاسبوع القادم,الاسبوع الجاي,"
        "الاسبوع المقبل,الاسبوع الجاية,el osbo3 el jay,el esbo3 el jay,osbo3 jay,ዝመጽእ ሰሙን,"
        "ዝቕጽል ሰሙን,መጻኢ ሰሙን,ኣብ መጻኢ ሰሙን,zmetsie semun,zimetsie semun,zmexie semun,zkxl semun",
        Week.WEEKEND: "weekend,weekenden,i weekenden,the weekend,نهايه الاسبوع,اخر الاسبوع,"
        "ቀዳመ ሰንበት,ቀዳምን ሰንበትን",
    }
)

#: stands before a weekday in Danish, English and Tigrinya, after it in Arabic
WHICH = Lexicon(
    {
        Which.LAST: "sidste,i sidste,last,الماضي,الماضيه,اللي فات,الي فات,اللي راح,الفائت,ዝሓለፈ,"
        "ዝሓለፈት,zhalefe,sidst",
        Which.THIS: "denne,this,هذا,هاد,هيدا,እዚ,ezi",
        Which.COMING: "næste,kommende,next,coming,på,القادم,القادمه,الجاي,الجايه,المقبل,ዝመጽእ,"
        "ዝቕጽል,መጻኢ,zmetsie,zimetsie,zmexie",
        Which.EVERY: "hver,hvert,every,each,all,كل,kul,kol,kel,ነፍሲወከፍ,ነፍሲ ወከፍ,በብ,ኩሉ,kulu",
    }
)

_MONTHS = {
    1: "januar,january,jan,يناير,كانون الثاني,kanun tani,ጥሪ,tri,tiri",
    2: "februar,february,feb,فبراير,شباط,shbat,shubat,ለካቲት,lekatit",
    3: "marts,march,mar,مارس,اذار,azar,adar,መጋቢት,megabit",
    4: "april,apr,ابريل,نيسان,nisan,ሚያዝያ,ሚያዝዩ,miyazya",
    5: "maj,may,مايو,ايار,ayyar,ayar,ግንቦት,ginbot,gnbot",
    6: "juni,june,jun,يونيو,حزيران,7zayran,hzeran,ሰነ",
    7: "juli,july,jul,يوليو,تموز,tammuz,tamuz,ሓምለ,hamle",
    8: "august,aug,اغسطس,غشت,اب,ነሓሰ,nehase",
    9: "september,sep,sept,سبتمبر,ايلول,aylul,eylul,መስከረም,meskerem",
    10: "oktober,october,okt,oct,اكتوبر,تشرين الاول,تشرين اول,teshrin awal,ጥቅምቲ,tkmti,tikimti",
    11: "november,nov,نوفمبر,تشرين الثاني,تشرين تاني,تشرين ثاني,teshrin tani,ሕዳር,hdar,hidar",
    12: "december,dec,ديسمبر,كانون الاول,كانون اول,kanun awal,ታሕሳስ,tahsas",
}
#: by name, or as "month 11"
MONTHS = Lexicon(
    {number: f"{names},شهر {number},shahr {number}" for number, names in _MONTHS.items()}
)

#: between two days: the days from the first to the second
UNTIL = Lexicon(
    {
        True: "til,indtil,til og med,to,until,till,through,-,الى,لحد,حتى,لغايه,ل,لـ,la,lal,7atta,"
        "ክሳብ,ክሳዕ,ናብ,ksab,ksaE,kisab,nab"
    }
)

#: before a day of the month that stands alone
DAY_OF_MONTH = Lexicon({True: "den,d,the,يوم,بيوم,ليوم,ዕለት,elet,ilet"})

#: "in three days": what stands before the number, and after it
IN = Lexicon({True: "om,in,بعد,ba3d,ድሕሪ,dhri"})
DAYS = Lexicon({True: "dage,dag,days,day,ايام,يوم,ayam,መዓልቲ,መዓልታት,mealti"})
