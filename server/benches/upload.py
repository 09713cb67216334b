"""How much memory the server takes for a file of the largest size, from the browser's form to its report, and taken.

    cargo xtask serve                                           # builds everything; stop it again
    python3 server/benches/upload.py                            # SQLite
    DATABASE_URL=postgres://… python3 server/benches/upload.py  # an empty database

Starts the server on a database of its own, invites an administrator and signs in as one, sends a table of 100 MB, waits
for its report, takes it, and reads the process's peak (VmHWM). Linux only.
"""

import base64
import hashlib
import hmac
import http.client
import os
import re
import struct
import subprocess
import tempfile
import time
import tomllib
import urllib.parse

BINARY = os.environ.get("BYBLIK_BIN", "target/release/byblik")
PORT = 4791
LARGEST = 100 * 1024 * 1024
PASSWORD = "hest batteri klammer korrekt 4712"
BOUNDARY = "----graense"
HEAD = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="fil"; filename="stor.csv"\r\n\r\n'.encode()
END = f"\r\n--{BOUNDARY}--\r\n".encode()
COOKIES = {}


def table(path):
    """One figure a row: every area, measure and month that there can be, until the file is full."""
    with open("data/measures.toml", "rb") as file:
        measures = [measure["name"] for measure in tomllib.load(file)["measure"]]
    with open("data/figures/kvarterer.csv") as file:
        areas = sorted({line.split(",")[0] for line in file if line[:1].isdigit()})
    periods = [f"{year}{part}" for part in [f"M{month:02}" for month in range(1, 13)] + ["K1", "K2", "K3", "K4", ""]
               for year in range(1900, 2100)]
    with open(path, "w") as file:
        size = file.write("OMRÅDE;MÅL;TID;INDHOLD\n") + 2
        for at, (period, measure, area) in enumerate((p, m, a) for p in periods for m in measures for a in areas):
            line = f"{area};{measure};{period};{at % 100};\n"
            size += len(line.encode())
            if size > LARGEST:
                return at
            file.write(line)
    return at


def ask(method, path, body=None, kind=None, length=None):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=900)
    headers = {"Origin": f"http://127.0.0.1:{PORT}", "Cookie": "; ".join(f"{k}={v}" for k, v in COOKIES.items())}
    headers |= {"Content-Type": kind} if kind else {}
    headers |= {"Content-Length": str(length)} if length else {}
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    for name, value in answer.getheaders():
        if name.lower() == "set-cookie":
            key, value = value.split(";")[0].split("=", 1)
            COOKIES[key] = value
    assert answer.status < 400, (path, answer.status, re.findall("<h1[^>]*>(.*?)</h1>", text))
    return answer, text


def post(path, **fields):
    return ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")


def code(secret):
    """What a telephone shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(link):
    address = urllib.parse.urlparse(link)
    _, text = ask("GET", f"{address.path}?{address.query}")
    key, email = (re.search(f'name="{name}"[^>]*value="([^"]*)"', text)[1] for name in ("noegle", "email"))
    answer, _ = post("/admin/velkommen", noegle=key, email=email, adgangskode=PASSWORD, igen=PASSWORD)
    _, text = ask("GET", answer.getheader("location"))
    post("/admin/velkommen/kode", kode=code(re.search(r"\b[A-Z2-7]{32,}\b", text.replace(" ", ""))[0]))


def ready(page):
    """Waits until a page does not ask again by itself."""
    while True:
        answer, text = ask("GET", page)
        if not answer.getheader("refresh"):
            return text
        time.sleep(1)


def sent(path):
    yield HEAD
    with open(path, "rb") as file:
        while piece := file.read(1 << 16):
            yield piece
    yield END


def peak(process):
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "stor.csv")
    rows = table(file)
    settings = {"DATABASE_URL": f"sqlite:{folder}/byblik.db", "RUST_LOG": "warn"} | os.environ
    settings["BYBLIK_ADDR"] = f"127.0.0.1:{PORT}"
    server = subprocess.Popen([BINARY, "serve"], env=settings, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if "klar på" in line:
                break
        create = [BINARY, "admin", "create", "--name", "Ida Holm", "--email", "ida@kk.example"]
        sign_in(subprocess.run(create, env=settings, capture_output=True, text=True, check=True).stdout.strip())
        print(f"before: peak {peak(server):.0f} MB; a file of {os.path.getsize(file) / 2**20:.1f} MB, {rows} rows")
        started = time.time()
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        length = len(HEAD) + os.path.getsize(file) + len(END)
        answer, _ = ask("POST", "/admin/data", sent(file), kind, length)
        page = answer.getheader("location")
        print(f"sent: peak {peak(server):.0f} MB, {time.time() - started:.0f} s")
        text = ready(page)
        print(f"report: peak {peak(server):.0f} MB, {time.time() - started:.0f} s")
        post(f"{page}/tag", udgave=re.search('name="udgave" value="([^"]*)"', text)[1], titel="Stor")
        text = ready(page)
        print(f"taken: peak {peak(server):.0f} MB, {time.time() - started:.0f} s")
        assert "Det blev til" in text
    finally:
        server.terminate()
        server.wait()
