"""Bytes of a source → domain.article.Article.

Here live the input formats (``formats/``, one file each), the decoding of bytes, the rules that set a page's furniture
aside and the ones that give paragraphs their role. The door is ``load.load``, apart from here ``apart.load_apart``
(``parser`` is its process, ``child`` what processes share, ``errand`` one request to one of its own); a link's bytes
come through ``fetch_apart`` from ``fetch``, the only module that opens a socket. May import domain, registry, resources
and strings; trafilatura and lxml only in ``formats/html.py``, py3langid only in ``language.py``. Reading sentences and
anything about questions do not belong here. A new input format: a file in ``formats/`` and a name in its tuple; a new
furniture phrase: a line in ``resources/lexicons/en/furniture.txt``.
"""
