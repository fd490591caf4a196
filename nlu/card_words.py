"""What the report card says, in the languages that a council reads."""

WORDS: dict[str, dict[str, str]] = {
    "da": {
        "title": "Hvor godt forstår Vejviser det, folk skriver?",
        "intro": "Målt den {day} på {count} prøvebeskeder. Vejviser har ikke lært af dem, og de er "
        "skrevet af en anden hånd end dem, Vejviser har lært af.",
        "compared": "Sammenlignet med rapporten fra den {day}. Forskelle er i procentpoint.",
        "not_compared": "Der er ingen tidligere rapport at sammenligne med.",
        "best_and_worst": "{best} forstås bedst ({best_share}) og {worst} dårligst "
        "({worst_share}). Forskellen er {gap} point.",
        "one_language": "Kun {best} er målt ({best_share}).",
        "gap_before": "Sidst var den {gap} point: {change}.",
        "danger": "Vold, selvmordstanker, selvskade og akut fare: {seen} af {count} beskeder blev "
        "genkendt ({share}). {answered} fik straks svar, og ved {asked} blev der vist en knap "
        "om fare.",
        "no_danger": "Der var ingen prøvebeskeder om fare.",
        "danger_before": "Sidst blev {share} genkendt: {change}.",
        "shares": "Sprog og skrift",
        "plot_shares": "Søjler: hvor stor en del af beskederne der blev forstået, givet videre "
        "og svaret forkert på, for hvert sprog og hver skrift. Tallene står i tabellen.",
        "group": "Sprog og skrift",
        "messages": "Beskeder",
        "understood": "Forstået",
        "handed_over": "Givet videre",
        "wrong": "Forkert svar",
        "danger_head": "Fare genkendt",
        "explain_understood": "Beskeden fik straks det rigtige svar, eller det rigtige var blandt "
        "de højst tre knapper, som blev vist. Handler den om noget, som Vejviser ikke hjælper med, "
        "er det rigtigt at sige det.",
        "explain_handed_over": "Vejviser svarede ikke selv. Personen blev bedt om at skrive på en "
        "anden måde eller fik tilbudt et menneske.",
        "explain_wrong": "Beskeden fik straks et forkert svar.",
        "chance": "Små forskelle kan være tilfældige: blandt 100 beskeder er én besked et helt "
        "point.",
        "topics": "De ti svageste emner",
        "topic": "Emne",
        "right_first": "Første bud var rigtigt",
        "right_of": "{right} af {count} ({share})",
        "noise": "Når folk skriver hurtigt",
        "explain_noise": "De samme beskeder, højst {count} på hvert sprog, med 5 til 20 slåfejl "
        "for hver 100 bogstaver. Målt den {day}.",
        "no_noise": "Det er ikke målt endnu.",
        "plot_right_first": "Kurver: hvor ofte det første bud var rigtigt for hvert sprog, jo "
        "flere slåfejl der er. Tallene står i tabellen.",
        "plot_among_shown": "Kurver: hvor ofte det rigtige var blandt de tre første bud for hvert "
        "sprog, jo flere slåfejl der er. Tallene står i tabellen.",
        "head_right_first": "Første bud rigtigt",
        "head_among_shown": "Rigtigt blandt de tre første bud",
        "typos": "Slåfejl for hver 100 bogstaver",
        "language": "Sprog",
        "most_noise": "Siden sidst, ved 20",
        "better": "{arrow} {points} point, bedre",
        "worse": "{arrow} {points} point, dårligere",
        "more": "{arrow} {points} point, flere",
        "fewer": "{arrow} {points} point, færre",
        "larger": "{arrow} {points} point større nu",
        "smaller": "{arrow} {points} point mindre nu",
        "same": "{arrow} uændret",
        "new": "ikke målt sidst",
    },
    "en": {
        "title": "How well does Vejviser understand what people write?",
        "intro": "Measured on {day} with {count} test messages. Vejviser has not learnt from them, "
        "and they were written by another hand than those it has learnt from.",
        "compared": "Compared with the report of {day}. Differences are in percentage points.",
        "not_compared": "There is no earlier report to compare with.",
        "best_and_worst": "{best} is understood best ({best_share}) and {worst} worst "
        "({worst_share}). The gap is {gap} points.",
        "one_language": "Only {best} was measured ({best_share}).",
        "gap_before": "Last time it was {gap} points: {change}.",
        "danger": "Violence, thoughts of suicide, self-harm and acute danger: {seen} of {count} "
        "messages were recognised ({share}). {answered} were answered at once, and for {asked} a "
        "button about danger was shown.",
        "no_danger": "There were no test messages about danger.",
        "danger_before": "Last time {share} were recognised: {change}.",
        "shares": "Languages and scripts",
        "plot_shares": "Bars: the share of messages that were understood, handed over and answered "
        "wrongly, for each language and script. The figures are in the table.",
        "group": "Language and script",
        "messages": "Messages",
        "understood": "Understood",
        "handed_over": "Handed over",
        "wrong": "Wrong answer",
        "danger_head": "Danger recognised",
        "explain_understood": "The message got the right answer at once, or the right one was "
        "among the buttons that were shown, three at most. Where it is about something that "
        "Vejviser does not help with, it is right to say so.",
        "explain_handed_over": "Vejviser did not answer by itself. The person was asked to write "
        "in another way or was offered a human.",
        "explain_wrong": "The message got a wrong answer at once.",
        "chance": "Small differences may be chance: among 100 messages, one message is a whole "
        "point.",
        "topics": "The ten weakest topics",
        "topic": "Topic",
        "right_first": "First guess was right",
        "right_of": "{right} of {count} ({share})",
        "noise": "When people write in a hurry",
        "explain_noise": "The same messages, at most {count} in each language, with 5 to 20 typing "
        "errors for every 100 letters. Measured on {day}.",
        "no_noise": "This has not been measured yet.",
        "plot_right_first": "Curves: how often the first guess was right in each language, the "
        "more typing errors there are. The figures are in the table.",
        "plot_among_shown": "Curves: how often the right one was among the first three guesses in "
        "each language, the more typing errors there are. The figures are in the table.",
        "head_right_first": "First guess right",
        "head_among_shown": "Right among the first three guesses",
        "typos": "Typing errors for every 100 letters",
        "language": "Language",
        "most_noise": "Since last time, at 20",
        "better": "{arrow} {points} points, better",
        "worse": "{arrow} {points} points, worse",
        "more": "{arrow} {points} points, more",
        "fewer": "{arrow} {points} points, fewer",
        "larger": "{arrow} {points} points larger now",
        "smaller": "{arrow} {points} points smaller now",
        "same": "{arrow} unchanged",
        "new": "not measured last time",
    },
}

GROUPS: dict[str, dict[str, str]] = {
    "da": {
        "da": "Dansk",
        "ar": "Arabisk",
        "ar-Arab": "Arabisk, arabiske bogstaver",
        "ar-Latn": "Arabisk, latinske bogstaver",
        "ti": "Tigrinya",
        "ti-Ethi": "Tigrinya, ge'ez-skrift",
        "ti-Latn": "Tigrinya, latinske bogstaver",
        "en": "Engelsk",
    },
    "en": {
        "da": "Danish",
        "ar": "Arabic",
        "ar-Arab": "Arabic, Arabic letters",
        "ar-Latn": "Arabic, Latin letters",
        "ti": "Tigrinya",
        "ti-Ethi": "Tigrinya, Ge'ez letters",
        "ti-Latn": "Tigrinya, Latin letters",
        "en": "English",
    },
}

#: ids that have no answer of their own with a title
TITLES: dict[str, dict[str, str]] = {
    "da": {
        "my-appointments": "Mine møder",
        "my-classes": "Mine danskhold og timer",
        "my-internship": "Min praktik",
        "report-absence": "At melde fravær i dag",
        "reschedule": "At flytte eller aflyse et møde",
        "my-reminders": "Mine påmindelser",
        "talk-to-human": "At tale med et menneske",
        "change-language": "At skifte sprog",
        "my-data": "Mine oplysninger",
        "my-attendance": "Mit fravær",
        "link-account": "At blive forbundet med sin sag",
        "greet": "En hilsen",
        "thanks": "Tak",
        "goodbye": "Farvel",
        "affirm": "Ja",
        "deny": "Nej",
        "who-are-you": "Hvem er du?",
        "what-can-you-do": "Hvad kan du?",
        "not-understood": "Jeg forstår ikke",
        "feedback": "Ros og kritik",
        "out-of-scope": "Noget, Vejviser ikke hjælper med",
    },
    "en": {
        "my-appointments": "My appointments",
        "my-classes": "My Danish classes",
        "my-internship": "My internship",
        "report-absence": "Reporting absence today",
        "reschedule": "Moving or cancelling an appointment",
        "my-reminders": "My reminders",
        "talk-to-human": "Talking to a person",
        "change-language": "Changing language",
        "my-data": "My data",
        "my-attendance": "My attendance",
        "link-account": "Being connected to one's case",
        "greet": "A greeting",
        "thanks": "Thanks",
        "goodbye": "Goodbye",
        "affirm": "Yes",
        "deny": "No",
        "who-are-you": "Who are you?",
        "what-can-you-do": "What can you do?",
        "not-understood": "I do not understand",
        "feedback": "Praise and criticism",
        "out-of-scope": "Something that Vejviser does not help with",
    },
}
