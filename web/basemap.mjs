// The base map, clipped and thinned at build time from Natural Earth (public domain) as packed by world-atlas: country
// polygons at 1:10 million inside the box, at 1:110 million elsewhere as a backdrop. Country codes let the report see
// whether a scenario plays on the real map at all.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = (file) => JSON.parse(readFileSync(require.resolve(`world-atlas/${file}`), "utf8"));

const DETAILED = { west: -12, south: 43, east: 50, north: 71.5 };
const BACKDROP = { west: -170, south: 5, east: 180, north: 84 };

// Sutherland & Hodgman (1974): a ring against one edge of the box after the other.
function clipRing(ring, box) {
    const edges = [
        { inside: (p) => p[0] >= box.west, cut: (p, q) => across(p, q, 0, box.west) },
        { inside: (p) => p[0] <= box.east, cut: (p, q) => across(p, q, 0, box.east) },
        { inside: (p) => p[1] >= box.south, cut: (p, q) => across(p, q, 1, box.south) },
        { inside: (p) => p[1] <= box.north, cut: (p, q) => across(p, q, 1, box.north) },
    ];
    let points = ring.slice(0, -1);
    for (const { inside, cut } of edges) {
        const kept = [];
        points.forEach((point, i) => {
            const before = points[(i + points.length - 1) % points.length];
            if (inside(point) !== inside(before)) kept.push(cut(before, point));
            if (inside(point)) kept.push(point);
        });
        points = kept;
    }
    return points.length < 3 ? null : [...points, points[0]];
}

// The same cut from either direction: neighbours must keep their shared border.
function across(p, q, axis, at) {
    const [a, b] = p[axis] < q[axis] ? [p, q] : [q, p];
    const share = (at - a[axis]) / (b[axis] - a[axis]);
    const other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis]);
    return axis === 0 ? [at, other] : [other, at];
}

// A ring that jumps across the date line has no inside in the plane: what lies behind the line goes on beyond 180.
function unwrapped(ring) {
    const jumps = ring.some(([lon], i) => i > 0 && Math.abs(lon - ring[i - 1][0]) > 180);
    return jumps ? ring.map(([lon, lat]) => [lon < 0 ? lon + 360 : lon, lat]) : ring;
}

function clipped(geometry, box) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const kept = polygons
        .map((rings) => rings.map((ring) => clipRing(unwrapped(ring), box)))
        .filter((rings) => rings[0])
        .map((rings) => rings.filter((ring) => ring));
    return kept.length > 0 ? { type: "MultiPolygon", coordinates: kept } : null;
}

// `finest`: the smallest triangle that still shows, in square degrees; `smallest`: the smallest island.
const signedArea = (ring) => ring.slice(1).reduce((sum, q, i) => sum + (ring[i][0] * q[1] - q[0] * ring[i][1]) / 2, 0);

// Thinning may turn a small ring inside out, and d3-geo takes such a ring for the rest of the globe: slivers go, the
// others run clockwise outside and counter-clockwise around holes.
function wound(feature) {
    const turned = (ring, want) => (Math.sign(signedArea(ring)) === want ? ring : ring.slice().reverse());
    const coordinates = (feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates)
        .map((rings) => rings.filter((ring) => Math.abs(signedArea(ring)) > 1e-4).map((ring, i) => turned(ring, i === 0 ? -1 : 1)))
        .filter((rings) => rings.length > 0);
    return { ...feature, geometry: { type: "MultiPolygon", coordinates } };
}

function layer(file, box, finest, smallest) {
    const atlas = read(file);
    const features = feature(atlas, atlas.objects.countries)
        .features.map((f) => ({
            type: "Feature",
            properties: { code: countries.numericToAlpha3(f.id) ?? "", name: f.properties.name },
            geometry: clipped(f.geometry, box),
        }))
        .filter((f) => f.geometry);
    let map = presimplify(topology({ countries: { type: "FeatureCollection", features } }));
    map = simplify(map, finest);
    map = filter(map, filterWeight(map, smallest));
    const thin = feature(map, map.objects.countries).features.filter((f) => f.geometry).map(wound);
    return topology({ countries: { type: "FeatureCollection", features: thin } }, 2e4);
}

export function baseMap() {
    return {
        detailed: layer("countries-10m.json", DETAILED, 2e-4, 2e-3),
        backdrop: layer("countries-110m.json", BACKDROP, 0.02, 0.5),
        box: DETAILED,
    };
}
