"""A WordPress site by the feed that it has unless somebody switched it off.

``/feed/`` under the site gives all its posts, under a category those of the category:
title and date of each, and where it stands.
"""

from __future__ import annotations

from typing import Final

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.platforms import FeedPage

PAGED: Final = r"(?:\?paged=\d+)?"
"""What a feed's route ends with: older posts stand on counted pages."""
POSTS: Final = r"/(?!(?:wp-|category/|tag/|author/|page/|feed/|comments/))[^?#]+"
"""Posts and pages of a site, after its host; not its lists, files and programs."""


class PostFeed(FeedPage):
    """The row is kept: its date is exact to the second, a theme's is not."""

    paged = "paged"
    dates_items = True


class Post(ArticlePage):
    dated_elsewhere = True
