#!/usr/bin/env python3
"""Examines an inspector's bundle on its own, with Python's standard library and python3-cryptography.

usage: verify.py FILE [--head FILE] [--key FILE]    prints one JSON object; ends with 0, or 2 where something fails
"""
import argparse, base64, binascii, hashlib, html, json, re, struct, sys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIXED = ["index.json", "index.html", "words.json", "head.note", "keys.json", "heads.json", "manifest.note"]
problems = []

def require(holds, what):
    if not holds:
        raise ValueError(what)

def attempt(what, work, *arguments, entry=None):
    """What a piece of work gives; where it cannot be done, a problem and nothing."""
    try:
        return work(*arguments)
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, IndexError, struct.error) as fault:
        problems.append({"entry": entry, "what": f"{what}: {fault or 'a signature is wrong'}"})

def sha(data):
    return hashlib.sha256(data).digest()

def b64(text):
    data = base64.b64decode(text, validate=True)
    require(base64.b64encode(data).decode() == text, "base 64 in another way")
    return data

def once(pairs):
    require(len(dict(pairs)) == len(pairs), "a key twice")
    return dict(pairs)

def loads(data):
    return json.loads(data.decode() if isinstance(data, bytes) else data, object_pairs_hook=once)

def unzip(data):
    members, at = [], 0
    while data[at:at + 4] == b"PK\3\4" and at + 30 <= len(data):
        size, names, extra = struct.unpack("<IHH", data[at + 22:at + 30])
        end = at + 30 + names + extra + size
        if end > len(data):
            break
        members.append((data[at + 30:at + 30 + names].decode("utf-8", "replace"), data[end - size:end]))
        at = end
    return members

def zipped(members):
    parts, central, at = [], b"", 0
    for name, content in sorted((name.encode(), content) for name, content in members):
        sizes = (binascii.crc32(content), len(content), len(content), len(name), 0)
        head = struct.pack("<5H3I2H", 20, 0x800, 0, 0, 33, *sizes)
        central += b"PK\1\2\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
        parts += [b"PK\3\4" + head + name, content]
        at += 30 + len(name) + len(content)
    count = len(members)
    return b"".join(parts) + central + struct.pack("<4s4HIIH", b"PK\5\6", 0, 0, count, count, len(central), at, 0)

def archive(data, members):
    require(members and len(dict(members)) == len(members) and zipped(members) == data, "packed in another way")

def verifier(text):
    name, number, key = text.split("+", 2)
    require(b64(key)[0] == 1 and sha(name.encode() + b"\n" + b64(key))[:4].hex() == number, "the key is malformed")
    return name, number, Ed25519PublicKey.from_public_bytes(b64(key)[1:]), text

def note(data, keys):
    """The text of a signed note that one of the keys has signed."""
    text, _, lines = data.decode().rpartition("\n\n")
    holds = False
    require(lines.endswith("\n"), "no signatures")
    for line in lines[:-1].split("\n"):
        dash, name, signature = line.split(" ")
        require(dash == "\u2014" and len(b64(signature)) > 4, "a signature line is malformed")
        for key in keys:
            if key[:2] == (name, b64(signature)[:4].hex()):
                key[2].verify(b64(signature)[4:], text.encode() + b"\n")
                holds = True
    require(holds, "no known key has signed")
    return text + "\n"

def checkpoint(text):
    origin, size, root = text.split("\n")[:3]
    require(re.fullmatch("0|[1-9][0-9]*", size) and len(b64(root)) == 32, "the head is malformed")
    return origin, int(size), b64(root)

def climb(node, last, hashes, left, right):
    """Goes up the tree; `left` is told of a neighbour to the left, `right` of one to the right (RFC 9162 2.1.3.2)."""
    for each in hashes:
        require(last > 0, "the proof is too long")
        if node & 1 or node == last:
            left(each)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            right(each)
        node, last = node >> 1, last >> 1
    require(last == 0, "the proof is too short")

def included(leaf, index, size, hashes):
    result = [leaf]
    climb(index, size - 1, hashes, lambda each: result.append(sha(b"\1" + each + result[-1])),
          lambda each: result.append(sha(b"\1" + result[-1] + each)))
    return result[-1]

def goes_on(old, new, hashes, first, second):
    hashes, node, last = ([first] if old & (old - 1) == 0 else []) + hashes, old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    roots = [(hashes[0], hashes[0])]
    climb(node, last, hashes[1:], lambda each: roots.append(tuple(sha(b"\1" + each + root) for root in roots[-1])),
          lambda each: roots.append((roots[-1][0], sha(b"\1" + roots[-1][1] + each))))
    require(roots[-1] == (first, second), "history was rewritten")

def manifest(members, keys):
    lines = note(members["manifest.note"], keys).split("\n")
    found = sorted((n.encode(), sha(c).hex()) for n, c in members.items() if n != "manifest.note")
    require(lines == ["fullfolj-bundle/1"] + [f"{digest}  {name.decode()}" for name, digest in found] + [""], "differs")

def check_entry(item, page, index, head, head_note, seen):
    number, leaf = item["entry"], bytes.fromhex(item["leaf"])
    version, municipality, entry, _, commitment = struct.unpack(">BHQq32s", leaf)
    require((version, municipality, entry) == (1, int(index["municipality"]), number), "another entry")
    require(number < head[1] and number not in seen, "there twice, or not in the log")
    seen.add(number)
    top, _, rest = item["proof"].partition("\n\n")
    lines = top.split("\n")
    require(lines[:2] == ["c2sp.org/tlog-proof@v1", f"index {number}"] and rest.encode() == head_note, "another proof")
    root = included(sha(b"\0" + leaf), number, head[1], [b64(line) for line in lines[2:]])
    require(root == head[2], "not in the log")
    if item.get("isDestroyed") is True and "payload" not in item and "salt" not in item:
        return
    if index["isPseudonymised"]:
        return require(isinstance(item["payload"], dict) and "salt" not in item, "not pseudonymised")
    salt = bytes.fromhex(item["salt"])
    require(len(salt) == 32 and sha(salt + item["payload"].encode()) == commitment, "not what was logged")
    require(loads(item["payload"])["case"] in [case["case"] for case in page["cases"]], "another case")

def face(page, words, root):
    """The HTML of a page, as docs/BUNDLE.md tells it."""
    rank = {key: at for at, key in enumerate(words["order"])}
    escape = lambda text: html.escape(text, quote=False).replace('"', "&quot;")
    label = lambda key: escape(words["labels"].get(key, key))
    def members(value):
        shown = [m for m in value.items() if m[0] not in words["hidden"] and m[1] not in (None, [], {})]
        return sorted(shown, key=lambda m: (rank.get(m[0], len(rank)), m[0].encode()))
    def plain(key, value):
        if isinstance(value, bool):
            return "ja" if value else "nej"
        text = words["values"].get(f"{key}={value}", str(value))
        if key in ("person", "formerNumbers") and re.fullmatch("[0-9]{12}", text):
            return text[:8] + "-" + text[8:]
        return text[:10] + " " + text[11:16] + " UTC" if re.fullmatch("[!-~]{10}T[!-~]{15}Z", text) else text
    def opened(item):
        if "payload" not in item:
            return item
        said = item["payload"] if isinstance(item["payload"], dict) else loads(item["payload"])
        rest = {key: value for key, value in said.items() if key not in words["lifted"]}
        item = {key: value for key, value in item.items() if key != "payload"}
        return item | {key: said[key] for key in words["lifted"] if key in said} | {"content": rest}
    def inner(key, value):
        if isinstance(value, dict):
            return "<dl>" + "".join(f"<dt>{label(k)}</dt><dd>{inner(k, v)}</dd>" for k, v in members(value)) + "</dl>"
        if not isinstance(value, list):
            return escape(plain(key, value))
        if not any(isinstance(item, dict) for item in value):
            return ", ".join(inner(key, item) for item in value)
        rows = [dict(members(opened(item))) for item in value]
        columns = [k for k, _ in members({k: v for row in rows for k, v in row.items()})]
        body = "".join("\n<tr>" + "".join(f"<td>{inner(k, row[k]) if k in row else ''}</td>" for k in columns) + "</tr>"
                       for row in rows)
        heads = "".join(f"<th>{label(k)}</th>" for k in columns)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}\n</tbody></table>"
    title, style = escape(page.get("title", "")), words["style"].replace("@ROOT@", root)
    out = f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    out += f"<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    shown = [(key, value) for key, value in members(page) if key != "title"]
    top = {key: value for key, value in shown if not isinstance(value, (list, dict))}
    out += inner("", top) + "\n" if top else ""
    for key, value in shown:
        if key not in top:
            lead = f"<p>{escape(words['leads'][key])}</p>\n" if key in words["leads"] else ""
            out += f"<section>\n<h2>{label(key)}</h2>\n{lead}{inner(key, value)}\n</section>\n"
    return out + "</body>\n</html>\n"

def check_sample(index):
    selection = index["selection"]
    if selection["kind"] == "sample":
        rank = lambda number: (sha(f"{selection['seed']}\n{number}".encode()), number)
        drawn = sorted(set(selection["drawnFrom"]), key=rank)[:selection["size"]]
        require(sorted(drawn) == sorted(youth["case"] for youth in index["youths"]), "not those that the seed draws")

def check_outside(data, members, keys, head):
    other = checkpoint(note(data, keys))
    require(other[1] < head[1] or other[1:] == head[1:], "history was rewritten, or the outside head is newer")
    if 0 < other[1] < head[1]:
        heads = loads(members["heads.json"])["heads"]
        proofs = {checkpoint(earlier["note"])[1]: earlier["proof"] for earlier in heads}
        require(other[1] in proofs, "no proof from the outside head")
        goes_on(other[1], head[1], [b64(text) for text in proofs[other[1]]], other[2], head[2])

def trusted(members, key):
    keys = [verifier(text) for text in loads(members["keys.json"])["keys"]]
    require(keys and len({each[0] for each in keys}) == 1, "no keys")
    return keys[[each[3] for each in keys].index(key):] if key else keys

def main():
    parser = argparse.ArgumentParser()
    for name in ("file", "--head", "--key"):
        parser.add_argument(name, type=lambda path: open(path, "rb").read())
    asked = parser.parse_args()
    pairs, entries = unzip(asked.file), 0
    attempt("the file", archive, asked.file, pairs)
    members = dict(reversed(pairs))
    keys = attempt("keys.json", trusted, members, (asked.key or b"").decode().strip()) or []
    attempt("manifest.note", manifest, members, keys)
    head = attempt("head.note", lambda: checkpoint(members["head.note"].decode()))
    attempt("head.note", lambda: note(members["head.note"], keys))
    index = attempt("index.json", lambda: loads(members["index.json"]))
    if head and index:
        log, seen = index["log"], set()
        attempt("index.json", require, log == {"origin": head[0], "size": head[1], "root": head[2].hex()}, "other head")
        names = [youth["page"] for youth in index["youths"]]
        expected = {name + end for name in names for end in (".json", ".html")} | set(FIXED)
        attempt("the members", require, expected == set(members), "one is missing or does not belong")
        for name, youth in zip(names, index["youths"]):
            page = attempt(name, lambda: loads(members[name + ".json"])) or {"timeline": []}
            attempt(name, require, (page.get("person"), page.get("page")) == (youth["person"], name), "somebody else")
            for item in page["timeline"]:
                entries += 1
                attempt(name, check_entry, item, page, index, head, members["head.note"], seen, entry=item["entry"])
        attempt("the sample", check_sample, index)
        words = attempt("words.json", lambda: loads(members["words.json"]))
        for name in ["index"] + names:
            made = attempt(name, lambda: face(loads(members[name + ".json"]), words, head[2].hex()).encode())
            attempt(name, require, made == members.get(name + ".html"), "the page does not say what the JSON says")
        if asked.head:
            attempt("the outside head", check_outside, asked.head, members, keys, head)
    told = {"size": head[1], "root": head[2].hex()} if head else None
    print(json.dumps({"holds": not problems, "entries": entries, "head": told, "problems": problems}))
    sys.exit(2 if problems else 0)

main()
