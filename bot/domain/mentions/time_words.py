"""The words of the clock in four languages, also as they are typed in Latin letters."""

from __future__ import annotations

from enum import Enum

from bot.domain.words import Lexicon


class Part(Enum):
    """A part of the day: the hours (from, up to) that it may mean."""

    BEFORE_NOON = (0, 12)
    MORNING = (3, 12)
    NOON = (11, 15)
    AFTERNOON = (12, 18)
    AFTER_NOON = (12, 24)
    EVENING = (17, 24)
    NIGHT = (20, 30)


_CLOCK = (
    "kl,kl .,klokken,klokka,kloken,at,الساعه,ساعه,ساعة,el sa3a,elsa3a,sa3a,as sa3a,el saa,"
    "ሰዓት,ናይ ሰዓት,saat,sa'at,s3at,seat"
)
#: stands before an hour, and never before a date
CLOCK = Lexicon({True: _CLOCK})
#: stands before an hour
AT = Lexicon({True: f"{_CLOCK},until,by"})

#: before the first of two hours
FROM = Lexicon({True: "fra,from,mellem,between,من,بين,ካብ,kab,men"})

HOURS = Lexicon(
    {
        1: "et,one,الواحده,واحده,وحده,wa7de,wahde,ሓደ,hade",
        2: "to,two,الثانيه,التانيه,ثنتين,تنتين,اثنين,tenten,tnten,ክልተ,klte,kilte",
        3: "tre,three,الثالثه,التالته,ثلاثه,تلاته,تلات,tlate,talata,ሰለስተ,seleste",
        4: "fire,four,الرابعه,اربعه,arb3a,ኣርባዕተ,arbaete,arbate",
        5: "fem,five,الخامسه,خمسه,khamse,5amse,ሓሙሽተ,hamushte",
        6: "seks,six,السادسه,سته,sitte,ሽዱሽተ,shudushte,shdushte",
        7: "syv,seven,السابعه,سبعه,sab3a,ሸውዓተ,shewate",
        8: "otte,eight,الثامنه,التامنه,ثمانيه,تمانيه,تمنيه,tmane,tamanya,ሸሞንተ,shemonte",
        9: "ni,nine,التاسعه,تسعه,tes3a,ትሽዓተ,ትሸዓተ,tshate,tishate",
        10: "ti,ten,العاشره,عشره,3ashra,ዓሰርተ,aserte",
        11: "elleve,eleven,الحاديه عشره,الحاديه عشر,احدعش,احد عشر,حدعش,7da3sh,ዓሰርተ ሓደ,aserte hade",
        12: "tolv,twelve,الثانيه عشره,الثانيه عشر,اتنعش,اثنا عشر,طنعش,tna3sh,ዓሰርተ ክልተ,aserte klte",
    }
)

#: before an hour: minutes that are added to it
BEFORE_HOUR = Lexicon(
    {
        -30: "halv",
        30: "half past,half",
        15: "kvart over,quarter past,a quarter past,quarter after",
        -15: "kvart i,quarter to,a quarter to",
        5: "fem over,fem minutter over,five past,5 over,5 past",
        10: "ti over,ti minutter over,ten past,10 over,10 past",
        20: "tyve over,tyve minutter over,twenty past,20 over,20 past",
        -5: "fem i,fem minutter i,five to,5 i",
        -10: "ti i,ti minutter i,ten to,10 minutter i",
        -20: "tyve i,tyve minutter i,twenty to,20 minutter i",
    }
)

#: after an hour: minutes that are added to it
AFTER_HOUR = Lexicon(
    {
        30: "ونص,ونصف,والنصف,و نص,و نصف,نص,w nos,wnos,w nus,w noss,ፈረቓ,ፈረቓን,ን ፈረቓን,ን ፈረቓ,"
        "ተፈረቓ,ፍርቂ,fereqa,fereka,nfereqan",
        15: "وربع,والربع,و ربع,w rob3,wrob3,w rub3,ርብዒ,ን ርብዒን,ን ርብዒ,rbi,rebi",
        20: "وثلث,وتلت,والثلث,w tolt,wtolt",
        -15: "الا ربع,الا الربع,ella rob3,ila rob3,illa rub3",
        -20: "الا ثلث,الا تلت,ella tolt",
        0: "o'clock,oclock",
    }
)

#: None for what only sounds like a part of the day
PARTS: Lexicon[Part | None] = Lexicon(
    {
        Part.BEFORE_NOON: "am,a . m,a m,ص",
        Part.MORNING: "om morgenen,i morges,morgen tidlig,formiddag,om formiddagen,i formiddag,"
        "morning,الصبح,صباحا,صباح,الصباح,فجرا,"
        "sob7,el sob7,subuh,el sobh,saba7an,sabah,"
        "sobh,ንግሆ,ንጉሆ,ናይ ንግሆ,ngho,nigho,negho,nguho",
        Part.NOON: "om middagen,middag,noon,الظهر,الضهر,ظهرا,dohr,el dohr,duhr,ቀትሪ,ፍርቂ መዓልቲ,qetri",
        Part.AFTERNOON: "eftermiddag,om eftermiddagen,i eftermiddag,afternoon,العصر,عصرا,"
        "بعد الظهر,بعد الضهر,ba3d el dohr,baad el dohr,3asr,el 3asr,asr,ድሕሪ ቀትሪ,dhri qetri,"
        "dihri qetri,ድሕሪ ፍርቂ መዓልቲ",
        Part.AFTER_NOON: "pm,p . m,p m,م",
        Part.EVENING: "aften,om aftenen,i aften,evening,tonight,مساء,المسا,المساء,المغرب,masa,"
        "el masa,masaan,almasa,ምሸት,ናይ ምሸት,mshet,mishet",
        Part.NIGHT: "om natten,i nat,nat,night,بالليل,ليلا,الليل,bel leil,leil,layl,ለይቲ,leyti",
        None: "god morgen,godmorgen,good morning,god aften,good evening,good afternoon,"
        "god eftermiddag,صباح الخير,مساء الخير,sabah el kheir,masa el kheir,saba7 el kheir,"
        "i overmorgen",
    }
)

#: between two hours
UNTIL = Lexicon({True: "-,til,to,until,الى,لحد,حتى,ክሳብ,ክሳዕ,ksab"})

#: a number before one of these counts something, and is no hour
COUNTED = Lexicon(
    {
        True: "time,times,gang,års,dage,days,uger,weeks,år,years,børn,kids,children,timer,hours,"
        "minutter,minutes,min,kr,kroner,ايام,ساعات,دقيقه,دقايق,سنين,اولاد,كرون,መዓልቲ,ደቒቕ,ዓመት,ሰሙን,"
        "personer,people"
    }
)
