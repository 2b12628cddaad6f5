"""Writes test/random/reference/draws.json: `python3 scripts/reference/draws.py` (needs mpmath), then
`npx biome check --write test/random/reference`.

A second, independent implementation of named draws, from the definition in docs/numerics.md, in Python's integers and in 40
digits. Its block function is checked against the known-answer vectors of Random123 before anything is written.
"""

import json
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 40
M32 = 0xFFFFFFFF
M64 = 0xFFFFFFFFFFFFFFFF


def philox(counter, key):
    x = list(counter)
    k0, k1 = key
    for _ in range(10):
        p0 = 0xD2511F53 * x[0]
        p1 = 0xCD9E8D57 * x[2]
        x = [(p1 >> 32) ^ x[1] ^ k0, p1 & M32, (p0 >> 32) ^ x[3] ^ k1, p0 & M32]
        k0 = (k0 + 0x9E3779B9) & M32
        k1 = (k1 + 0xBB67AE85) & M32
    return x


def name_key(name):
    h = 0xCBF29CE484222325
    for byte in name.encode('utf-8'):
        h = ((h ^ byte) * 0x100000001B3) & M64
    h = ((h ^ (h >> 30)) * 0xBF58476D1CE4E5B9) & M64
    h = ((h ^ (h >> 27)) * 0x94D049BB133111EB) & M64
    return h ^ (h >> 31)


ONCE = M32


def words(seed, name, world, period, served):
    """The words of the block that serves a world, and the world's place in it; a block serves so many worlds."""
    key = name_key(name)
    number = 2 * (world // (2 * served)) + world % 2
    return philox([period, number, key & M32, key >> 32], [seed & M32, seed >> 32]), world // 2 % served


def draw(seed, name, world, period):
    if period == ONCE:
        block, place = words(seed, name, world, period, 2)
        u, v = [mpf(((block[2 * i + 1] << 32 | block[2 * i]) >> 12) * 2 + 1) / mpf(2) ** 53 for i in (0, 1)]
        uniform = (u, v)[place]
    else:
        block, place = words(seed, name, world, period, 4)
        u, v = block[place & 2], block[place | 1]
        uniform = mpf(2 * block[place] + 1) / mpf(2) ** 33
        # The angle takes the word of the odd place with its last bit set.
        u, v = mpf(2 * u + 1) / mpf(2) ** 33, mpf(v | 1) / mpf(2) ** 32
    r = mp.sqrt(-2 * mp.log(u))
    return float(uniform), float(r * (mp.sinpi if place % 2 else mp.cospi)(2 * v))


def main():
    assert philox([0] * 4, [0] * 2) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
    assert philox([M32] * 4, [M32] * 2) == [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]
    rows = []
    for seed in (0, 1, 20240630, 2**32 + 7, 2**53 - 1):
        for name in ('a', 'resolve', 'red_line[russia,strike]', 'Überhang[ä,日本]'):
            for world in (0, 3, 6, 999_999, 2**32 - 1):
                for period in (0, 1, 59, 2**32 - 1):
                    rows.append([seed, name, world, period, *draw(seed, name, world, period)])
    lines = ',\n'.join('    ' + json.dumps(row, ensure_ascii=False) for row in rows)
    note = 'seed, name, world, period, uniform, normal; made by scripts/reference/draws.py'
    text = '{\n  "draws_hold": "%s",\n  "draws": [\n%s\n  ]\n}\n' % (note, lines)
    path = Path(__file__).parent.parent.parent / 'test' / 'random' / 'reference' / 'draws.json'
    path.write_text(text, encoding='utf-8')


if __name__ == '__main__':
    main()
