"""The file format of land-*.bin; README.md describes it."""
import struct
import zlib

MAGIC = b"OPENLAND"
VERSION = 1


def _varint(out, value):
    value = (value << 1) ^ (value >> 63)  # zigzag
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def _points(out, points):
    x = y = 0
    for point in points:
        _varint(out, point[0] - x)
        _varint(out, point[1] - y)
        x, y = point


def _indices(out, triangles):
    last = 0
    for triangle in triangles:
        for index in triangle:
            _varint(out, index - last)
            last = index


def encode_tile(tile):
    out = bytearray()
    strips = sorted(tile.strips)
    for value in (*tile.center, len(tile.vertices), len(tile.triangles), sum(len(points) for _, points in strips),
                  len(strips)):
        _varint(out, value)
    _points(out, [(x - tile.center[0], y - tile.center[1]) for x, y in tile.vertices])
    _indices(out, tile.triangles)
    for kind, points in strips:
        _varint(out, kind)
        _varint(out, len(points))
    _points(out, [(x - tile.center[0], y - tile.center[1]) for _, points in strips for x, y in points])
    return bytes(out)


def write(path, level, whole_earth, tiles):
    """tiles: encoded, in the order of their places."""
    payload = b"".join(struct.pack("<I", len(tile)) + tile for tile in tiles)
    packed = zlib.compress(payload, 9)
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<IIIIIII", VERSION, round(level.resolution_m), int(whole_earth),
                                       level.units_per_degree, len(tiles), len(payload), len(packed)))
        file.write(packed)


def read_tiles(path):
    """The encoded tiles of a file, for comparing."""
    with open(path, "rb") as file:
        data = file.read()
    payload = zlib.decompress(data[36:])
    tiles, at = [], 0
    while at < len(payload):
        size = struct.unpack_from("<I", payload, at)[0]
        tiles.append(payload[at + 4:at + 4 + size])
        at += 4 + size
    return tiles
