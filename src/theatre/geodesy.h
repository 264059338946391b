/* Distances on the WGS 84 ellipsoid, by the geodesic routines of PROJ (Karney 2013), rounded to a metre so that the
 * last bits of libm never show. */
#ifndef THEATRE_GEODESY_H
#define THEATRE_GEODESY_H

double geodesy_distance_km(double lat1_deg, double lon1_deg, double lat2_deg, double lon2_deg);

#endif
