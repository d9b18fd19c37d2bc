#!/usr/bin/env python3
"""Examines an inspector's bundle on its own, with Python's standard library and python3-cryptography;
usage: verify.py FILE [--head FILE] [--key FILE]: prints one JSON object; ends with 0, or 2 where something fails."""
import base64, binascii, hashlib, html, json, re, struct, sys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

problems = []
def require(holds, what):
    if not holds:
        raise ValueError(what)
def attempt(what, work, *arguments, entry=None):
    try:
        return work(*arguments)
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, IndexError, struct.error) as fault:
        problems.append({"entry": entry, "what": f"{what}: {fault or 'a signature is wrong'}"})
sha = lambda data: hashlib.sha256(data).digest()
def b64(text):
    require(base64.b64encode(base64.b64decode(text, validate=True)).decode() == text, "base 64 in another way")
    return base64.b64decode(text)
def unzip(data):
    members, at = [], 0
    while data[at:at + 4] == b"PK\3\4" and at + 30 <= len(data):
        size, names = struct.unpack("<IH", data[at + 22:at + 28])
        start = at + 30 + names
        members.append((data[at + 30:start].decode("utf-8", "replace"), data[start:start + size]))
        at = start + size
    return members
def zipped(members):
    parts, central, at, count = [], b"", 0, len(members)
    for name, content in sorted((name.encode(), content) for name, content in members):
        sizes = (len(content), len(content), len(name), 0)
        head = struct.pack("<5H3I2H", 20, 0x800, 0, 0, 33, binascii.crc32(content), *sizes)
        central += b"PK\1\2\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
        parts += [b"PK\3\4" + head + name, content]
        at += 30 + len(name) + len(content)
    return b"".join(parts) + central + struct.pack("<4s4HIIH", b"PK\5\6", 0, 0, count, count, len(central), at, 0)
def verifier(text):
    name, number, raw = text.split("+", 2)
    require(named(name, b64(raw))[1] == number, "the key's hash is wrong")
    return named(name, b64(raw))
def named(name, raw):
    require(raw[0] == 1, "no Ed25519 key")
    return name, sha(name.encode() + b"\n" + raw)[:4].hex(), Ed25519PublicKey.from_public_bytes(raw[1:]), raw
def note(data, keys):  # the text of a signed note that one of the keys has signed
    (text, _, lines), holds = data.decode().rpartition("\n\n"), False
    for line in lines.removesuffix("\n").split("\n") if lines.endswith("\n") else []:
        dash, name, signature = line.split(" ")
        require(dash == "\u2014" and len(b64(signature)) > 4, "a signature line is malformed")
        for key in (key for key in keys if key[:2] == (name, b64(signature)[:4].hex())):
            key[2].verify(b64(signature)[4:], text.encode() + b"\n")
            holds = True
    require(holds, "no known key has signed")
    return text + "\n"
def checkpoint(text):
    origin, size, root = text.split("\n")[:3]
    require(re.fullmatch("0|[1-9][0-9]*", size) and len(b64(root)) == 32, "the head is malformed")
    return origin, int(size), b64(root)
def climb(node, last, hashes, left, right):  # up the tree (RFC 9162 2.1.3.2), telling of neighbours left and right
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
    roots = [leaf]
    climb(index, size - 1, hashes, lambda each: roots.append(sha(b"\1" + each + roots[-1])),
          lambda each: roots.append(sha(b"\1" + roots[-1] + each)))
    return roots[-1]
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
    require(number < head[1] and not (number in seen or seen.add(number)), "there twice, or not in the log")
    top, _, rest = item["proof"].partition("\n\n")
    what, place, *hashes = top.split("\n")
    require((what, place, rest.encode()) == ("c2sp.org/tlog-proof@v1", f"index {number}", head_note), "another proof")
    require(included(sha(b"\0" + leaf), number, head[1], list(map(b64, hashes))) == head[2], "not in the log")
    if item.get("isDestroyed") is True and "payload" not in item and "salt" not in item:
        return
    if index["isPseudonymised"]:
        return require(isinstance(item["payload"], dict) and "salt" not in item, "not pseudonymised")
    salt = bytes.fromhex(item["salt"])
    require(len(salt) == 32 and sha(salt + item["payload"].encode()) == commitment, "not what was logged")
    said, ours = json.loads(item["payload"]), [page["person"], *page.get("formerNumbers", [])]
    ours = [case["case"] for case in page["cases"]] if "case" in said else ours
    require(said.get("case", said.get("number")) in ours, "about somebody else than the page")
def face(page, words, root):  # the HTML of a page, as docs/BUNDLE.md tells it
    rank = {key: at for at, key in enumerate(words["order"])}
    escape = lambda text: html.escape(text, quote=False).replace('"', "&quot;")
    label = lambda key: escape(words["labels"].get(key, key))
    def members(value):
        shown = [m for m in value.items() if m[0] not in words["hidden"] and m[1] not in (None, [], {})]
        return sorted(shown, key=lambda m: (rank.get(m[0], len(rank)), m[0].encode()))
    def plain(key, value):
        text = ["nej", "ja"][value] if isinstance(value, bool) else words["values"].get(f"{key}={value}", str(value))
        if key in ("person", "formerNumbers") and re.fullmatch("[0-9]{12}", text):
            return text[:8] + "-" + text[8:]
        return text[:10] + " " + text[11:16] + " UTC" if re.fullmatch("[!-~]{10}T[!-~]{15}Z", text) else text
    def opened(item):
        said = item.get("payload", {})
        said = said if isinstance(said, dict) else json.loads(said)
        lifted = {key: said.pop(key) for key in words["lifted"] if key in said}
        return {key: value for key, value in item.items() if key != "payload"} | lifted | {"content": said}
    def inner(key, value):
        if isinstance(value, dict):
            return "<dl>" + "".join(f"<dt>{label(k)}</dt><dd>{inner(k, v)}</dd>" for k, v in members(value)) + "</dl>"
        if not isinstance(value, list):
            return f'<a href="{value}.html">{value}</a>' if key == "page" else escape(plain(key, value))
        if not any(isinstance(item, dict) for item in value):
            return ", ".join(inner(key, item) for item in value)
        rows = [dict(members(opened(item))) for item in value]
        if key in words["stacked"]:
            return "".join(inner("", row) for row in rows)
        columns = [k for k, _ in members({k: v for row in rows for k, v in row.items()})]
        cells = ["".join(f"<td>{inner(k, row[k]) if k in row else ''}</td>" for k in columns) for row in rows]
        heads, body = "".join(f"<th>{label(k)}</th>" for k in columns), "".join(f"\n<tr>{row}</tr>" for row in cells)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}\n</tbody></table>"
    title, style = escape(page.pop("title", "")), words["style"].replace("@ROOT@", root)
    out = f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    top = {key: value for key, value in members(page) if not isinstance(value, (list, dict))}
    out += f"<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n" + (inner("", top) + "\n" if top else "")
    for key, value in ((key, value) for key, value in members(page) if key not in top):
        lead = f"<p>{escape(words['leads'][key])}</p>\n" if key in words["leads"] else ""
        out += f"<section>\n<h2>{label(key)}</h2>\n{lead}{inner(key, value)}\n</section>\n"
    return out + "</body>\n</html>\n"
def check_sample(index):
    asked = index["selection"]
    if asked["kind"] == "sample":
        drawn = sorted(set(asked["drawnFrom"]), key=lambda number: sha(f"{asked['seed']}\n{number}".encode()))
        require(sorted(drawn[:asked["size"]]) == sorted(youth["case"] for youth in index["youths"]), "not the seed's")
def check_outside(data, members, keys, head):
    other = checkpoint(note(data, keys))
    require(other[1] < head[1] or other[1:] == head[1:], "history was rewritten, or the outside head is newer")
    if 0 < other[1] < head[1]:
        proofs = {checkpoint(kept["note"])[1]: kept["proof"] for kept in json.loads(members["heads.json"])["heads"]}
        require(other[1] in proofs, "no proof from the outside head")
        goes_on(other[1], head[1], list(map(b64, proofs[other[1]])), other[2], head[2])
def trusted(members, key, municipality):
    kept = json.loads(members["keys.json"])
    keys = [verifier(kept["first"])]
    for handed in kept["handedOn"]:
        name, what, text, end = note(handed.encode(), keys[-1:]).split("\n")
        keys.append(verifier(text))
        require((name, what, end, keys[-1][0]) == (keys[0][0], "next-key", "", keys[0][0]), "not handed on")
    start = [each[3] for each in keys].index(verifier(key)[3]) if key else 0
    return [named(f"{keys[0][0]}/{municipality}", each[3]) for each in keys[start:]]
def examine(members, index, key, outside):
    keys = attempt("keys.json", trusted, members, key, index["municipality"]) or []
    attempt("manifest.note", manifest, members, keys)
    head = attempt("head.note", lambda: checkpoint(members["head.note"].decode()))
    attempt("head.note", lambda: require(note(members["head.note"], keys).startswith(keys[0][0] + "\n"), "other log"))
    require(head, "nothing to measure by")
    names, read = [youth["page"] for youth in index["youths"]], lambda name: json.loads(members[name])
    seen, entries = set(), 0
    told = [index["format"]] + [index["log"][field] for field in ("origin", "size", "root")]
    attempt("index.json", require, told == ["fullfolj-bundle/1", *head[:2], head[2].hex()], "another head")
    expected = {name + end for name in names + ["index"] for end in (".json", ".html")}
    expected |= {"words.json", "head.note", "keys.json", "heads.json", "manifest.note"}
    attempt("the members", require, expected == set(members), "one is missing or does not belong")
    for name, youth in zip(names, index["youths"]):
        page = attempt(name, read, name + ".json") or {}
        attempt(name, require, (page.get("person"), page.get("page")) == (youth["person"], name), "somebody else")
        for item in attempt(name, lambda: page["timeline"]) or []:
            entries += 1
            attempt(name, check_entry, item, page, index, head, members["head.note"], seen, entry=item.get("entry"))
    attempt("the sample", check_sample, index)
    for name in ["index"] + names:
        made = attempt(name, lambda: face(read(name + ".json"), read("words.json"), head[2].hex()))
        attempt(name, require, made is not None and made.encode() == members.get(name + ".html"), "says something else")
    if outside is not None:
        attempt("the outside head", check_outside, outside, members, keys, head)
    return head, entries

given, options = open(sys.argv[1], "rb").read(), dict(zip(sys.argv[2::2], sys.argv[3::2]))
outside, key = (open(options[each], "rb").read() if each in options else None for each in ("--head", "--key"))
content = dict(reversed(pairs := unzip(given)))
attempt("the file", require, pairs and len(content) == len(pairs) and zipped(pairs) == given, "packed in another way")
index = attempt("index.json", lambda: json.loads(content["index.json"])) or {}
last, count = attempt("the bundle", examine, content, index, (key or b"").decode().strip(), outside) or (None, 0)
told = {"holds": not problems, "entries": count, "head": last and {"size": last[1], "root": last[2].hex()}}
print(json.dumps(told | {"problems": problems}))
sys.exit(2 if problems else 0)
