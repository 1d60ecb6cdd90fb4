"""Pages written for the tests: one article in several forms."""

LEAD = (
    "The lower house of parliament adopted a new law on the use of river water on Wednesday, after three months of "
    "debate between the parties of the government and the opposition."
)
SECOND = (
    "Prime Minister Askar Nurlan said that the law would protect farmers in the south, where the harvest has failed "
    "twice since 2021."
)
THIRD = "The neighbours downstream have complained for years that too little water reaches them in summer."
QUOTE = "“We will not give a single drop away without an agreement,” the minister told reporters in the capital."
LAST = "The president has thirty days to sign the law, which would then come into force on January 1."
BODY = (LEAD, SECOND, THIRD, QUOTE, LAST)

PLAIN = "\n\n".join(("Parliament votes on water law", "2023-05-04", *BODY)) + "\n"

SCRAPED = f"""Skip to content

Breaking News

River Watch

Deputies (left) face the speaker (right) before the vote. (File photo)
Deputies (left) face the speaker (right) before the vote. (File photo)

{LEAD}

{SECOND}

Farmers wait at a dry canal near the southern border on May 2.
Farmers wait at a dry canal near the southern border on May 2.

A Dispute About Rivers

{THIRD}

How A River Disappears
please wait

No media source currently available

0:00 0:04:12 0:00

{QUOTE}

{LAST}

Load more

About The Newsletter

River Watch
Aigul Omarova

A letter about rivers, which has told its readers for some years now what happens to the water of the region.

XS
SM
"""

HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Parliament votes on water law - Steppe Post</title>
<meta property="og:site_name" content="Steppe Post"><meta property="og:title" content="Parliament votes on water law">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Parliament votes on water law", "datePublished": "2023-05-04T09:30:00+06:00",
"dateModified": "2023-06-01T00:00:00Z", "author": {{"@type": "Person", "name": "Aigul Omarova"}}}}</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<article><h1>Parliament votes on water law</h1><p>{LEAD}</p><p>{SECOND.replace("would", "&lt;would&gt;")}</p>
<h2>A dispute about rivers</h2><p>{THIRD}</p><blockquote><p>{QUOTE}</p></blockquote>
<p>Read more: <a href="/x">The rivers of the region</a></p><p>{LAST}</p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Another story here</a></li></ul></aside>
<footer><p>© 2023 Steppe Post</p></footer><script>alert("evil")</script></body></html>
"""

KAZAKH = "Қазақстан Президенті Қасым-Жомарт Тоқаев елдегі су тапшылығына байланысты халыққа үндеу жасады. " * 8
