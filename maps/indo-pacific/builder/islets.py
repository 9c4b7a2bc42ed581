"""Islands that matter in the theater and that Natural Earth 1:10m leaves out. The outlines are assumed: an oval of about
the right size in the right place (general knowledge, good to about a kilometre), for level 2 only."""
import math

import numpy

# name, latitude, longitude, length km, width km, direction of the length in degrees from north
ISLETS = [
    ("Pratas (Dongsha)", 20.702, 116.728, 2.8, 0.9, 95.0),
    ("Nangan (Matsu)", 26.153, 119.935, 4.8, 2.8, 75.0),
    ("Beigan (Matsu)", 26.222, 119.990, 4.4, 2.4, 80.0),
    ("Dongyin", 26.365, 120.490, 3.2, 1.7, 60.0),
    ("Kinmen", 24.445, 118.370, 19.0, 9.0, 80.0),
    ("Meshima (Danjo)", 31.998, 128.350, 2.6, 1.1, 20.0),
    ("Oshima (Danjo)", 32.030, 128.385, 1.6, 0.8, 40.0),
    ("Woody Island (Yongxing)", 16.834, 112.339, 2.4, 1.4, 70.0),
    ("Gaven Reef", 10.207, 114.223, 0.7, 0.45, 40.0),
    ("Dokdo / Takeshima", 37.241, 131.867, 0.7, 0.4, 90.0),
    ("Yonaguni", 24.455, 122.990, 11.0, 4.0, 90.0),
    ("Orchid Island (Lanyu)", 22.050, 121.545, 9.5, 5.5, 120.0),
    ("Green Island (Ludao)", 22.662, 121.492, 4.2, 3.6, 90.0),
    ("Fiery Cross Reef", 9.548, 112.889, 3.0, 0.9, 50.0),
    ("Subi Reef", 10.925, 114.084, 3.4, 1.2, 40.0),
    ("Mischief Reef", 9.905, 115.535, 3.6, 1.2, 130.0),
    ("Itu Aba (Taiping)", 10.377, 114.366, 1.3, 0.4, 75.0),
]


def outline(latitude, longitude, length_km, width_km, direction_deg):
    """A closed ring; the wobble keeps it from looking like a drawn ellipse."""
    points = []
    for number in range(20):
        angle = 2.0 * math.pi * number / 20
        wobble = 1.0 + 0.10 * math.sin(3.0 * angle + latitude) + 0.06 * math.sin(5.0 * angle + longitude)
        along, across = 0.5 * length_km * math.cos(angle) * wobble, 0.5 * width_km * math.sin(angle) * wobble
        bearing = math.radians(direction_deg)
        north = along * math.cos(bearing) - across * math.sin(bearing)
        east = along * math.sin(bearing) + across * math.cos(bearing)
        points.append((longitude + east / (111.32 * math.cos(math.radians(latitude))), latitude + north / 111.0))
    return numpy.array(points + points[:1])
