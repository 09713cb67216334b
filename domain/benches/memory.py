"""How much memory `byblik screen` takes for a million areas and eight criteria, beside the size of its input.

    cargo build --release -p server && python3 domain/benches/memory.py

Writes a table of random percentages and a method to a temporary folder, screens it, and reads the process's peak
(VmHWM) while it runs. Linux only.
"""

import os
import random
import subprocess
import tempfile
import time

AREAS, CRITERIA = 1_000_000, 8


def table(path):
    random.seed(1)
    with open(path, "w") as file:
        file.write(",".join(["area"] + [f"i{k}" for k in range(CRITERIA)]) + "\n")
        for area in range(AREAS):
            file.write(",".join([f"a{area}"] + [f"{random.uniform(0, 100):.3f}" for _ in range(CRITERIA)]) + "\n")


def method(path):
    names = [f"i{k}" for k in range(CRITERIA)]
    with open(path, "w") as file:
        file.write('id = "m"\nversion = "1"\ntitle = "M"\norigin = "published"\n')
        file.writelines(f'[[indicators]]\nid = "{name}"\n' for name in names)
        file.writelines(f'[[criteria]]\nid = "{name}"\nat_least = 70\n' for name in names)
        file.write(f'[[criteria]]\nid = "n"\nmet = {{ at_least = 4, of = {names} }}\n'.replace("'", '"'))
        file.write('[[designate]]\nid = "d"\nby = "n"\n')


def peak(process):
    most = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                lines = [line for line in status if line.startswith("VmHWM")]
            most = max([most] + [int(line.split()[1]) * 1024 for line in lines])
        except FileNotFoundError:
            pass
        time.sleep(0.01)
    return most


with tempfile.TemporaryDirectory() as folder:
    data, rules, result = (os.path.join(folder, name) for name in ("data.csv", "method.toml", "result.csv"))
    table(data)
    method(rules)
    binary = os.environ.get("BYBLIK_BIN", "target/release/byblik")
    most = peak(subprocess.Popen([binary, "screen", "--method", rules, "--data", data, "--output", result]))
    size = os.path.getsize(data)
    print(f"input {size / 1e6:.0f} MB, peak {most / 1e6:.0f} MB: {most / size:.1f} times the input")
