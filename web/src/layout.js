// Where labels and unit symbols go, so that nothing covers anything: labels first, by importance, then symbols around
// them, pushed apart and tied to their place by a line.
const hits = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

const OFFSETS = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];

// items: {x, y, width, height, gap}, most important first. Returns those that found room, with their box and anchor.
export function placeLabels(items, blocked, [width, height]) {
    const taken = [...blocked];
    const placed = [];
    for (const item of items) {
        for (const [dx, dy] of OFFSETS) {
            const cx = item.x + dx * (item.width / 2 + item.gap) * (dx && dy ? 0.92 : 1);
            const cy = item.y + dy * (item.height / 2 + item.gap * (dx ? 0.6 : 1));
            const box = { x0: cx - item.width / 2 - 2, x1: cx + item.width / 2 + 2, y0: cy - item.height / 2, y1: cy + item.height / 2 };
            if (box.x0 < 2 || box.y0 < 2 || box.x1 > width - 2 || box.y1 > height - 2) continue;
            if (taken.some((other) => hits(box, other))) continue;
            taken.push(box);
            placed.push({ ...item, cx, cy, box });
            break;
        }
    }
    return placed;
}

// Units of one side that would overlap become one stack. units: {x, y, side, weight, ...}
export function stackUnits(units, radius) {
    const stacks = [];
    for (const unit of units) {
        const near = stacks.find((stack) => stack.side === unit.side && Math.hypot(stack.x - unit.x, stack.y - unit.y) < radius);
        if (near) near.units.push(unit);
        else stacks.push({ side: unit.side, x: unit.x, y: unit.y, units: [unit] });
    }
    return stacks;
}

const sign = (x) => (x < 0 ? -1 : 1);

// Pushes `a` out of box `b` along the shorter way; returns whether it had to.
function pushOut(a, half, b, share) {
    const ox = half.w + (b.x1 - b.x0) / 2 - Math.abs(a.px - (b.x0 + b.x1) / 2);
    const oy = half.h + (b.y1 - b.y0) / 2 - Math.abs(a.py - (b.y0 + b.y1) / 2);
    if (ox <= 0 || oy <= 0) return false;
    if (ox < oy) a.px += sign(a.px - (b.x0 + b.x1) / 2) * ox * share;
    else a.py += sign(a.py - (b.y0 + b.y1) / 2) * oy * share;
    return true;
}

const boxOf = (stack, half) => ({ x0: stack.px - half.w, x1: stack.px + half.w, y0: stack.py - half.h, y1: stack.py + half.h });

// Where the room is too small even so: the names and marks that matter most stay free, stacks of one side that still
// overlap become one, and the lesser labels that a stack covers are named, to be left out.
export function settleStacks(stacks, labels, marks, half, size) {
    let all = spreadStacks(stacks, [...labels.map(({ box }) => box), ...marks], half, size);
    const kept = [...marks, ...labels.filter(({ strong }) => strong).map(({ box }) => box)];
    for (const stack of all) {
        for (const box of kept) pushOut(stack, half, box, 1.01);
        keepInside(stack, half, size);
    }
    for (let merged = true; merged;) {
        merged = false;
        for (let i = 0; i < all.length && !merged; i++) {
            const k = all.findIndex((other, j) => j > i && other.side === all[i].side && hits(boxOf(all[i], half), boxOf(other, half)));
            if (k < 0) continue;
            all[i].units.push(...all[k].units);
            all = all.filter((_, j) => j !== k);
            merged = true;
        }
    }
    const covered = labels.filter(({ box, strong }) => !strong && all.some((stack) => hits(boxOf(stack, { w: half.w - 2, h: half.h - 3 }), box)));
    return { stacks: all, covered };
}

function keepInside(stack, half, [width, height]) {
    stack.px = Math.max(half.w + 1, Math.min(width - half.w - 1, stack.px));
    stack.py = Math.max(half.h + 1, Math.min(height - half.h - 1, stack.py));
}

// Moves stacks off labels and off each other; deterministic.
function spreadStacks(stacks, labels, half, size) {
    stacks.forEach((stack, i) => {
        stack.px = stack.x + (stack.side === "a" ? 9 : -9) + (i % 3) * 0.1;
        stack.py = stack.y - 12;
    });
    for (let round = 0; round < 140; round++) {
        let moved = false;
        stacks.forEach((stack, i) => {
            stacks.forEach((other, k) => {
                if (k !== i) moved = pushOut(stack, half, boxOf(other, half), 0.5) || moved;
            });
            for (const label of labels) moved = pushOut(stack, half, label, 1) || moved;
            keepInside(stack, half, size);
        });
        if (!moved) break;
    }
    return stacks;
}
