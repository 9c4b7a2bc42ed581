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
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ETOPO5 = "/usr/share/ferret-vis/data/etopo5.cdf"
WORLD_ATLAS_VERSION = "2.0.2"
COUNTRIES = "countries-10m.json"
COUNTRIES_SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
CREDIT = "ETOPO5 (NOAA, public domain)"


def world_atlas(folder):
    """Path of countries-10m.json: from the given folder, from an earlier run, or fetched."""
    if folder:
        return os.path.join(folder, COUNTRIES)
    cached = os.path.join(HERE, "..", "..", ".cache", "world-atlas-" + WORLD_ATLAS_VERSION, COUNTRIES)
    if not os.path.exists(cached):
        with tempfile.TemporaryDirectory() as scratch:
            subprocess.run(["npm", "pack", "--silent", "--fetch-retries=0", "--fetch-timeout=30000",
                            "world-atlas@" + WORLD_ATLAS_VERSION],
                           cwd=scratch, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)
            archive = glob.glob(os.path.join(scratch, "world-atlas-*.tgz"))[0]
            subprocess.run(["tar", "-xzf", archive, "-C", scratch], check=True)
            os.makedirs(os.path.dirname(cached), exist_ok=True)
            shutil.copy(os.path.join(scratch, "package", COUNTRIES), cached)
    return cached


def verified(path):
    with open(path, "rb") as file:
        if hashlib.sha256(file.read()).hexdigest() != COUNTRIES_SHA256:
            raise OSError(f"{path} is not the one of world-atlas {WORLD_ATLAS_VERSION}")
    return path


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
    """Both height grids whole; of the land, tiles around Taiwan, Antarctica's edge and the antimeridian."""
    from builder import binary, land, relief, topology
    from osgeo import gdal
    failed = False
    sources = relief.open_sources(options.etopo5, None)
    for name, bounds, minutes in (("relief-theater.png", relief.THEATER, 5.0),
                                  ("relief-world.png", relief.WORLD, 20.0)):
        built = gdal.Open(os.path.join(options.output, name)).ReadAsArray()
        samples = relief.sample(sources, bounds, minutes)
        failed |= report(name, built.shape == samples.shape and (built == samples).all())
    if not countries:
        return 1 if failed else 0
    arcs, rings, borders = topology.load(countries)
    for level, bounds, corners in (
            (land.LEVELS[0], land.WORLD, [(-180.0, -90.0), (170.0, 60.0), (-180.0, 60.0)]),
            (land.LEVELS[2], (115.0, 20.0, 125.0, 25.0), [(120.0, 20.0), (115.0, 20.0)])):
        source = land.Source(level, arcs, rings, borders, bounds)
        strips = land.cut_lines(source)
        built = set(binary.read_tiles(os.path.join(options.output, level.name)))
        failed |= report(f"{level.name}, {len(corners)} tiles",
                         all(binary.encode_tile(land.make_tile(source, corner, strips)) in built for corner in corners))
    return 1 if failed else 0


def report(what, equal):
    """Prints the outcome; true when it is bad."""
    print(f"{what}: {'equal' if equal else 'DIFFERENT'}")
    return not equal


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
    countries = None
    if options.only != "relief":
        try:
            countries = verified(world_atlas(options.world_atlas))
        except (OSError, subprocess.SubprocessError, IndexError) as error:
            print(f"no coasts and borders of world-atlas {WORLD_ATLAS_VERSION}: {error}", file=sys.stderr)
            if not options.check:
                return 1
            print("land: skipped, only the height grids are compared")
    if options.check:
        return check(options, countries)
    if options.only != "land":
        build_relief(options)
    if countries:
        build_land(options, countries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
