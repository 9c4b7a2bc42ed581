"""Levels of detail: polygons cut into cells and triangulated, coasts and borders cut into strips, both by tile."""
import math
import warnings
from dataclasses import dataclass, field

import mapbox_earcut
import numpy
import shapely.errors
from shapely.geometry import Point, Polygon, box
from shapely.geometry.polygon import orient
from shapely.strtree import STRtree
from shapely.validation import make_valid

from . import islets, topology

warnings.filterwarnings("ignore", category=shapely.errors.ShapelyDeprecationWarning)  # shapely 1.8 speaks of 2.0

THEATER = (90.0, -15.0, 180.0, 60.0)
WORLD = (-180.0, -90.0, 180.0, 90.0)


@dataclass
class Level:
    name: str
    bounds: tuple
    resolution_m: float
    thin_m: float          # before smoothing: takes out the stairs of the quantised source
    smooth_rounds: int
    thin_after_m: float
    smallest_km2: float    # islands below this are left out
    tile_deg: float
    cell_deg: float
    units_per_degree: int
    with_islets: bool


LEVELS = [
    Level("land-0.bin", WORLD, 5000.0, 4000.0, 0, 0.0, 60.0, 10.0, 2.0, 1000, False),
    Level("land-1.bin", THEATER, 1500.0, 1200.0, 0, 0.0, 4.0, 10.0, 1.0, 5000, False),
    Level("land-2.bin", THEATER, 200.0, 120.0, 2, 25.0, 0.0, 5.0, 0.5, 50000, True),
]


@dataclass
class Tile:
    """Whole units; longitude first."""
    center: tuple
    vertices: list = field(default_factory=list)
    triangles: list = field(default_factory=list)
    strips: list = field(default_factory=list)  # (kind, [(x, y), ...]); kind 0 coast, 1 border


class Source:
    """What one level is cut from; whole within the bounds, by default the level's."""

    def __init__(self, level, arcs, land, borders, bounds=None):
        self.level = level
        bounds = bounds or level.bounds
        coast_numbers = {_number(arc) for polygon in land for ring in polygon for arc in ring}
        used = coast_numbers | set(borders)
        inside = {number for number in used if _reaches(arcs[number], bounds)}
        # What lies outside only closes rings that reach in.
        shaped = {number: self._shape(arcs[number]) if number in inside else topology.thin(arcs[number], 20000.0)
                  for number in used}
        self.polygons, dropped = [], set()
        for polygon in land:
            if any(_number(arc) in inside for arc in polygon[0]):
                self._add_polygon(polygon, arcs, shaped, dropped)
        self.lines = [(0, shaped[number]) for number in sorted((coast_numbers & inside) - dropped)]
        self.lines += [(1, shaped[number]) for number in borders if number in inside]
        if level.with_islets:
            self._add_islets()
        self.tree = STRtree(self.polygons)

    def _shape(self, line):
        level = self.level
        line = topology.thin(line, level.thin_m)
        if level.smooth_rounds:
            line = topology.thin(topology.smooth(line, level.smooth_rounds), level.thin_after_m)
        return topology.subdivided(line, level.cell_deg if level.cell_deg < 0.5 else 0.5)

    def _add_polygon(self, polygon, arcs, shaped, dropped):
        rings = []
        for ring in polygon:
            points = topology.ring_points(ring, shaped)
            if len(points) < 4 or (_area_km2(topology.ring_points(ring, arcs)) < self.level.smallest_km2):
                dropped.update(_number(arc) for arc in ring)
                if not rings:
                    break
                continue
            rings.append(_closed_over_pole(points))
        if not rings:
            return
        middle = (rings[0][:, 0].min() + rings[0][:, 0].max()) / 2
        holes = [hole + [360.0 * round((middle - hole[:, 0].mean()) / 360.0), 0.0] for hole in rings[1:]]
        shape = make_valid(Polygon(rings[0], holes))
        for turn in (-360.0, 0.0, 360.0):
            window = box(-180.0 - turn, -90.0, 180.0 - turn, 90.0)
            for part in _polygons(shape if window.contains(shape) else shape.intersection(window)):
                moved = [numpy.array(part.exterior.coords) + [turn, 0.0]]
                moved += [numpy.array(hole.coords) + [turn, 0.0] for hole in part.interiors]
                self.polygons.append(Polygon(moved[0], moved[1:]))

    def _add_islets(self):
        self.islets = []
        present = STRtree(self.polygons)
        for name, latitude, longitude, *size in islets.ISLETS:
            around = Point(longitude, latitude).buffer(0.6 * size[0] / 111.0)
            if any(other.intersects(around) for other in present.query(around)):
                continue
            ring = islets.outline(latitude, longitude, *size)
            self.islets.append(name)
            self.polygons.append(Polygon(ring))
            self.lines.append((0, ring))


def _number(arc):
    """An arc that is run backwards is written as the complement of its number."""
    return arc if arc >= 0 else ~arc


def _reaches(line, bounds):
    west, south, east, north = bounds
    low, high = line.min(axis=0), line.max(axis=0)
    crosses = high[0] - low[0] > 180.0  # the antimeridian, on one of its sides
    return (crosses or (high[0] >= west - 1.0 and low[0] <= east + 1.0)) and high[1] >= south - 1 and low[1] <= north + 1


def _area_km2(points):
    latitude = numpy.radians(points[:, 1])
    x = points[:, 0] * 111.32 * math.cos(latitude.mean())
    y = points[:, 1] * 111.0
    if abs(points[-1, 0] - points[0, 0]) > 180.0:
        return math.inf
    return abs((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2


def _closed_over_pole(points):
    """A ring that goes once round the earth, as Antarctica's does, is closed along its pole."""
    if abs(points[-1, 0] - points[0, 0]) < 180.0:
        return points
    pole = -90.0 if points[:, 1].mean() < 0.0 else 90.0
    return numpy.concatenate([points, [[points[-1, 0], pole], [points[0, 0], pole]]])


def _polygons(shape):
    if shape.is_empty:
        return []
    if shape.geom_type == "Polygon":
        return [shape]
    return [part for piece in getattr(shape, "geoms", []) for part in _polygons(piece)]


def tile_corners(level):
    west, south, east, north = level.bounds
    for row in range(round((north - south) / level.tile_deg)):
        for column in range(round((east - west) / level.tile_deg)):
            yield west + column * level.tile_deg, south + row * level.tile_deg


def make_tile(source, corner, strips):
    level = source.level
    size = level.tile_deg
    tile = Tile((round((corner[0] + size / 2) * level.units_per_degree),
                 round((corner[1] + size / 2) * level.units_per_degree)))
    window = box(corner[0], corner[1], corner[0] + size, corner[1] + size)
    # In a set order and form, so that a tile does not depend on what lies outside of it.
    pieces = [part for polygon in source.tree.query(window)
              for part in _polygons(polygon.intersection(window).normalize())]
    for piece in sorted(pieces, key=lambda part: (part.bounds, part.area)):
        _cut_into_cells(tile, level, piece, corner, size)
    tile.strips = strips.get(corner, [])
    return tile


def _cut_into_cells(tile, level, polygon, corner, size):
    """Halves the polygon until its pieces lie in one cell: cheaper than cutting the whole by every cell."""
    if size <= level.cell_deg * 1.001:
        _triangulate(tile, level, polygon)
        return
    half = size / 2 if round(size / level.cell_deg) % 2 == 0 else level.cell_deg
    for x, width in ((corner[0], half), (corner[0] + half, size - half)):
        for y, height in ((corner[1], half), (corner[1] + half, size - half)):
            piece = polygon.intersection(box(x, y, x + width, y + height))
            for part in _polygons(piece):
                _cut_rectangle(tile, level, part, (x, y), (width, height))


def _cut_rectangle(tile, level, polygon, corner, extent):
    if abs(extent[0] - extent[1]) < 1e-9:
        _cut_into_cells(tile, level, polygon, corner, extent[0])
        return
    columns, rows = (round(side / level.cell_deg) for side in extent)
    for column in range(columns):
        for row in range(rows):
            x, y = corner[0] + column * level.cell_deg, corner[1] + row * level.cell_deg
            cell = box(x, y, x + level.cell_deg, y + level.cell_deg)
            for part in _polygons(polygon.intersection(cell)):
                _triangulate(tile, level, part)


def _triangulate(tile, level, polygon):
    polygon = orient(polygon)
    rings, ends = [], []
    for ring in [polygon.exterior, *polygon.interiors]:
        points = numpy.rint(numpy.array(ring.coords)[:, :2] * level.units_per_degree).astype(numpy.int64)
        changed = numpy.any(points[1:] != points[:-1], axis=1)
        points = points[:-1][changed]
        if len(points) < 3:
            if not rings:
                return
            continue
        rings.append(points)
        ends.append(len(points) + (ends[-1] if ends else 0))
    points = numpy.concatenate(rings)
    found = mapbox_earcut.triangulate_float64(points.astype(numpy.float64), numpy.array(ends, numpy.uint32))
    first = len(tile.vertices)
    tile.vertices += [tuple(point) for point in points.tolist()]
    for a, b, c in found.reshape(-1, 3).tolist():
        (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
        turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if turn != 0:
            tile.triangles.append((first + a, first + b, first + c) if turn > 0 else (first + a, first + c, first + b))


def cut_lines(source):
    """Strips by tile corner. A segment belongs to the tile that holds its middle; strips share their end points."""
    level = source.level
    west, south, east, north = level.bounds
    strips = {}
    for kind, line in source.lines:
        current, corner_now = [], None
        for start, end in zip(line[:-1], line[1:]):
            if abs(end[0] - start[0]) > 180.0:  # over the antimeridian: up to the edge on this side, on from the other
                end = numpy.array([end[0] + math.copysign(360.0, start[0]), end[1]])
            middle = (start + end) / 2
            x = (middle[0] + 180.0) % 360.0 - 180.0
            inside = west <= x < east and south <= middle[1] < north
            corner = (west + math.floor((x - west) / level.tile_deg) * level.tile_deg,
                      south + math.floor((middle[1] - south) / level.tile_deg) * level.tile_deg) if inside else None
            if corner != corner_now or abs(middle[0]) > 180.0:
                _finish(strips, corner_now, kind, current, level)
                current, corner_now = [], corner
            if corner is not None:
                current += [tuple(end)] if current else [tuple(start), tuple(end)]
            if abs(end[0]) > 180.0:
                _finish(strips, corner_now, kind, current, level)
                current, corner_now = [], None
        _finish(strips, corner_now, kind, current, level)
    return strips


def _finish(strips, corner, kind, points, level):
    if corner is None or len(points) < 2:
        return
    whole = numpy.rint(numpy.array(points) * level.units_per_degree).astype(numpy.int64)
    keep = numpy.concatenate([[True], numpy.any(whole[1:] != whole[:-1], axis=1)])
    whole = whole[keep]
    if len(whole) > 1:
        strips.setdefault(corner, []).append((kind, [tuple(point) for point in whole.tolist()]))
