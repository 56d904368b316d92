"""The bundled offline sample."""

BROKEN_ON_PURPOSE = frozenset(
    {
        "https://press.un.org/en/2023/sc15518.doc.htm",
        "https://raw.githubusercontent.com/UNxml/SCresolutions/main/Pre-2020/2002/"
        "S_RES_1435_N0260158.xml",
        "https://www.gov.uk/api/content/government/speeches/we-voted-for-this-"
        "resolution-as-an-expression-of-our-determination-to-end-this-war-stop-the-"
        "suffering-in-gaza-and-secure-the-immediate-release-of-the",
    }
)
"""Addresses of its three pages that end in quarantine: a challenge page, a vote with a
word that nobody knows, an answer that is cut off."""
