"""Reads messages with Python's email and compares them with what was meant.

Standard input: one JSON object a line: {"message": base64, "meant": {field: text}}. Prints what differs, at most 50 lines;
its last line is "read N".
"""

import base64
import email
import email.header
import email.policy
import email.utils
import json
import sys

LIMIT = 50
found = 0


def tell(number, what, got, meant):
    global found
    found += 1
    if found <= LIMIT:
        print(f"{number}: {what}: got {got!a:.400}, meant {meant!a:.400}")


def check_bytes(number, raw):
    head = raw.split(b"\n\n", 1)[0]
    if not head.isascii():
        tell(number, "header is ASCII", False, True)
    if b"\r" in raw or b"\0" in raw or not raw.isascii():
        tell(number, "message is ASCII with LF", False, True)
    # 998 is what a line may have (RFC 5322), 78 what it should, 76 where it holds an encoded word (RFC 2047);
    # GMime folds before an address only at 78.
    longest = max(len(line) for line in raw.split(b"\n"))
    if longest > 78:
        tell(number, "longest line", longest, 78)
    encoded = max((len(line) for line in head.split(b"\n") if line.endswith(b"?=")), default=0)
    if encoded > 76:
        tell(number, "longest line with an encoded word", encoded, 76)
    if any(line.startswith(b"From ") or line == b"." for line in raw.split(b"\n")):
        tell(number, "a line that mailbox files or SMTP take for theirs", True, False)


def name_of(number, raw, message):
    """The recipient's name. policy.default puts a space between two encoded words of a name, which RFC 2047 (6.2) drops;
    there the older functions are asked, and the newer ones only for the rest of it."""
    if not message["to"].addresses:
        return None
    name = message["to"].addresses[0].display_name
    phrase = email.utils.parseaddr(str(email.message_from_bytes(raw)["to"]).replace("\n", ""))[0]
    words = phrase.count("=?utf-8?B?")
    if words < 2:
        return name
    exact = str(email.header.make_header(email.header.decode_header(phrase)))
    if exact.replace(" ", "") != name.replace(" ", ""):
        tell(number, "name in two readings", name, exact)
    return exact


def check(number, raw, meant):
    check_bytes(number, raw)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    got = {
        "names": sorted(name.lower() for name in message.keys()),
        "from": message["from"].addresses[0].addr_spec if message["from"].addresses else None,
        "recipients": len(message["to"].addresses),
        "to": message["to"].addresses[0].addr_spec if message["to"].addresses else None,
        "toName": name_of(number, raw, message),
        "subject": str(message["subject"]),
        "messageID": str(message["message-id"]),
        "date": message["date"].datetime.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "autoSubmitted": str(message["auto-submitted"]),
    }
    names = {"text/plain": "text", "text/html": "html", "text/calendar": "calendar"}
    for part in message.walk():
        for defect in part.defects:
            tell(number, "defect", defect, None)
        for name, header in part.items():
            # A mailbox of this machine has no domain, which is a fault elsewhere only.
            defects = [d for d in header.defects if "no domain" not in str(d)]
            if defects:
                tell(number, f"defects of {name}", defects, header)
        if not part.is_multipart():
            got[names.get(part.get_content_type(), part.get_content_type())] = part.get_content()
            if part.get_content_type() == "text/calendar":
                got["method"] = part.get_param("method")
    for key in sorted(got.keys() | meant.keys()):
        if got.get(key) != meant.get(key):
            tell(number, key, got.get(key), meant.get(key))


number = 0
for line in sys.stdin:
    row = json.loads(line)
    number += 1
    check(number, base64.b64decode(row["message"]), row["meant"])
print(f"found {found}")
print(f"read {number}")
