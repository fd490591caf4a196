"""The words of short answers in four languages, also as they are typed in Latin letters."""

from __future__ import annotations

from enum import Enum

from bot.domain.words import Lexicon


class Position(Enum):
    """Where in a row of buttons the chosen one stands."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    LAST = "last"
    NONE = "none"
    YES = "yes"


POSITIONS = Lexicon(
    {
        Position.FIRST: "første,den første,det første,øverste,den øverste,nummer et,first,"
        "first one,the first one,top one,one,1 st,number one,الاول,الاولى,اول,اول واحد,اول وحده,"
        "واحد,الواحد,الخيار الاول,awal,el awal,awwal,el awwal,elawal,el ola,ola,wa7ad,wahed,"
        "ቀዳማይ,ቀዳመይቲ,እቲ ቀዳማይ,1 ይ,1 ቲ,ሓደ,qedamay,kedamay,qedemay,kedemay,qdamay,hade",
        Position.SECOND: "anden,andet,den anden,det andet,nummer to,midterste,den midterste,"
        "second,second one,the second one,two,2 nd,number two,التاني,الثاني,التانيه,الثانيه,تاني,"
        "تاني واحد,ثاني,ثاني واحد,اتنين,اثنين,tani,el tani,eltani,al thani,thani,tanye,el tanye,"
        "taniye,tnen,etnen,ካልኣይ,ካልኣየይቲ,ካልአይ,እቲ ካልኣይ,2 ይ,2 ቲ,ክልተ,kalay,kalaay,kaleay,kaliay,"
        "kalai,klte,kilte",
        Position.THIRD: "tredje,den tredje,det tredje,nummer tre,tre,third,third one,"
        "the third one,three,3 rd,number three,التالت,الثالث,التالته,الثالثه,تالت,تالت واحد,ثالث,"
        "تلاته,ثلاثه,taleta,talet,el talet,eltalet,talte,el talte,thalith,tlate,talata,ሳልሳይ,ሳልሰይቲ,"
        "እቲ ሳልሳይ,3 ይ,3 ቲ,ሰለስተ,salsay,selsay,seleste,salisay",
        Position.LAST: "sidste,den sidste,det sidste,nederste,den nederste,last,last one,"
        "the last one,bottom one,الاخير,الاخيره,اخر,اخر واحد,اخر وحده,اخير,akher,akher wa7ad,"
        "akher wahed,el akhir,el akhire,ናይ መወዳእታ,መወዳእታ,ናይ መጨረሻ,መጨረሻ,ዳሕረዋይ,ዳሕረወይቲ,mewedaeta,"
        "mewedaita,nay mewedaeta,mecheresha,dahreway",
        Position.NONE: "ingen,ingen af dem,ingen af de,ingen af disse,ingen af delene,nej,næ,"
        "nej tak,ikke nogen af dem,none,none of them,none of these,no one,neither,nope,no,"
        "not any of them,no none,ولا واحد,ولا وحده,ولا واحد منهم,ولا وحده منهم,ولا واحده,ولا شي,"
        "مو ولا واحد,مش ولا واحد,لا شيء,لا,كلا,wala wa7ad,wla wa7ad,wala wahed,wala wa7de,wala shi,"
        "la2,laa,ኩሉ ኣይኮነን,ኩሎም ኣይኮኑን,ሓደ እኳ ኣይኮነን,ሓደ'ኳ ኣይኮነን,ዋላ ሓደ,ዋላ ሓደ ኣይኮነን,ዋላ ሓንቲ,"
        "ኣይፋል,ኣይፋሉን,ኣይኮነን,kulu aykonen,wala hade,wala hade aykonen,hade ekwa aykonen,ayfal,"
        "ayfalun,aykonen",
        Position.YES: "ja,jo,jep,ja tak,ja det er det,yes,yep,yeah,yes please,yes that,ok,okay,"
        "that one,this one,نعم,اي,ايوه,ايه,اجل,اه,صح,تمام,aywa,aiwa,eh,ewa,na3am,sa7,እወ,እወ እዩ,ሕራይ,"
        "ewe,eww,hray",
    }
)

#: words that mean something else beside other words
POSITIONS_ALONE = Lexicon({Position.FIRST: "en,et", Position.SECOND: "to"})

#: may stand beside an answer without making it a question
FILLERS = Lexicon(
    {
        True: "min,mit,mine,du,din,man,kan,skal,my,your,you,can,do,den,det,de,en,nr,nummer,jeg,"
        "mener,mente,vælger,vil,gerne,have,tak,venligst,svar,"
        "mulighed,knap,af,dem,om,er,hej,the,number,num,option,button,choice,i,mean,meant,choose,"
        "want,it,is,its,please,of,them,thanks,about,رقم,الرقم,الخيار,خيار,الزر,من فضلك,لو سمحت,بدي,"
        "اريد,عايز,ابغى,هو,هي,قصدي,اقصد,بقصد,شكرا,عن,ra2am,ra2m,raqam,bidi,badi,2asdi,asdi,"
        "law sama7t,"
        "ቁጽሪ,እቲ,እታ,በጃኹም,በጃኻ,በጃኺ,እዩ,እያ,እየ,ማለተይ,ይ,ናይ,ብዛዕባ,ክብል ደልየ,eti,eta,qutsri,kutsri,"
        "bejakum,bejakha,maletey,eyu,over,i,på,til,og,for,at,med,my,in,on,to,and,a,an,من,في,على"
    }
)

#: a message with one of these asks something itself; False for what only looks like it
ASKING = Lexicon(
    {
        True: "hvad,hvor,hvornår,hvordan,hvem,hvilken,hvilket,hvis,hvorfor,what,where,when,how,who,"
        "which,if,why,whether,ماذا,ما هو,ما هي,شو,ايش,شنو,وش,وين,اين,فين,متى,ايمتى,امتى,شوكت,كيف,"
        "كيفيه,مين,من هو,لماذا,ليش,ليه,هل,اذا,ازا,لو,كم,قديش,ممكن,shu,sho,shou,wen,wein,weyn,fen,"
        "emta,imta,kif,kef,keef,meen,lesh,leish,eza,iza,law,kam,2adesh,mumken,momken,"
        "hal,እንታይ,ኣበይ,ናበይ,መዓስ,ከመይ,መን,ንምንታይ,ስለምንታይ,ክንደይ,ኣየናይ,ኣየነይቲ,እንተ,እንተድኣ,እንተኾነ,"
        "እንተሓሚመ,እንተሓመምኩ,እንተሓሚሙ,እንተሓሚማ,እንተዘይመጻእኩ,እንተደንጐኹ,እንተደንጉየ,ዶ,ድዩ,ድየ,ድያ,entay,intay,"
        "abey,nabey,meas,kemey,nmntay,kndey,ayenay,ente,entehamime,diyu,dyu",
        False: "لو سمحت,لو سمحتو,لو سمحتي,law sama7t,law sama7to,law samaht,if possible",
    }
)

#: the same, where the message begins with it
ASKING_FIRST = Lexicon(
    {
        True: "skal jeg,skal vi,må jeg,kan jeg,kan i,kan du,kan man,er der,er det,er i,har jeg,"
        "får jeg,do i,do you,does,can i,can you,could you,may i,must i,should i,is it,is there,"
        "is the,will i,will it,have i,am i,are you,are there,بقدر,لازم,فيني,فيكن,be2dar,lazem,fini",
        False: "kan jeg ikke,må jeg ikke,can i not",
    }
)


class Said(Enum):
    """What a part of a reply to "are you coming?" says."""

    COMING = "coming"
    CANNOT = "cannot"
    LATE = "late"
    SICK = "sick"
    OTHER_SICK = "other-sick"  #: he, she or they are sick
    CHILD = "child"
    RELATIVE = "relative"  #: a grown-up other than the contact
    YES = "yes"
    NO = "no"
    NOTHING = "nothing"  #: says nothing either way


COMING = Lexicon(
    {
        Said.COMING: "jeg kommer,kommer,komer,kmr,jeg er på vej,på vej,jeg er der,vi ses,ses,"
        "jeg vil komme,"
        "i am coming,im coming,i'm coming,coming,i come,"
        "i will come,i'll come,will come,i will be there,i'll be there,be there,on my way,"
        "see you,جاي,جايه,جايين,انا جاي,رح اجي,راح اجي,حاجي,هاجي,بجي,باجي,"
        "سوف احضر,ساحضر,رح احضر,رح كون,ساكون هناك,ان شاء الله,انشالله,"
        "بالطريق,jay,jaye,jeye,ana jay,ra7 eje,rah eji,ra7 eji,beje,beji,"
        "nshalla,inshallah,bel tari2,እመጽእ,ክመጽእ እየ,ክመጽእ,ይመጽእ ኣለኹ,ይመጽእ ኣለኩ,ይመጽእ,ክርከብ እየ,ክህሉ እየ,"
        "ኣብ መንገዲ,መጻእኩ,emetsie,emexie,kmetsie eye,kimetsie eye,kmetsie,kimetsie,ymetsie aleku,"
        "ymetsie,kmexie,ab mengedi",
        Said.CANNOT: "kommer ikke,komer ikke,kmr ikke,jeg kommer ikke,kan ikke,ka ikke,ka ik,"
        "kan ik,"
        "kan ikke komme,kan desværre ikke,kan desværre ikke komme,kan jeg ikke,når det ikke,"
        "når ikke,"
        "desværre,jeg er forhindret,forhindret,kommer ikke i dag,kan ikke nå det,not coming,"
        "i am not coming,im not coming,cannot,can not,can't,cant,cannot come,can't come,cant come,"
        "can not come,won't come,wont come,will not come,not able,can't make it,cant make it,"
        "won't be there,wont be there,will not be there,unable,i don't come,dont come,"
        "ما بقدر,مابقدر,ما بقدر اجي,مابقدر اجي,ما رح اجي,ما راح اجي,مارح اجي,ماراح اجي,ما رح احضر,"
        "ما راح احضر,مو جاي,مو جايه,مش جاي,مش جايه,مش هاجي,مش حاجي,ماني جاي,ما اقدر,ماقدر,ما اكدر,"
        "ماكدر,ما فيني,مافيني,ما فيي,ما بجي,مابجي,لا استطيع,لا استطيع الحضور,لن احضر,لن اتمكن,"
        "ما حاقدر,مش قادر,مو قادر,اعتذر,ma be2dar,ma b2dar,ma ba2dar,mabe2dar,ma bekdar,ma fini,"
        "mafini,"
        "ma fiyi,ma ra7 eje,ma rah eje,ma ra7 eji,mara7 eje,ma jay,ma jaye,mo jay,mou jay,mesh jay,"
        "mish jay,ma agdar,ma beje,ma beji,ma 7a2dar,ኣይመጽእን,ኣይመጽእን እየ,ክመጽእ ኣይክእልን,"
        "ክመጽእ ኣይክእልን እየ,ኣይክእልን,ኣይከኣልኩን,ክመጽእ ኣይከኣልኩን,ኣይርከብን,ክርከብ ኣይክእልን,"
        "ክመጽእ ኣይኮንኩን,ኣይኮነለይን,ኣይጥዕመንን,aymetsien,aymetsen,aymexien,aymexen,kmetsie aykieln,"
        "kimetsie aykieln,kmetsie aykhieln,kimetsie aykhieln,kmetsie aykeln,aykieln,aykhieln,"
        "aykeln,"
        "aykialkun",
        Said.LATE: "forsinket,for sent,for sen,senere,kommer senere,lidt senere,bliver forsinket,"
        "forsinkelse,"
        "late,delayed,later,running late,متاخر,متاخره,بتاخر,رح اتاخر,راح اتاخر,اتاخر,بدي اتاخر,"
        "ساتاخر,"
        "تاخرت,تاخير,بوصل متاخر,met2akhar,met2akher,mit2akhir,mota2akher,bet2akhar,bit2akhar,"
        "ra7 et2akhar,rah et2akhar,et2akhar,ta2khir,ta2akharet,ክድንጒ,ክድንጉ,ክድንጒ እየ,ደንጉየ,ደንጒየ,ይድንጉ,"
        "ይድንጒ ኣለኹ,ደንጉየ ኣለኹ,ዘግየ,ክዝሕል,kdngue,kdngu,kidengey,kidngu,kdengu,dengye,denguye,dengeye,"
        "kdngi,ydengu",
        Said.SICK: "syg,sygg,syk,jeg er syg,sygemeldt,sygemelding,feber,influenza,kaster op,"
        "kastet op,"
        "ondt i maven,hovedpine,dårlig,daarlig,skidt,sick,i am sick,ill,fever,flu,unwell,not well,"
        "feeling bad,throwing up,vomiting,مريض,مريضه,مرضان,مرضانه,انا مريض,تعبان,تعبانه,عيان,"
        "عيانه,مصخن,"
        "حراره,سخونه,انفلونزا,mareed,mareeda,marid,marida,mardan,mardane,ta3ban,ta3bane,taaban,"
        "3ayyan,"
        "7arara,ሓሚመ,ሓሚመ ኣለኹ,ሕሙም,ሕምምቲ,ሓሚምኒ,ሕማም,ጉንፋዕ,ረስኒ,ሓመምኩ,hamime,hmum,hmumti,"
        "himum,resni,gunfae,hamimni",
        Said.OTHER_SICK: "er syge,sygt,syge,are sick,are ill,ሓሚሙ,ሓሚማ,ሓሚሞም,ሓሚሙኒ,ሓሚማትኒ,ሓሚሞምኒ,hamimu,"
        "hamima,hamimom,مرضى,مرضانين,مسخنه,mardanin,mardaneen",
        Said.CHILD: "barn,barnet,børn,børnene,søn,sønnen,datter,datteren,baby,babyen,dreng,pige,"
        "tvillinger,barns,child,kid,kids,children,son,daughter,boy,girl,baby,little one,ابني,بنتي,"
        "ولدي,طفلي,طفلتي,ولادي,اولادي,بناتي,اطفالي,الولد,البنت,الولاد,الاولاد,البيبي,طفل,الطفل,"
        "ebni,"
        "ibni,benti,binti,waladi,wladi,awladi,tefli,el walad,el bent,el wlad,ቆልዓይ,ቆልዓ,ቆልዑ,ቆልዑተይ,"
        "ደቀይ,"
        "ውላደይ,ወደይ,ጓለይ,ህጻን,ህጻነይ,ዕሸለይ,qolaey,qoleay,koleay,qolay,kolay,kolaey,wedey,gualey,gwaley,"
        "dekey,deqey,wladey",
        Said.RELATIVE: "kone,konen,mand,manden,mor,far,søster,bror,wife,husband,mother,father,"
        "sister,"
        "brother,زوجتي,زوجي,مرتي,جوزي,امي,ابي,اختي,اخي,اخوي,marti,zawji,zawjti,jawzi,emmi,ommi,"
        "okhti,"
        "ukhti,akhi,ሰበይተይ,ሰብኣየይ,ኣደይ,ኣቦይ,ሓወይ,ሓብተይ,ሓፍተይ,sebeytey,sebayey,adey,aboy,hawey,haftey",
        Said.YES: "ja,jo,jep,ok,okay,selvfølgelig,fint,yes,yeah,yep,sure,of course,نعم,اي,ايوه,ايه,"
        "اكيد,تمام,اه,aywa,aiwa,eh,na3am,akid,tamam,እወ,ሕራይ,ewe,hray",
        Said.NO: "nej,no,nope,لا,كلا,la2,laa,ኣይፋል,ኣይፋሉን,ayfal,ayfalun",
        Said.NOTHING: "ikke syg,ikke længere syg,ikke forsinket,not sick,not ill,not late,"
        "no longer sick,"
        "not sick anymore,no problem,ikke noget problem,مو مريض,مش مريض,لست مريض,لست مريضا,"
        "مو متاخر,"
        "مش متاخر,لا مشكله,مافي مشكله,mo mareed,mou mareed,mesh mareed,ኣይሓመምኩን,ሕሙም ኣይኮንኩን,"
        "ጸገም የለን,ayhamemkun,hmum aykonkun,tsegem yelen",
    }
)
