"""The lines of a printed resolution: what is furniture, where a line was broken.

A wrapped text breaks a line where the next word would not have fitted. A line that ends
although the next word would have fitted ends a paragraph; this module says which.
"""

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.symbols import canonical as _canonical
