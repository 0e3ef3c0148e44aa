"""Reads telephone numbers with Python's port of libphonenumber (Debian's python3-phonenumbers: the same number plans as
Debian's C++ library).

read-numbers.py examples: prints an example of each region and kind: region, calling code, national number, trunk prefix.
read-numbers.py compare: standard input has one JSON object a line: {"text", "region", "e164", "country", "kind", "valid"},
the last four absent where the text was no number. Prints what is read otherwise, at most 50 lines; its last line is
"read N".
"""

import json
import sys

import phonenumbers as library
from phonenumbers import PhoneNumberType as Kind

LIMIT = 50
KINDS = {
    Kind.FIXED_LINE: "fixed", Kind.MOBILE: "mobile", Kind.FIXED_LINE_OR_MOBILE: "fixedOrMobile",
    Kind.TOLL_FREE: "tollFree", Kind.UNKNOWN: "fixedOrMobile",
}


def examples():
    for region in sorted(library.SUPPORTED_REGIONS):
        metadata = library.PhoneMetadata.metadata_for_region(region)
        trunk = metadata.national_prefix or "-"
        for kind in (Kind.FIXED_LINE, Kind.MOBILE, Kind.TOLL_FREE, Kind.PREMIUM_RATE, Kind.VOIP, Kind.UAN):
            number = library.example_number_for_type(region, kind)
            if number:
                print(region, number.country_code, library.national_significant_number(number), trunk)


def parse(text, region):
    try:
        number = library.parse(text, region)
    except library.NumberParseException:
        return None
    if library.is_possible_number_with_reason(number) != library.ValidationResult.IS_POSSIBLE:
        return None
    country = library.region_code_for_number(number)
    return {
        "e164": library.format_number(number, library.PhoneNumberFormat.E164),
        "country": country if country and len(country) == 2 and country != "ZZ" else None,
        "kind": KINDS.get(library.number_type(number), "other"),
        "valid": library.is_valid_number(number),
    }


def may_lack_plus(number):
    if not number[:1] or number[0] not in "123456789":
        return False
    digits = 0
    for character in number:
        if character not in "0123456789 -./":
            break
        digits += character.isdigit()
    return digits > 10


def read(text, region):
    """As the project's reader is documented: national spelling first, then international ones that lack their sign."""
    if len(text.encode()) > 250:
        return None
    national = parse(text, region.upper() if region else None)
    if national and national["valid"]:
        return national
    number = text.lstrip()
    if number.startswith("00"):
        international = parse("+" + number[2:], None)
        return international if international and international["valid"] else national or international
    if not may_lack_plus(number):
        return national
    international = parse("+" + number, None)
    return international if international and international["valid"] else national


def compare():
    count = found = 0
    for line in sys.stdin:
        count += 1
        row = json.loads(line)
        text, region = row.pop("text"), row.pop("region", None)
        got = read(text, region)
        ours = {key: row.get(key) for key in ("e164", "country", "kind", "valid")} if "e164" in row else None
        if got != ours:
            found += 1
            if found <= LIMIT:
                print(f"{text!a} from {region}: Python {got}, here {ours}")
    print(f"found {found}\nread {count}")


{"examples": examples, "compare": compare}[sys.argv[1]]()
