"""The report card: how well messages are understood, on a page for people who decide."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from nlu import card_plots
from nlu.card_words import GROUPS, TITLES
from nlu.speaker import Speaker

Summary = Mapping[str, Any]

_PAGE = Template((Path(__file__).parent / "card.html").read_text(encoding="utf-8"))
_WEAKEST = 10
_SHARES = ("understood", "handed_over", "wrong")
_CURVES = ("right_first", "among_shown")
_NOISE = ("0", "5", "10", "15", "20")
#: what it means when a figure grows, and when it falls
_JUDGED = {
    "handed_over": ("more", "fewer"),
    "wrong": ("worse", "better"),
    "gap": ("larger", "smaller"),
}
_GOOD = ("better", "worse")
_UNCHANGED = 0.0005  #: less than what one decimal of a percentage shows


def page(now: Summary, last: Summary | None, language: str, titles: Mapping[str, str]) -> str:
    """Return the page in `da` or `en`, from the summary of a report and of the one before it.

    `titles` are what topics are called in that language; an id without one stands for itself.
    """
    say = Speaker(language)
    parts = [
        _head(now, last, say),
        _shares(now, last, say),
        _topics(now, last, say, {**titles, **TITLES[language]}),
        _robustness(now["robustness"], last and last["robustness"], say),
    ]
    title = f"{say('title')} · Vejviser"
    return _PAGE.substitute(lang=language, title=title, body="\n".join(parts))


def _head(now: Summary, last: Summary | None, say: Speaker) -> str:
    count = say.count(now["groups"]["all"]["messages"])
    compared = say("compared", day=say.day(last["date"])) if last else say("not_compared")
    intro = f"{say('intro', day=say.day(now['date']), count=count)} {compared} {say('chance')}"
    facts = "".join(
        f'<p class="facts">{escape(fact)}</p>'
        for fact in (_gap(now, last, say), _danger(now, last, say))
    )
    return f"<h1>{escape(say('title'))}</h1><p>{escape(intro)}</p>{facts}"


def _gap(now: Summary, last: Summary | None, say: Speaker) -> str:
    """Which languages are understood best and worst, and whether they have come closer."""
    ranked = _ranked(now)
    (least, worst), (most, best) = ranked[0], ranked[-1]
    named = {"best": say.group(best), "best_share": say.percent(most)}
    if len(ranked) == 1:
        return say("one_language", best=say.inside(best), best_share=named["best_share"])
    named |= {"worst": say.inside(worst), "worst_share": say.percent(least)}
    sentence = say("best_and_worst", **named, gap=say.points(most - least))
    before = _ranked(last) if last else []
    if {code for _, code in before} != {code for _, code in ranked}:
        return sentence
    gap = before[-1][0] - before[0][0]
    change = _change("gap", most - least, gap, say)
    return f"{sentence} {say('gap_before', gap=say.points(gap), change=change)}"


def _ranked(summary: Summary) -> list[tuple[float, str]]:
    """The languages without their scripts, the one that is understood worst first."""
    groups = summary["groups"].items()
    return sorted((g["understood"], tag) for tag, g in groups if tag != "all" and "-" not in tag)


def _danger(now: Summary, last: Summary | None, say: Speaker) -> str:
    group = now["groups"]["all"]
    if group["danger"] is None:
        return say("no_danger")
    count = group["danger_messages"]
    seen, answered = (round(group[field] * count) for field in ("danger", "danger_answered"))
    sentence = say(
        "danger",
        seen=say.count(seen),
        count=say.count(count),
        share=say.percent(group["danger"]),
        answered=say.count(answered),
        asked=say.count(seen - answered),
    )
    before = last["groups"]["all"]["danger"] if last else None
    if before is None:
        return sentence
    change = _change("danger", group["danger"], before, say)
    return f"{sentence} {say('danger_before', share=say.percent(before), change=change)}"


def _shares(now: Summary, last: Summary | None, say: Speaker) -> str:
    tags = [tag for tag in GROUPS[say.language] if tag in now["groups"]]
    shares = [[now["groups"][tag][field] for field in _SHARES] for tag in tags]
    plot = card_plots.bars(
        say("plot_shares"),
        [(say.group(tag), values) for tag, values in zip(tags, shares, strict=True)],
        [say.percent(understood) for understood, _, _ in shares],
    )
    key = "".join(
        f"<li>{card_plots.swatch(part)}{say(field)}</li>"
        for part, field in zip(card_plots.PARTS, _SHARES, strict=True)
    )
    heads = [say(head) for head in ("group", "messages", *_SHARES, "danger_head")]
    rows = [_row(say.group(tag), _group(tag, now, last, say), "-" in tag) for tag in tags]
    meant = "".join(f"<dt>{say(f)}</dt><dd>{escape(say(f'explain_{f}'))}</dd>" for f in _SHARES)
    return _section(
        say("shares"),
        f'<ul class="key">{key}</ul>',
        f'<div class="plots"><figure>{plot}</figure><dl>{meant}</dl></div>',
        _table(say("shares"), heads, rows),
    )


def _group(tag: str, now: Summary, last: Summary | None, say: Speaker) -> list[str]:
    group, before = now["groups"][tag], (last["groups"] if last else {}).get(tag, {})
    cells = [say.count(group["messages"])]
    for field in (*_SHARES, "danger"):
        share = group[field]
        note = _note(field, share, before.get(field), last, say)
        cells.append("–" if share is None else escape(say.percent(share)) + note)
    return cells


def _topics(now: Summary, last: Summary | None, say: Speaker, titles: Mapping[str, str]) -> str:
    shares = {topic: right / count for topic, (right, count) in now["topics"].items()}
    counts = now["topics"]
    weakest = sorted(shares, key=lambda one: (shares[one], -counts[one][1], one))[:_WEAKEST]
    before = {topic: right / n for topic, (right, n) in (last["topics"] if last else {}).items()}
    rows = []
    for topic in weakest:
        right, count = map(say.count, counts[topic])
        counted = say("right_of", right=right, count=count, share=say.percent(shares[topic]))
        note = _note("right_first", shares[topic], before.get(topic), last, say)
        rows.append(_row(titles.get(topic, topic), [escape(counted) + note]))
    return _section(say("topics"), _table(say("topics"), [say("topic"), say("right_first")], rows))


def _robustness(now: Summary | None, last: Summary | None, say: Speaker) -> str:
    """The curves measured now, else those that were measured last."""
    shown = now or last
    if not shown:
        return _section(say("noise"), f"<p>{say('no_noise')}</p>")
    languages = shown["languages"]
    codes = [code for code in GROUPS[say.language] if code in languages]
    most = say.count(max(languages[code]["messages"] for code in codes))
    plots = (_curves(field, [(c, languages[c][field]) for c in codes], say) for field in _CURVES)
    before = last["languages"] if now and last else {}
    rows = []
    for code in codes:
        for field in _CURVES:
            shares = languages[code][field]
            cells = [escape(say.percent(share)) for share in shares]
            if before:
                earlier = before.get(code, {}).get(field, [None])[-1]
                cells.append(_note("right_first", shares[-1], earlier, last, say))
            rows.append(_row(f"{say.group(code)}: {say(f'head_{field}').lower()}", cells))
    heads = [say("language"), *_NOISE, *([say("most_noise")] if before else [])]
    return _section(
        say("noise"),
        f"<p>{escape(say('explain_noise', day=say.day(shown['date']), count=most))}</p>",
        f'<div class="plots">{"".join(plots)}</div>',
        _table(say("noise"), heads, rows, say("typos")),
    )


def _curves(field: str, lines: Sequence[tuple[str, Sequence[float]]], say: Speaker) -> str:
    named = [(code, say.group(code), shares) for code, shares in lines]
    plot = card_plots.curves(field, say(f"plot_{field}"), named, _NOISE)
    return f"<figure><figcaption>{say(f'head_{field}')}</figcaption>{plot}</figure>"


def _note(
    field: str, share: float | None, before: float | None, last: Summary | None, say: Speaker
) -> str:
    """How a share has changed, for below it; nothing where there is nothing to compare with."""
    if last is None or share is None:
        return ""
    change = say("new") if before is None else _change(field, share, before, say)
    return f"<small>{escape(change)}</small>"


def _change(field: str, share: float, before: float, say: Speaker) -> str:
    if abs(share - before) < _UNCHANGED:
        return say("same", arrow="→")
    grown, fallen = _JUDGED.get(field, _GOOD)
    points = say.points(share - before)
    if share > before:
        return say(grown, arrow="↑", points=points)
    return say(fallen, arrow="↓", points=points)


def _section(head: str, *parts: str) -> str:
    return f"<section><h2>{escape(head)}</h2>{''.join(parts)}</section>"


def _table(label: str, heads: Sequence[str], rows: Sequence[str], caption: str = "") -> str:
    """A table whose first column names the rows and whose others hold numbers.

    The label is for those who scroll it with the keyboard.
    """
    first, *others = heads
    cells = "".join(f'<th scope="col" class="number">{escape(head)}</th>' for head in others)
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(label)}"><table>{named}'
        f'<thead><tr><th scope="col">{escape(first)}</th>{cells}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(name: str, cells: Sequence[str], is_part: bool = False) -> str:
    numbers = "".join(f'<td class="number">{cell}</td>' for cell in cells)
    kind = ' class="part"' if is_part else ""
    return f'<tr{kind}><th scope="row">{escape(name)}</th>{numbers}</tr>'
