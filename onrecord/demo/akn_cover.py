"""What an Akoma Ntoso document prints around its text: cover, title, conclusions."""

from __future__ import annotations

from xml.sax.saxutils import escape

from onrecord.demo.akn_meta import Facts, is_assembly

_PLENARY = "without reference to a Main Committee"


def cover(symbol: str, facts: Facts, local: Facts | None) -> list[str]:
    words = local or {}
    organ = "General Assembly" if is_assembly(symbol) else "Security Council"
    issued = words.get("issued_text", facts["issued_text"])
    lines = [
        '    <coverPage eId="coverPage_1">',
        "      <p>",
        '        <span refersTo="#publisher" class="upperLeft">',
        '          <docAuthority refersTo="#publisher">'
        f"{words.get('publisher', 'United Nations')}</docAuthority>",
        "        </span>",
        "      </p>",
        '      <p class="upperRight">',
        f'        <docNumber refersTo="#symbol">{symbol}</docNumber>',
        "      </p>",
        '      <p class="upperLeft">',
        '        <docAuthority refersTo="#issuingBody" class="rightBig">'
        f"{words.get('body', organ)}</docAuthority>",
        "      </p>",
        "      <p>",
        f'        <docDate date="{facts["issued"]}" class="rightSmall"'
        f' refersTo="#dateOfIssuance">{issued}</docDate>',
        "      </p>",
    ]
    if is_assembly(symbol):
        lines += _assembly_cover(facts, words)
    elif facts["kind"] == "resolution":
        lines += _council_cover(facts, words)
    return [*lines, "    </coverPage>"]


def _council_cover(facts: Facts, words: Facts) -> list[str]:
    row = facts["row"]
    number = words.get("number_title", row["resolution_number"].strip())
    meeting = words.get("meeting_text", row["adoption_meeting"])
    title = words.get("meeting_title", meeting.split()[0])
    date = words.get("adopted_text", row["adoption_date"].replace("\xa0", " "))
    inline = f'<inline name="adoptionMeeting" title="{title}">{meeting}</inline>'
    adopted = (
        f'<docDate date="{facts["adopted"]}" refersTo="#adoptionDate">{date}</docDate>'
    )
    if not words:
        heading = f"Adopted by the Security Council at its {inline}, on{adopted}"
    else:
        # Some versions print no meeting; ours then prints the date alone, as they do.
        heading = f"{inline}, {adopted}" if words.get("meeting_text") else adopted
    return [
        '      <p xml:space="preserve">',
        f'        <docTitle refersTo="#resolutionNumber">\t\t{number}</docTitle>',
        "      </p>",
        '      <p xml:space="preserve">',
        f'        <docTitle refersTo="#adoption">{heading}</docTitle>',
        "      </p>",
    ]


def _assembly_cover(facts: Facts, words: Facts) -> list[str]:
    row = facts["row"]
    item = row["agenda_item"]
    value = "10" if "emergency" in row["session"] else "77"
    printed = facts.get("proponent") or f"[{_PLENARY} ({row['originating_document']})]"
    committee, _, origin = printed.strip("[]").removesuffix(")").rpartition(" (")
    referred = facts.get("proponent_ref", "#noMainCommittee")
    name = words.get("agenda item name", row["agenda_item_name"])
    lines = [
        "      <p>",
        f'        <session refersTo="#generalAssembly" value="{value}"'
        ' eId="coverPage_1__session_1">'
        f"{words.get('session', row['session'])}</session>",
        "      </p>",
        "      <p>",
        f'        <inline title="{item.split()[-1]}" name="agenda item">'
        f"{words.get('agenda item', item)}</inline>",
        "      </p>",
        "      <p>",
        f'        <inline name="agenda item name">{escape(name)}</inline>',
        "      </p>",
    ]
    if not words:
        lines += [
            "      <p>",
            "        <docTitle>Resolution adopted by the General Assembly on"
            f" {row['adoption_date']}</docTitle>",
            "      </p>",
            '      <p xml:space="preserve">',
            f'        <docProponent refersTo="{referred}">[{committee}'
            f' (<inline name="originating document">{origin}</inline>)]</docProponent>',
            "      </p>",
        ]
    return lines


def preface(symbol: str, facts: Facts, local: Facts | None) -> list[str]:
    words = local or {}
    if facts["kind"] == "draftResolution":
        title = f"\t\t{facts['steps'][0]['by']}: draft resolution"
        inner = [f'        <docTitle refersTo="sponsors">{escape(title)}</docTitle>']
    elif facts["kind"] == "presidentialStatement":
        inner = [
            '        <docTitle refersTo="#title1">',
            '          <span class="bold">\t\tStatement by the President of the'
            " Security Council</span>",
            "        </docTitle>",
        ]
    elif is_assembly(symbol):
        number = words.get("preface_number", facts["row"]["resolution_number"])
        title = words.get("preface_title", facts["row"]["title"])
        inner = [
            f"        <docNumber>{number}</docNumber>",
            '        <docTitle refersTo="#resolutionTitle">',
            f'          <span class="bold">\t{escape(title)}</span>',
            "        </docTitle>",
        ]
    else:
        return []
    return ["    <preface>", "      <p>", *inner, "      </p>", "    </preface>"]


def conclusions(facts: Facts, local: Facts | None) -> list[str]:
    row = facts.get("row") or {}
    if "committee" not in row or not row["committee"]:
        return []
    words = local or {}
    meeting = words.get("location", row["adoption_meeting"])
    title = words.get("location_title", meeting.split()[0])
    date = words.get("adopted_text", row["adoption_date"])
    return [
        '    <conclusions eId="conclusions">',
        "      <p>",
        '        <event refersTo="#adoption">',
        f'          <location title="{title}" refersTo="#adoptionMeeting">'
        f"{meeting}</location>",
        "          <eol />",
        f'          <docDate date="{facts["adopted"]}" refersTo="#adoptionDate">'
        f"{date}</docDate>",
        "        </event>",
        "      </p>",
        "    </conclusions>",
    ]
