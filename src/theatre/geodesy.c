#include "theatre/geodesy.h"

#include <geodesic.h>
#include <math.h>
#include <stddef.h>

/* World Geodetic System 1984: equatorial radius and flattening (NIMA TR8350.2, 2000). */
static const double wgs84_radius_m = 6378137.0;
static const double wgs84_flattening = 1 / 298.257223563;

double geodesy_distance_km(double lat1_deg, double lon1_deg, double lat2_deg, double lon2_deg)
{
    struct geod_geodesic ellipsoid;
    double distance_m = 0;
    geod_init(&ellipsoid, wgs84_radius_m, wgs84_flattening);
    geod_inverse(&ellipsoid, lat1_deg, lon1_deg, lat2_deg, lon2_deg, &distance_m, NULL, NULL);
    return floor(distance_m + 0.5) / 1000;
}
