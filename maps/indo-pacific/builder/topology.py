"""Natural Earth from world-atlas: arcs of coasts and borders, thinned and smoothed arc by arc, and land as rings of arcs.
Working on arcs keeps the edge of the land and its coast the same line."""
import json
import math

import numpy

EARTH_RADIUS_M = 6371000.0


def load(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    scale, translate = numpy.array(data["transform"]["scale"]), numpy.array(data["transform"]["translate"])
    arcs = [numpy.cumsum(numpy.array(arc, dtype=numpy.int64), axis=0) * scale + translate for arc in data["arcs"]]
    land = [polygon for geometry in data["objects"]["land"]["geometries"] for polygon in geometry["arcs"]]
    return arcs, land, _border_arcs(data["objects"]["countries"]["geometries"])


def _border_arcs(countries):
    """Arcs that two countries share."""
    owners = {}
    for number, country in enumerate(countries):
        if country["type"] is None:
            continue
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for polygon in polygons:
            for ring in polygon:
                for arc in ring:
                    owners.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    return sorted(arc for arc, who in owners.items() if len(who) > 1)


def is_closed(line):
    return len(line) > 3 and abs(line[0] - line[-1]).max() < 1e-9


def to_space(line):
    """Points on a sphere, in metres: no trouble with poles and antimeridian."""
    longitude, latitude = numpy.radians(line[:, 0]), numpy.radians(line[:, 1])
    return EARTH_RADIUS_M * numpy.stack([numpy.cos(latitude) * numpy.cos(longitude),
                                         numpy.cos(latitude) * numpy.sin(longitude), numpy.sin(latitude)], axis=1)


def thin(line, tolerance_m):
    """Douglas and Peucker, in space. A closed line keeps its first point and the one furthest from it."""
    if len(line) < 3:
        return line
    points = to_space(line)
    keep = numpy.zeros(len(line), bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    if is_closed(line):
        middle = int(numpy.argmax(((points - points[0]) ** 2).sum(axis=1)))
        keep[middle] = True
        stack = [(0, middle), (middle, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        inner = points[first + 1:last] - points[first]
        chord = points[last] - points[first]
        square = chord @ chord
        share = numpy.minimum(numpy.maximum(inner @ chord / (square or 1.0), 0.0), 1.0)
        off = inner - share[:, None] * chord
        distance = numpy.einsum("ij,ij->i", off, off)
        furthest = int(distance.argmax())
        if distance[furthest] > tolerance_m ** 2:
            keep[first + 1 + furthest] = True
            stack += [(first, first + 1 + furthest), (first + 1 + furthest, last)]
    return line[keep]


def smooth(line, rounds):
    """Chaikin's corner cutting; ends stay, so that coasts and borders still meet."""
    for _ in range(rounds):
        if len(line) < 3:
            return line
        step = line[1:] - line[:-1]
        step[:, 0] = (step[:, 0] + 180.0) % 360.0 - 180.0
        cut = numpy.stack([line[:-1] + 0.25 * step, line[:-1] + 0.75 * step], axis=1).reshape(-1, 2)
        if is_closed(line):
            line = numpy.concatenate([cut, cut[:1]])
        else:
            line = numpy.concatenate([line[:1], cut[1:-1], line[-1:]])
    return wrapped(line)


def wrapped(line):
    line = line.copy()
    line[:, 0] = (line[:, 0] + 180.0) % 360.0 - 180.0
    return line


def subdivided(line, longest_deg):
    """No segment longer than that, along straight lines in latitude and longitude as the land's edge runs."""
    pieces = []
    for start, end in zip(line[:-1], line[1:]):
        step = end - start
        step[0] = (step[0] + 180.0) % 360.0 - 180.0
        count = max(1, math.ceil(max(abs(step)) / longest_deg))
        pieces.append(start + step * (numpy.arange(count) / count)[:, None])
    return wrapped(numpy.concatenate(pieces + [line[-1:]]))


def ring_points(ring, arcs):
    """The ring unrolled: longitudes go on beyond 180 where it crosses the antimeridian."""
    parts = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
    points = numpy.concatenate([parts[0]] + [part[1:] for part in parts[1:]])
    turn = numpy.diff(points[:, 0], prepend=points[0, 0])
    turn = (turn + 180.0) % 360.0 - 180.0
    points = points.copy()
    points[:, 0] = points[0, 0] + numpy.cumsum(turn)
    return points
