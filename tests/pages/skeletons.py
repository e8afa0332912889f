"""Sixteen kinds of pages, from old tables to web components; rules may be tuned on these."""

from __future__ import annotations

from tests.pages.pieces import Sample, Skeleton, aged, bare, clocked, each, numbered, of_list, of_story
from tests.pages.stories import Story


def nameless_boxes(s: Story) -> Sample:
    """Nothing but boxes of meaningless names; no language, no name in the head."""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.short_title} | {s.site}</title>
<link rel="canonical" href="https://{s.host}{s.path}"></head><body><div id="a"><div class="b1"><a href="/">{s.site}</a></div>
<div class="b2">{each(("Start", "Sport", s.section), lambda w: f'<a href="/{w.lower()}/">{w}</a>')}</div>
<div class="c"><div class="d"><div class="e1">{s.kicker}</div><div class="e2">{s.title}</div>
<div class="e3">{s.lead}</div><div class="e4">{s.by} {s.authors[0]} | {s.printed}</div>
<div class="e5">{each(s.paragraphs, lambda p: f'<div class="f">{p}</div>')}</div></div>
<div class="g"><div class="g0">{s.more}</div>
{each(s.cards, lambda c: f'<div class="h"><div><a href="{c.path}">{c.title}</a></div><div>{c.text}</div><div>{c.age}</div></div>')}</div></div>
<div class="i"><a href="/imprint">{s.legal[0]}</a> <a href="/privacy">{s.legal[1]}</a></div></div></body></html>"""
    return Sample(html, of_story(s, teasers=aged(s.cards)))


def old_tables(s: Story) -> Sample:
    """Layout by tables and fonts, paragraphs without an end."""
    html = f"""<HTML><HEAD><TITLE>{s.site}: {s.title}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="780"><TR><TD COLSPAN="3"><FONT SIZE="6"><B>{s.site}</B></FONT></TD></TR>
<TR VALIGN="top"><TD WIDTH="120"><FONT SIZE="2">{each(("Start", "Sport", s.section), lambda w: f'<A HREF="/{w.lower()}.htm">{w}</A><BR>')}
</FONT></TD><TD WIDTH="460"><FONT SIZE="1">{s.kicker.upper()}</FONT><BR><FONT SIZE="5"><B>{s.title}</B></FONT><BR>
<FONT SIZE="2"><I>{s.by} {s.authors[0]}, {s.printed}</I></FONT><HR><B>{s.lead}</B>
{each(s.paragraphs, lambda p: f"<P>{p}")}
<HR><TABLE>{each(s.cards, lambda c: f'<TR><TD><FONT SIZE="1">{c.clock}</FONT></TD><TD><A HREF="http://{s.host}{c.path}">{c.title}</A><BR>{c.text}</TD></TR>')}</TABLE>
</TD><TD WIDTH="200"><B>{s.most_read}</B><BR>
{numbered(s.ranked, lambda n, r: f'{n}. <A HREF="http://{s.host}{r[1]}">{r[0]}</A><BR>')}</TD></TR></TABLE></BODY></HTML>"""
    return Sample(html, of_story(s, teasers=clocked(s.cards) + bare(s.ranked)))


def weblog(s: Story) -> Sample:
    """The theme of a well-known weblog system, with comments."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} &#8211; {s.site}</title>
<meta property="og:site_name" content="{s.site}"></head><body class="post-template-default single single-post">
<header class="site-header"><p class="site-title"><a href="https://{s.host}/" rel="home">{s.site}</a></p></header>
<main class="site-main"><article class="post type-post status-publish hentry category-news"><header class="entry-header">
<span class="cat-links"><a href="https://{s.host}/category/{s.section.lower()}/" rel="category tag">{s.section}</a></span>
<h1 class="entry-title">{s.title}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{s.stamp}">{s.printed}</time></span>
<span class="byline">{s.by} <span class="author vcard"><a class="url fn n" href="https://{s.host}/author/x/">{s.authors[0]}</a></span></span>
<span class="comments-link"><a href="#comments">{s.comments}</a></span></div></header>
<div class="entry-content"><p><strong>{s.lead}</strong></p>{each(s.paragraphs, lambda p: f"<p>{p}</p>")}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{s.share}:</h3><ul><li><a href="#">X</a></li></ul></div></div>
<footer class="entry-footer"><span class="tags-links">{s.tags_label}: {", ".join(f'<a href="https://{s.host}/tag/{t.lower()}/" rel="tag">{t}</a>' for t in s.tags)}</span></footer></article>
<div id="jp-relatedposts" class="jp-relatedposts">{each(s.cards[:3], lambda c: f'<div class="jp-relatedposts-post"><h4><a href="https://{s.host}{c.path}">{c.title}</a></h4><p class="excerpt">{c.text}</p></div>')}</div>
<section id="comments" class="comments-area"><h2>{s.comments}</h2><ol class="comment-list">
<li class="comment"><article class="comment-body"><b class="fn">{s.authors[1]}</b><div class="comment-content"><p>{s.paragraphs[4]} {s.quote}</p></div></article></li></ol></section>
</main></body></html>"""
    expected = of_story(s, teasers=bare(s.cards[:3]), tags=list(s.tags), comment_count=int(s.comments.split()[0]))
    return Sample(html, expected)


def fields(s: Story) -> Sample:
    """Fields within fields, as a content system for offices writes them."""
    html = f"""<!DOCTYPE html><html lang="{s.language}" dir="ltr"><head><meta charset="utf-8"><title>{s.title} | {s.site}</title>
<link rel="canonical" href="https://{s.host}{s.path}"></head><body class="path-node page-node-type-article">
<div class="region region-header"><div class="site-name"><a href="/">{s.site}</a></div></div>
<div class="region region-content"><article role="article" class="node node--type-article node--view-mode-full"><h1><span class="field field--name-title">{s.title}</span></h1>
<div class="node__content"><div class="field field--name-field-teaser field--type-text-long"><p>{s.lead}</p></div>
<div class="field field--name-field-author"><div class="field__label">{s.by}</div><div class="field__item">{s.authors[0]}</div></div>
<div class="field field--name-field-date field__item"><time datetime="{s.stamp}">{s.printed}</time></div>
<div class="field field--name-field-image"><img src="/i.jpg" alt=""><div class="field field--name-field-caption">{s.caption} {s.credit}</div></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{each(s.paragraphs[:3], lambda p: f"<p>{p}</p>")}<h2>{s.subheading}</h2>{each(s.paragraphs[3:], lambda p: f"<p>{p}</p>")}</div>
<div class="field field--name-field-tags field__items">{each(s.tags, lambda t: f'<div class="field__item"><a href="/taxonomy/term/{t.lower()}">{t}</a></div>')}</div></div></article>
<div class="views-element-container block"><h2>{s.more}</h2><div class="view-content">
{each(s.cards, lambda c: f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{c.path}">{c.title}</a></span></div><div class="views-field views-field-body"><div class="field-content">{c.text}</div></div><div class="views-field views-field-created"><span class="field-content">{c.age}</span></div></div>')}
</div></div></div></body></html>"""
    return Sample(html, of_story(s, teasers=aged(s.cards), tags=list(s.tags)))


def hashed_names(s: Story) -> Sample:
    """Class names made by a machine; everything is a box, also the headline of a card."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.short_title}</title><meta property="og:url" content="https://{s.host}{s.path}"></head>
<body><div id="root"><div class="css-1k9xz"><a class="css-77ab" href="/">{s.site}</a><span class="css-91">{s.consent}</span></div>
<main class="css-0abc"><div class="css-hd1"><span class="css-k1">{s.kicker}</span><h1 class="css-t9">{s.title}</h1><p class="css-l3">{s.lead}</p>
<div class="css-by"><span>{s.by} </span><a href="/profile/1">{s.authors[0]}</a><span> {s.both} </span><a href="/profile/2">{s.authors[1]}</a><span class="css-d1">{s.weekday}, {s.printed}</span><a href="#c">{s.comments}</a></div></div>
<figure class="css-fg"><img src="x.jpg"><div class="css-cp">{s.caption} <span>{s.credit}</span></div></figure>
<section class="css-bd">{each(s.paragraphs[:2], lambda p: f'<div class="css-p0"><p class="css-p1">{p}</p></div>')}
<div class="css-rl"><div class="css-rh">{s.read_also}</div><a href="{s.ranked[0][1]}">{s.ranked[0][0]}</a></div>
{each(s.paragraphs[2:], lambda p: f'<div class="css-p0"><p class="css-p1">{p}</p></div>')}</section>
<div class="css-gr"><div class="css-gh">{s.more}</div>{each(s.cards, lambda c: f'<a class="css-cd" href="{c.path}"><div class="css-ck">{c.kicker}</div><div class="css-ct">{c.title}</div><div class="css-cx">{c.text}</div><div class="css-ca">{c.age}</div></a>')}</div>
</main></div></body></html>"""
    expected = of_story(s, authors=list(s.authors), teasers=bare(s.ranked[:1]) + aged(s.cards), comment_count=int(s.comments.split()[0]))
    return Sample(html, expected)


def utilities(s: Story) -> Sample:
    """Class names that tell of looks alone."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} - {s.site}</title><meta property="og:site_name" content="{s.site}"></head>
<body class="bg-white text-gray-900"><div class="sticky top-0 flex justify-between px-4"><a class="text-xl font-bold" href="/">{s.site}</a><div class="flex gap-2">{each(("Start", "Sport"), lambda w: f'<a class="px-2 hover:underline" href="/{w.lower()}">{w}</a>')}</div></div>
<div class="max-w-3xl mx-auto"><div class="text-sm uppercase text-red-600">{s.kicker}</div><h1 class="text-4xl font-black mt-2">{s.title}</h1>
<div class="mt-4 text-xl leading-8 text-gray-700">{s.lead}</div>
<div class="flex items-center mt-4"><img class="w-10 h-10 rounded-full" src="a.jpg" alt=""><div class="ml-2"><div class="font-semibold">{s.authors[0]}</div><div class="text-sm text-gray-500">{s.role}</div></div><div class="ml-auto text-sm">{s.printed}</div></div>
<div class="mt-8 space-y-4 text-lg">{each(s.paragraphs[:3], lambda p: f'<p class="mb-4">{p}</p>')}
<div class="border-l-4 pl-4 italic text-2xl my-6">{s.quote}</div>{each(s.paragraphs[3:], lambda p: f'<p class="mb-4">{p}</p>')}</div>
<div class="flex gap-2 mt-6">{each(s.tags, lambda t: f'<a class="rounded bg-gray-100 px-3" href="/tag/{t.lower()}">{t}</a>')}</div></div>
<div class="grid grid-cols-3 gap-6 mt-12">{each(s.cards, lambda c: f'<div class="flex flex-col"><a href="{c.path}"><img class="rounded" src="t.jpg" alt=""><div class="text-xs text-red-600">{c.kicker}</div><div class="text-lg font-bold">{c.title}</div></a><div class="text-sm">{c.text}</div><div class="text-xs text-gray-400">{c.age}</div></div>')}</div>
</body></html>"""
    return Sample(html, of_story(s, teasers=aged(s.cards), tags=list(s.tags)))


def own_elements(s: Story) -> Sample:
    """Elements of the site's own making."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title}</title>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{s.short_title}","datePublished":"{s.stamp}","publisher":{{"@type":"Organization","name":"{s.site}"}}}}</script></head>
<body><page-header><site-logo><a href="/">{s.site}</a></site-logo></page-header><page-body><story-view>
<story-kicker>{s.kicker}</story-kicker><story-title>{s.title}</story-title><story-intro>{s.lead}</story-intro>
<story-byline>{s.by} {s.authors[0]} {s.both} {s.authors[1]}</story-byline><story-text>{each(s.paragraphs, lambda p: f"<p>{p}</p>")}</story-text></story-view>
<story-list><h2>{s.more}</h2>{each(s.cards, lambda c: f'<story-card><a href="{c.path}"><card-kicker>{c.kicker}</card-kicker><card-title>{c.title}</card-title></a><card-time>{c.age}</card-time></story-card>')}</story-list>
</page-body></body></html>"""
    return Sample(html, of_story(s, authors=list(s.authors), teasers=aged(s.cards)))


def light_mobile(s: Story) -> Sample:
    """The light variant for phones, with its own elements."""
    html = f"""<!doctype html><html amp lang="{s.language}"><head><meta charset="utf-8"><title>{s.title}</title><link rel="canonical" href="https://{s.host}{s.path}">
<meta property="og:site_name" content="{s.site}"></head><body><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/sport">Sport</a></li></ul></amp-sidebar>
<amp-consent id="c" layout="nodisplay"><div id="u"><p>{s.consent}</p><button>OK</button></div></amp-consent>
<header class="headerbar"><a href="/">{s.site}</a></header><article class="amp-article"><header><h1>{s.title}</h1>
<p class="intro">{s.lead}</p><p>{s.by} {s.authors[0]}</p><p>{s.printed}</p></header>
<figure><amp-img src="x.jpg" width="600" height="400" layout="responsive"></amp-img><figcaption>{s.caption} {s.credit}</figcaption></figure>
{each(s.paragraphs[:2], lambda p: f"<p>{p}</p>")}<amp-ad width="300" height="250" type="x"><div placeholder>{s.advert}</div></amp-ad>{each(s.paragraphs[2:], lambda p: f"<p>{p}</p>")}
</article><amp-list><div role="list">{each(s.cards, lambda c: f'<div role="listitem"><a href="https://{s.host}{c.path}"><amp-img src="t.jpg" width="1" height="1"></amp-img><h3>{c.title}</h3></a></div>')}</div></amp-list>
<footer><a href="/imprint">{s.legal[0]}</a></footer></body></html>"""
    return Sample(html, of_story(s, teasers=bare(s.cards)))


def print_view(s: Story) -> Sample:
    """What the print button opens."""
    html = f"""<html><head><title>{s.site} - {s.title}</title></head><body onload="window.print()"><div style="width:600px">
<b>{s.site}</b><br>{s.host}{s.path}<hr><font size="+2">{s.title}</font><p><i>{s.lead}</i></p><p>{s.printed}<br>{s.by} {s.authors[0]}</p>
{each(s.paragraphs, lambda p: f"<p>{p}</p>")}<hr><small>© 2026 {s.site}</small></div></body></html>"""
    return Sample(html, of_story(s, teasers=[]))


def ticker(s: Story) -> Sample:
    """A story told in dated entries, the youngest first."""
    entries = numbered(s.paragraphs, lambda n, p: f'<div class="entry"><div class="entry-time">{22 - n}:0{n}</div><h3>{s.cards[n % 5].kicker} {n}</h3><p>{p}</p></div>')
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>Live: {s.title} | {s.site}</title><meta property="og:site_name" content="{s.site}">
<meta property="og:title" content="{s.title}"><meta property="article:published_time" content="{s.stamp}"></head><body><main><h1>{s.title}</h1><p class="lede">{s.lead}</p>
<div class="live-feed">{entries}</div></main><aside><h2>{s.most_read}</h2><ol>{each(s.ranked, lambda r: f'<li><a href="https://{s.host}{r[1]}">{r[0]}</a></li>')}</ol></aside></body></html>"""
    return Sample(html, of_story(s, authors=[], first_words=f"{s.cards[1].kicker} 1", teasers=bare(s.ranked)))


def behind_wall(s: Story) -> Sample:
    """A story that breaks off at a wall."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} | {s.site}</title><meta property="og:site_name" content="{s.site}"></head><body>
<div class="masthead"><a href="/">{s.site}</a></div><div class="story"><div class="flag">Plus</div><h1>{s.title}</h1><div class="summary">{s.lead}</div>
<div class="meta"><span class="plus">S+</span> {s.by} <b>{s.authors[0]}</b> {s.both} <b>{s.authors[1]}</b><span>{s.weekday}, {s.printed}</span> <a href="#kommentare">{s.comments}</a></div>
<div class="copy">{each(s.paragraphs[:3], lambda p: f"<p>{p}</p>")}<div class="offer"><h4>{s.wall}</h4><ul><li>App</li><li>E-Paper</li></ul><p><a href="/login">Login</a></p></div></div></div>
<div class="further"><div class="further-head">{s.more}</div>{each(s.cards[:4], lambda c: f'<div class="further-item"><span class="plus">S+</span> <a href="{c.path}">{c.title}</a> <span>{c.age}</span></div>')}</div></body></html>"""
    last = " ".join(s.paragraphs[2].split()[-5:])
    expected = of_story(s, authors=list(s.authors), paragraphs=3, last_words=last, comment_count=int(s.comments.split()[0]), teasers=aged(s.cards[:4]))
    return Sample(html, expected)


def between_paragraphs(s: Story) -> Sample:
    """Advertisements, links to other stories, a letter and a quote stand as paragraphs among the paragraphs."""
    p = s.paragraphs
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title} – {s.site}</title></head><body><div class="logo">{s.site}</div>
<div class="art"><h1>{s.title}</h1><p class="date">{s.printed}</p><p><b>{s.lead}</b></p><p>{p[0]}</p><p>{s.advert}</p><p>{p[1]}</p>
<p>{s.read_also}: <a href="{s.ranked[0][1]}">{s.ranked[0][0]}</a></p><p>{p[2]}</p><p class="quote-big">{s.quote}</p><p>{p[3]}</p>
<p><b>{s.letter[0]}</b><br>{s.letter[1]} <a href="/newsletter">{s.letter[2]}</a></p><p>{p[4]}</p><p><a href="{s.ranked[1][1]}">{s.ranked[1][0]}</a></p><p>{p[5]}</p>
<p><i>{s.by} {s.authors[0]}</i></p></div></body></html>"""
    return Sample(html, of_story(s, teasers=bare(s.ranked[:2])))


def section_front(s: Story) -> Sample:
    """A section's front: a list of other stories and none of its own."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.section} | {s.site}</title></head><body><div class="brand"><a href="/">{s.site}</a></div>
<div class="list"><h1>{s.section}</h1>{each(s.cards, lambda c: f'<div class="row"><div class="pic"><a href="{c.path}"><img src="t.jpg" alt=""></a></div><div class="txt"><span class="rub">{c.kicker}</span><h2><a href="{c.path}">{c.title}</a></h2><p>{c.text} {s.lead}</p><span class="zeit">{c.age}</span></div></div>')}
<a href="?page=2">2</a></div></body></html>"""
    return Sample(html, of_list(s, teasers=aged(s.cards)))


def opinion(s: Story) -> Sample:
    """A column with its writer's portrait above the headline and their biography below the text."""
    html = f"""<!DOCTYPE html><html lang="{s.language}"><head><meta charset="utf-8"><title>{s.title}</title><meta property="og:site_name" content="{s.site}"></head><body>
<header><a href="/">{s.site}</a></header><main><div class="columnist"><img src="p.jpg" alt=""><div class="columnist-name">{s.authors[0]}</div><div class="columnist-role">{s.role}</div></div>
<h1>{s.title}</h1><h2>{s.lead}</h2><time datetime="{s.stamp}">{s.printed}</time><div class="text">{each(s.paragraphs[:3], lambda p: f"<p>{p}</p>")}<blockquote class="pull">{s.quote}</blockquote>{each(s.paragraphs[3:], lambda p: f"<p>{p}</p>")}</div>
<div class="about"><strong>{s.authors[0]}</strong><p>{s.biography}</p></div>
<div class="others"><h3>{s.more}</h3><ul>{each(s.cards, lambda c: f'<li><a href="{c.path}">{c.title}</a><br><small>{c.clock}</small></li>')}</ul></div></main></body></html>"""
    return Sample(html, of_story(s, teasers=clocked(s.cards)))


def mailed_letter(s: Story) -> Sample:
    """A newsletter as mail programs show it: tables in tables, a list of stories."""
    html = f"""<html><head><meta charset="utf-8"><title>{s.letter[0]}</title></head><body><table width="100%"><tr><td align="center"><table width="600">
<tr><td><a href="https://{s.host}/"><img src="logo.png" alt="{s.site}"></a></td></tr><tr><td style="font-size:12px">{s.weekday}, {s.printed}</td></tr>
{each(s.cards, lambda c: f'<tr><td><table width="100%"><tr><td width="120"><a href="https://{s.host}{c.path}"><img src="t.jpg" alt=""></a></td><td><span style="color:red">{c.kicker}</span><br><a href="https://{s.host}{c.path}" style="font-weight:bold">{c.title}</a><br>{c.text}</td></tr></table></td></tr>')}
<tr><td style="font-size:10px"><a href="https://{s.host}/unsubscribe">Abmelden / Unsubscribe</a> · {s.legal[0]}</td></tr></table></td></tr></table></body></html>"""
    return Sample(html, {"language": s.language, "paragraphs": 0, "teasers": bare(s.cards)})


def forum_below(s: Story) -> Sample:
    """Ranked stories beside, and readers' long posts below the text."""
    posts = numbered(s.paragraphs[1:5], lambda n, p: f'<div class="p"><div class="u">User{n}, {n}.2.2026 1{n}:30</div><div class="m">{p} {s.quote} {p}</div><a href="#">#{n}</a></div>')
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.short_title} - {s.site}</title></head><body><table class="head"><tr><td><img src="l.gif" alt="{s.site}"></td></tr></table>
<div id="left"><div class="box"><b>{s.most_read}</b>{numbered(s.ranked, lambda n, r: f'<div class="rank"><span>{n}</span> <a href="{r[1]}">{r[0]}</a></div>')}</div></div>
<div id="mid"><h1>{s.title}</h1><div class="sub">{s.lead}</div><div class="info">{s.printed} | {s.authors[0]} | {s.comments}</div>
<div class="inh">{"<br><br>".join(s.paragraphs)}</div><div class="tl">{s.tags_label}: {", ".join(s.tags)}</div></div>
<div id="forum"><h2>{s.comments}</h2>{posts}</div></body></html>"""
    return Sample(html, of_story(s, teasers=bare(s.ranked), tags=list(s.tags), comment_count=int(s.comments.split()[0])))


TUNED: tuple[Skeleton, ...] = (
    nameless_boxes, old_tables, weblog, fields, hashed_names, utilities, own_elements, light_mobile,
    print_view, ticker, behind_wall, between_paragraphs, section_front, opinion, mailed_letter, forum_below,
)
