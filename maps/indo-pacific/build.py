#!/usr/bin/python3
"""Builds the map files of this folder: relief-theater.png, relief-world.png, land-0.bin, land-1.bin, land-2.bin.

Debian packages: python3-gdal python3-numpy python3-shapely python3-mapbox-earcut ferret-datasets (ETOPO5), and npm to
fetch world-atlas 2.0.2 (or --world-atlas DIR with its countries-10m.json).

  build.py                           everything, into this folder
  build.py --check                   derives a sample anew and compares it with the files that are here
  build.py --relief FILE             any raster that GDAL reads, on top of ETOPO5; --relief-minutes 2 for a finer grid
Exit status: 0 done or equal, 1 different, 77 something needed is missing (--check only).
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ETOPO5 = "/usr/share/ferret-vis/data/etopo5.cdf"
WORLD_ATLAS = "world-atlas@2.0.2"
CREDIT = "ETOPO5 (NOAA, public domain)"


def world_atlas(folder, scratch):
    if folder:
        return os.path.join(folder, "countries-10m.json")
    subprocess.run(["npm", "pack", "--silent", WORLD_ATLAS], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
    archive = glob.glob(os.path.join(scratch, "world-atlas-*.tgz"))[0]
    subprocess.run(["tar", "-xzf", archive, "-C", scratch], check=True)
    return os.path.join(scratch, "package", "countries-10m.json")


def build_relief(options):
    from builder import relief
    sources = relief.open_sources(options.etopo5, options.relief)
    credit = CREDIT + (f"; {os.path.basename(options.relief)}" if options.relief else "")
    for name, bounds, minutes in (("relief-theater.png", relief.THEATER, options.relief_minutes),
                                  ("relief-world.png", relief.WORLD, 20.0)):
        samples = relief.sample(sources, bounds, minutes)
        relief.write(os.path.join(options.output, name), samples, bounds, minutes, credit)
        print(f"{name}: {samples.shape[1]} x {samples.shape[0]} points")


def build_land(options, countries):
    from builder import binary, land, topology
    arcs, rings, borders = topology.load(countries)
    for level in land.LEVELS:
        source = land.Source(level, arcs, rings, borders)
        strips = land.cut_lines(source)
        tiles = [land.make_tile(source, corner, strips) for corner in land.tile_corners(level)]
        tiles = [tile for tile in tiles if tile.triangles or tile.strips]
        binary.write(os.path.join(options.output, level.name), level, level.bounds == land.WORLD,
                     [binary.encode_tile(tile) for tile in tiles])
        print(f"{level.name}: {len(tiles)} tiles, {sum(len(tile.vertices) for tile in tiles)} vertices, "
              f"{sum(len(tile.triangles) for tile in tiles)} triangles, "
              f"{sum(len(points) for tile in tiles for _, points in tile.strips)} line points"
              + (f"; added {', '.join(source.islets)}" if level.with_islets else ""))


def check(options, countries):
    """Both height grids whole; of the land, the tiles around Taiwan, Antarctica's edge and the Aleutians."""
    from builder import binary, land, relief, topology
    from osgeo import gdal
    failed = False
    sources = relief.open_sources(options.etopo5, None)
    for name, bounds, minutes in (("relief-theater.png", relief.THEATER, 5.0),
                                  ("relief-world.png", relief.WORLD, 20.0)):
        built = gdal.Open(os.path.join(options.output, name)).ReadAsArray()
        equal = (built == relief.sample(sources, bounds, minutes)).all()
        print(f"{name}: {'equal' if equal else 'DIFFERENT'}")
        failed |= not equal
    arcs, rings, borders = topology.load(countries)
    for level, corners in ((land.LEVELS[0], [(-180.0, -80.0), (170.0, 60.0), (-180.0, 60.0)]),
                           (land.LEVELS[2], [(120.0, 20.0), (115.0, 20.0), (125.0, 35.0)])):
        source = land.Source(level, arcs, rings, borders)
        strips = land.cut_lines(source)
        built = set(binary.read_tiles(os.path.join(options.output, level.name)))
        equal = all(binary.encode_tile(land.make_tile(source, corner, strips)) in built for corner in corners)
        print(f"{level.name}: {'equal' if equal else 'DIFFERENT'} in {len(corners)} tiles")
        failed |= not equal
    return 1 if failed else 0


def missing(options):
    try:
        import mapbox_earcut  # noqa: F401
        import numpy  # noqa: F401
        import shapely  # noqa: F401
        from osgeo import gdal  # noqa: F401
    except ImportError as problem:
        return f"{problem}; see the packages at the head of build.py"
    if not os.path.exists(options.etopo5):
        return f"{options.etopo5} is missing (Debian package ferret-datasets)"
    if options.world_atlas and not os.path.exists(os.path.join(options.world_atlas, "countries-10m.json")):
        return f"no countries-10m.json in {options.world_atlas}"
    return None


def main():
    parser = argparse.ArgumentParser(description="Builds the map files of this folder.")
    parser.add_argument("--output", default=HERE, help="folder to write to, or to check")
    parser.add_argument("--etopo5", default=ETOPO5, help="etopo5.cdf of ferret-datasets")
    parser.add_argument("--relief", help="a raster with heights in metres, used where it has values")
    parser.add_argument("--relief-minutes", type=float, default=5.0, help="step of the theater's grid, arc-minutes")
    parser.add_argument("--world-atlas", help="folder with countries-10m.json; default: fetched with npm")
    parser.add_argument("--only", choices=["relief", "land"])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    problem = missing(options)
    if problem:
        print(f"cannot build: {problem}", file=sys.stderr)
        return 77 if options.check else 1
    with tempfile.TemporaryDirectory() as scratch:
        try:
            countries = "" if options.only == "relief" else world_atlas(options.world_atlas, scratch)
        except (OSError, subprocess.CalledProcessError, IndexError) as error:
            print(f"cannot fetch {WORLD_ATLAS}: {error}", file=sys.stderr)
            return 77 if options.check else 1
        if options.check:
            return check(options, countries)
        if options.only != "land":
            build_relief(options)
        if options.only != "relief":
            build_land(options, countries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
