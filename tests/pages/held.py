"""Eight more kinds of pages, kept out of sight while rules were tuned on the others.

At first sight 0.891 of their fields agreed; what failed then has been mended since, so new kinds
are needed for the next such measure.
"""

from __future__ import annotations

from tests.pages.pieces import Sample, Skeleton, aged, bare, clocked, each, numbered, of_list, of_story
from tests.pages.stories import Story


def small_screen(s: Story) -> Sample:
    """A hand-made page for phones."""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{s.site} mobil: {s.short_title}</title></head><body>
<div class="tb"><a href="/m/">≡</a> <a href="/m/">{s.site}</a></div><div class="cx"><h2>{s.title}</h2><div class="sm">{s.printed} · {s.authors[0]}</div>
<p><em>{s.lead}</em></p>{each(s.paragraphs, lambda p: f"<p>{p}</p>")}<div class="sh"><a href="#">{s.share}</a></div></div>
<ul class="ls">{each(s.cards, lambda c: f'<li><a href="/m{c.path}"><img src="t.jpg" alt="">{c.title}</a><div>{c.age}</div></li>')}</ul><div class="ft"><a href="/m/impressum">{s.legal[0]}</a></div></body></html>"""
    return Sample(html, of_story(s, teasers=aged(s.cards)))


def interview(s: Story) -> Sample:
    """Questions in bold, answers as paragraphs."""
    pairs = zip(s.questions, (s.paragraphs[:2], s.paragraphs[2:4], s.paragraphs[4:]))
    talk = each(pairs, lambda qa: f"<p><strong>{qa[0]}</strong></p>{each(qa[1], lambda p: f'<p>{p}</p>')}")
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} - {s.site}</title></head><body><div id="head"><a href="/">{s.site}</a></div>
<div id="content"><div class="story-head"><h3 class="over">{s.kicker}</h3><h1>{s.title}</h1><p class="under">{s.lead}</p><p class="who">Interview: {s.authors[0]}</p><p class="when">{s.printed}</p></div>
<div class="story-text">{talk}</div></div><div id="side"><h4>{s.more}</h4>{each(s.cards, lambda c: f'<p><span>{c.clock}</span> <a href="{c.path}">{c.title}</a></p>')}</div></body></html>"""
    first = " ".join(s.questions[0].split()[:3])
    return Sample(html, of_story(s, first_words=first, paragraphs=9, teasers=clocked(s.cards)))


def gallery(s: Story) -> Sample:
    """A short text and a series of pictures with captions."""
    pictures = numbered(s.cards, lambda n, c: f'<figure class="slide"><img src="{n}.jpg" alt=""><figcaption>{n}/5 {c.text} {s.credit}</figcaption></figure>')
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} | {s.site}</title><meta property="og:site_name" content="{s.site}"><meta property="og:type" content="article"></head><body>
<h1>{s.title}</h1><div class="intro-text">{s.lead}</div><div class="credits">{s.by} {s.authors[0]} · {s.printed}</div><div class="slides">{pictures}</div><div class="story-copy">{each(s.paragraphs[:3], lambda p: f"<p>{p}</p>")}</div>
<div class="more-galleries"><h3>{s.more}</h3>{each(s.ranked, lambda r: f'<div class="thumb"><a href="{r[1]}"><img src="g.jpg" alt=""><span>{r[0]}</span></a></div>')}</div></body></html>"""
    last = " ".join(s.paragraphs[2].split()[-5:])
    return Sample(html, of_story(s, paragraphs=3, last_words=last, teasers=bare(s.ranked)))


def search_results(s: Story) -> Sample:
    """Hits of a search with snippets; no story of its own."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.tags[0]} – {s.site}</title></head><body><div class="h"><a href="/">{s.site}</a><form action="/s"><input name="q" value="{s.tags[0]}"></form></div>
<p>1–5 / 93</p><dl>{each(s.cards, lambda c: f'<dt><a href="{c.path}">{c.title}</a></dt><dd>{c.text} {c.text}</dd><dd class="grau">{c.age} · {c.kicker}</dd>')}</dl><p><a href="?p=2">2</a> <a href="?p=3">3</a></p></body></html>"""
    return Sample(html, of_list(s, teasers=aged(s.cards)))


def line_breaks(s: Story) -> Sample:
    """All the text in one box, paragraphs made by line breaks, the byline at the end."""
    html = f"""<html><head><meta charset="utf-8"><title>{s.title} :: {s.site}</title></head><body><div class="kopf"><span>{s.site}</span></div><div class="spalte"><span class="rot">{s.kicker}</span>
<h1>{s.title}</h1><strong>{s.lead}</strong><br><br>{"<br /><br />".join(s.paragraphs)}<br><br>({s.authors[0]}, {s.printed})<br><a href="javascript:history.back()">&lt;&lt;</a></div>
<div class="rechts"><b>{s.most_read}</b><br>{each(s.ranked, lambda r: f'» <a href="{r[1]}">{r[0]}</a><br>')}</div></body></html>"""
    return Sample(html, of_story(s, teasers=bare(s.ranked)))


def weblog_service(s: Story) -> Sample:
    """A hosted weblog: date above, byline below, an archive beside."""
    html = f"""<!DOCTYPE html><html dir="ltr"><head><meta charset="utf-8"><title>{s.site}: {s.title}</title></head><body><div class="header section"><h1 class="title"><a href="/">{s.site}</a></h1></div>
<div class="blog-posts hfeed"><h2 class="date-header"><span>{s.weekday}, {s.printed}</span></h2><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{s.title}</h3>
<div class="post-body entry-content"><div class="separator"><a href="b.jpg"><img src="b.jpg"></a></div><div>{s.paragraphs[0]}</div><div><br></div>{each(s.paragraphs[1:], lambda p: f'<div>{p}</div><div><br></div>')}</div>
<div class="post-footer"><span class="post-author vcard">{s.by} <span class="fn">{s.authors[0]}</span></span> <span class="post-comment-link"><a href="#comments">{s.comments}</a></span> <span class="post-labels">{s.tags_label}: {", ".join(f'<a href="/search/label/{t}" rel="tag">{t}</a>' for t in s.tags)}</span></div></div></div>
<div class="widget PopularPosts"><h2>{s.most_read}</h2><ul>{each(s.ranked, lambda r: f'<li><div class="item-title"><a href="https://{s.host}{r[1]}">{r[0]}</a></div></li>')}</ul></div></body></html>"""
    expected = of_story(s, lead=None, teasers=bare(s.ranked), tags=list(s.tags), comment_count=int(s.comments.split()[0]))
    return Sample(html, expected)


def boxes_inside(s: Story) -> Sample:
    """A box of facts, a quote, a strip of stories above and boxes between the paragraphs."""
    p = s.paragraphs
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.short_title} | {s.site}</title><meta name="author" content="{s.authors[0]}"></head><body><div class="t-strip">{each(s.cards[:3], lambda c: f'<div class="t-item"><a href="{c.path}"><b>{c.title}</b></a> <i>{c.age}</i></div>')}</div>
<div class="t-name">{s.site}</div><div class="t-page"><div class="t-head"><div class="t-title">{s.title}</div><div class="t-deck">{s.lead}</div><div class="t-when">{s.printed}</div></div>
<div class="t-col"><p>{p[0]}</p><p>{p[1]}</p><div class="t-quote">{s.quote}</div><p>{p[2]}</p><div class="t-letter"><b>{s.letter[0]}</b><p>{s.letter[1]}</p><a href="/nl">{s.letter[2]}</a></div><p>{p[3]}</p>
<div class="t-also"><span>{s.read_also}</span> <a href="{s.ranked[0][1]}">{s.ranked[0][0]}</a></div><p>{p[4]}</p><p>{p[5]}</p></div></div></body></html>"""
    return Sample(html, of_story(s, teasers=aged(s.cards[:3]) + bare(s.ranked[:1])))


def column_before(s: Story) -> Sample:
    """A column of the latest stories stands before the story in the file."""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title}</title><meta property="og:site_name" content="{s.site}"></head><body><div class="w"><div class="w-l"><div class="w-h">{s.more}</div>
{each(s.cards, lambda c: f'<div class="w-r"><span class="w-t">{c.clock}</span><a class="w-a" href="{c.path}">{c.title}</a><div class="w-x">{c.text}</div></div>')}</div>
<div class="w-m"><div class="w-k">{s.kicker}</div><h1>{s.title}</h1><div class="w-i"><span>{s.printed}</span> <span>{s.by} {s.authors[0]} {s.both} {s.authors[1]}</span></div><div class="w-v">{s.lead}</div><div class="w-b">{each(s.paragraphs, lambda p: f"<p>{p}</p>")}</div></div>
<div class="w-e"><div class="w-h">{s.most_read}</div>{numbered(s.ranked, lambda n, r: f'<div class="w-q"><b>{n}.</b> <a href="{r[1]}">{r[0]}</a></div>')}</div></div></body></html>"""
    return Sample(html, of_story(s, authors=list(s.authors), teasers=clocked(s.cards) + bare(s.ranked)))


HELD: tuple[Skeleton, ...] = (
    small_screen, interview, gallery, search_results, line_breaks, weblog_service, boxes_inside, column_before,
)
