// From places to the screen: does the scenario play on the real map, which part of it, who holds which ground.
import { Delaunay } from "d3-delaunay";
import { geoConicConformal, geoContains, geoDistance, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import atlas from "made:basemap";

const THEATRE_KM = 230;
const EARTH_KM = 6371;

const features = (topology) => feature(topology, topology.objects.countries).features;
export const detailed = features(atlas.detailed);
export const backdrop = features(atlas.backdrop);
export const borders = mesh(atlas.detailed, atlas.detailed.objects.countries, (a, b) => a !== b);
export const coast = mesh(atlas.detailed, atlas.detailed.objects.countries, (a, b) => a === b);
const byCode = new Map(detailed.map((country) => [country.properties.code, country]));

const inBox = ({ lat, lon }) => lon > atlas.box.west && lon < atlas.box.east && lat > atlas.box.south && lat < atlas.box.north;

// A scenario is on the real map when its country codes are real and its places mostly stand in those countries;
// a fictional one is drawn without coasts that it does not have.
export function isReal(places) {
    const inside = places.filter(inBox);
    const at = inside.filter((place) => byCode.has(place.country) && geoContains(byCode.get(place.country), [place.lon, place.lat]));
    return at.length > 0.6 * inside.length && inside.length > 0.4 * places.length;
}

// The theatre: what lies near any objective. Everything, where there is none.
export function theatre(places, objectives) {
    const near = places.filter((place) => objectives.some((goal) =>
        geoDistance([place.lon, place.lat], [goal.lon, goal.lat]) * EARTH_KM < THEATRE_KM));
    return near.length > 1 ? near : places;
}

export function projectionFor(places, width, height, margin) {
    const points = { type: "MultiPoint", coordinates: places.map(({ lon, lat }) => [lon, lat]) };
    const lons = places.map(({ lon }) => lon);
    const lats = places.map(({ lat }) => lat);
    const [south, north] = [Math.min(...lats), Math.max(...lats)];
    const sixth = (north - south) / 6;
    return geoConicConformal()
        .rotate([-(Math.min(...lons) + Math.max(...lons)) / 2, 0])
        .parallels([south + sixth, north - sixth + 0.01])
        .fitExtent([[margin, margin], [width - margin, height - margin]], points)
        .clipExtent([[-80, -80], [width + 80, height + 80]]);
}

// Each place's ground: the part of its country that lies nearer to it than to the country's other places.
export function ground(places, points, real, [width, height]) {
    const groups = new Map();
    places.forEach((place, i) => {
        const name = real ? place.country : "";
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(i);
    });
    const cells = [];
    for (const [name, members] of groups) {
        if (real && !byCode.has(name)) continue;
        const delaunay = Delaunay.from(members, (i) => points[i][0], (i) => points[i][1]);
        const voronoi = delaunay.voronoi([-100, -100, width + 100, height + 100]);
        members.forEach((place, k) => {
            const path = voronoi.renderCell(k);
            if (path) cells.push({ place, country: name, path });
        });
    }
    return { cells, countries: [...groups.keys()].filter((name) => byCode.has(name)).map((name) => byCode.get(name)) };
}

export const pathOf = (projection) => geoPath(projection).digits(1);
