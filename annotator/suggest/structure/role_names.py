"""The roles by their own names, for what asks for them at every line and block.

Python 3.11 takes longer to find a member in its class (`Role.BODY`) than to call a function.
"""

from typing import Final

from annotator.page.model import Role

KICKER: Final = Role.KICKER
HEADLINE: Final = Role.HEADLINE
SUBHEADLINE: Final = Role.SUBHEADLINE
BYLINE: Final = Role.BYLINE
HEADING: Final = Role.HEADING
BODY: Final = Role.BODY
CAPTION: Final = Role.CAPTION
CREDIT: Final = Role.CREDIT
JUMP: Final = Role.JUMP
FURNITURE: Final = Role.FURNITURE
