"""Words that publishers use in class names and ids, and what each calls an element.

A key is one word or two joined ("article-body" is "articlebody"); a pair wins over
its single words. Collected from the vocabularies of common content systems
(WordPress, Drupal, Arc, CUE, Escenic, Methode, TYPO3) and of microformats.
"""
from __future__ import annotations


def _all(name: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), name)


STOP_PREFIXES = frozenset((
    "has", "no", "with", "without", "is", "show", "hide", "supports", "not", "js", "wp", "page", "tag", "category", "type",
    "status", "format", "can", "enable", "enabled", "single", "postid", "pmpro", "theme", "group", "elementor",
))
"""A class name that begins so tells of a state or a content system, not of a part."""

PREPOSITIONS = frozenset(("with", "has", "without", "no", "after", "before", "above", "below", "hide", "show"))
"""Words behind these name something else than the element itself ("article--with-image")."""

BITS: dict[str, str] = {
    **_all("body", """
        articlebody articlecontent articletext articlecopy articlebodytext articlemaincontent entrycontent entrytext entrybody
        postcontent postbody posttext postentry storybody storycontent storytext newsbody newscontent newstext newsarticle
        bodycopy bodytext bodycontent contentbody contenttext textbody textcontent richtext paragraphs
        artikeltext artikelinhalt artikelbody artikelcontent beitragstext newstextbody detailtext detailcontent contentdetail
        contentarticle singlecontent singlepost blogcontent blogpost hentry storyarticle fulltext maincontent contentmain
        articlepage articledetail articlemain articlesection cuerpo cuerponoticia notacuerpo corpsarticle textearticle
        articolobody testoarticolo tresc tekst brodtext articlefulltext pagecontent sqsblockcontent
    """),
    **_all("drop comments", """
        comment comments commentlist commentarea disqus respond replies kommentar kommentare commentaires komentarze comentarios
        commenti kommentarer reacties
    """),
    **_all("drop", """
        related relatedarticles relatedposts relatedstories relatedcontent relatednews relatedlinks yarpp jprelatedposts
        recommended recommendation recommendations recommend recirculation recirc suggested suggestions similar
        readmore readalso readnext morefrom morenews morestories moreon mostread mostpopular mostviewed popular trending
        newsletter newsletters subscribe subscription subscriptions signup login register registration registrierung abo
        advert adverts advertisement advertising advertorial ad ads adv adslot adbox adcontainer adwrapper advertisment anzeige
        anzeigen werbung sponsored sponsors sponsoring affiliate publicite pub
        taboola outbrain plista
        nav navi navbar navigation menu menus submenu breadcrumb breadcrumbs crumb crumbs pagination pager paging pagenav
        postnav postnavigation nextpost prevpost
        footer foot sidebar sidebars rightcolumn rightcol rail rightrail leftrail
        poll polls quiz survey umfrage cta calltoaction gating
        authorbox authorbio authorinfo aboutauthor authordescription bio biography autorenbox authorprofile
        copyright copyrights noprint skiplink skip sronly screenreader visuallyhidden
        donate donation crosslink crosslinks linklist
    """),
    **_all("drop", """
        share sharing shares sharebar sharebuttons sharedaddy social socials socialmedia socialshare addthis addtoany teilen
        partager promo promos promotion promobox sponsor toc tableofcontents inhaltsverzeichnis
        rating ratings ratingstars vote votes voting carousel slider slideshow gallery galerie galleries swiper
        player videoplayer audioplayer podcastplayer productbox product products productcard buybox pricebox shopping
        infobox factbox faktenbox searchbox
    """),
    **_all("drop over", """
        cookie cookies cookieconsent cookiebanner cookienotice consent gdpr cmp optin optout datenschutz privacy embedconsent
        modal popup popover lightbox tooltip dropdown flyout offcanvas drawer
    """),
    **_all("box", """
        banner banners aside image picture photo figure mediainfo source quelle
        widget widgets toolbar tools toolbox actions buttons button btn icon icons overlay
        print printonly teaser teasers teaserlist teaserbox linkbox
        spenden support download downloads shop search feedback report correction
        disclaimer notice hint warning alert
        follow followus whatsapp telegram appstore
        timestamp reactions emoji likes editorsnote
        jobs stellenmarkt events weather wetter stocks ticker
    """),
    **_all("lead", """
        lead leadtext leadin lede standfirst intro introtext introduction subtitle subheadline subhead subheading dek deck
        summary articlesummary excerpt teasertext chapo chapeau vorspann einleitung anreisser sottotitolo occhiello
        entradilla bajada ingress ingres abstract articledescription articlelead articleintro description standfirsttext
        preamble storysummary articlesubtitle subtitulo copete leadparagraph
    """),
    **_all("author", """
        author authors byline bylines writer writers autor autoren auteur auteurs autore firma redakteur journalist
        authorname bylinename credits vcard contributor contributors reporter postauthor articleauthor authorlink signature
        byauthor postedby writtenby
    """),
    **_all("title", """
        headline entrytitle articletitle articleheadline posttitle storytitle storyheadline newstitle pagetitle titre titolo
        titulo articleheading maintitle
    """),
    **_all("time", """
        date datetime dateline published publishdate pubdate postdate entrydate articledate publishedat publicationdate
        postmeta entrymeta articlemeta postinfo meta metadata storymeta byinfo datum fecha timeago updated lastupdated
        modified
    """),
    **_all("caption", """
        caption captions figcaption imagecaption photocaption imgcaption captiontext wpcaption imagecredit photocredit credit
        bildunterschrift bildtext bildquelle legende imagesource photosource mediacaption pictureby crediti
        imagecopyright photographer fotograf didascalia
    """),
    **_all("kicker", """
        kicker eyebrow overline topline dachzeile overtitle surtitle pretitle supertitle roofline spitzmarke antetitulo
        headlinekicker
    """),
    **_all("tags", """
        tags taglist tagcloud keywords topics topiclist posttags entrytags articletags schlagworte themen categories catlinks
        postcategories tagslinks catlist
    """),
    **_all("count", "commentcount commentscount commentcounter numcomments"),
    **_all("paywall", """
        paywall paywalled piano regwall plusregistration premiumcontent meteredcontent subscribewall paidcontent
    """),
}
