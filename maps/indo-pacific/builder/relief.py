"""Height grids: ETOPO5, or any raster that GDAL reads with ETOPO5 where it ends."""
import numpy
from osgeo import gdal, osr

from . import png

gdal.UseExceptions()
THEATER = (90.0, -15.0, 180.0, 60.0)
WORLD = (-180.0, -90.0, 180.0, 90.0)


def _wgs84():
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference.ExportToWkt()


def _in_memory(array, west, north, step):
    data = gdal.GetDriverByName("MEM").Create("", array.shape[1], array.shape[0], 1, gdal.GDT_Float32)
    data.SetGeoTransform((west, step, 0.0, north, 0.0, -step))
    data.SetProjection(_wgs84())
    data.GetRasterBand(1).WriteArray(array)
    return data


def open_etopo5(path):
    """Its points lie on whole multiples of 5 arc-minutes from 0 E; the longitudes in the file are rounded floats, so the
    grid is stated here. Two turns are laid side by side so that nothing ends at the antimeridian."""
    array = gdal.Open(path).ReadAsArray()
    if array.shape != (2161, 4320):
        raise SystemExit(f"{path}: expected 4320 x 2161 points of ETOPO5, got {array.shape[1]} x {array.shape[0]}")
    step = 1.0 / 12.0
    turned = numpy.concatenate([array[:, 2160 - 120:], array, array[:, :2160 + 120]], axis=1)
    return _in_memory(turned, -190.0 - step / 2, 90.0 + step / 2, step)


def sample(sources, bounds, minutes):
    """Heights at the points of a grid with both ends on the bounds. Later sources lie on top of earlier ones."""
    west, south, east, north = bounds
    step = minutes / 60.0
    whole = east - west >= 360.0
    columns = round((east - west) / step) + (0 if whole else 1)
    rows = round((north - south) / step) + 1
    result = numpy.full((rows, columns), numpy.nan, numpy.float32)
    for source in sources:
        finer = abs(source.GetGeoTransform()[1]) < 0.75 * step
        # A cell half a step beyond the poles has no place in a projection; the source may simply not reach it.
        warped = gdal.Warp("", source, format="MEM", outputType=gdal.GDT_Float32, dstSRS=_wgs84(),
                           outputBounds=(west - step / 2, north + step / 2 - rows * step,
                                         west - step / 2 + columns * step, north + step / 2),
                           width=columns, height=rows, dstNodata=-99999.0,
                           resampleAlg="average" if finer else "bilinear")
        heights = warped.ReadAsArray()
        numpy.copyto(result, heights, where=heights > -20000.0)
    if numpy.isnan(result).any():
        raise SystemExit("the height grids leave holes")
    return numpy.clip(numpy.rint(result) + 32768, 0, 65535).astype(numpy.uint16)


def open_sources(etopo5, raster):
    return [open_etopo5(etopo5)] + ([gdal.Open(raster)] if raster else [])


def write(path, samples, bounds, minutes, source):
    png.write(path, samples, {"Title": "height above mean sea level in metres, plus 32768",
                              "WestDegrees": f"{bounds[0]:g}", "NorthDegrees": f"{bounds[3]:g}",
                              "StepArcMinutes": f"{minutes:g}", "Source": source})
