import type { LegKind, PolicyLeg } from '#libs/contracts';
import type { PolicyFault } from './policy-faults-kinds.js';
import { kindLabel } from './policy-words.js';

/** Finds the legs whose turn can never come, and says of each whether it is the cause or only waits for one. */
export function orderFaults(legs: readonly PolicyLeg[]): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const add = (pointer: string, rule: PolicyFault['rule'], message: string) =>
    faults.push({ pointer, severity: 'fault', rule, message });
  const advisory = new Set(legs.filter((leg) => !leg.required).map((leg) => leg.kind));
  const kinds = new Set(legs.map((leg) => leg.kind));
  const waitsFor = new Map<LegKind, Set<LegKind>>();
  for (const leg of legs) {
    waitsFor.set(leg.kind, new Set([...(waitsFor.get(leg.kind) ?? []), ...leg.after]));
  }
  const stuck = stuckKinds(waitsFor);
  const told = new Set<LegKind>();
  legs.forEach((leg, index) => {
    const dead = leg.after.filter((kind) => !kinds.has(kind));
    for (const kind of new Set(dead)) {
      const pointer = `/legs/${index}/after/${leg.after.indexOf(kind)}`;
      const message = `This leg waits for the ${kindLabel(kind)}, which no leg of the policy obtains.`;
      add(pointer, 'deadlock', message);
    }
    leg.after.forEach((kind, place) => {
      if (!advisory.has(kind) || leg.after.indexOf(kind) !== place) return;
      const message = `This leg waits for the ${kindLabel(kind)}, which is advisory: nothing waits for it.`;
      add(`/legs/${index}/after/${place}`, 'waits_for_advisory', message);
    });
    if (!stuck.has(leg.kind) || told.has(leg.kind)) return;
    const circle = circleFrom(leg.kind, waitsFor);
    if (circle !== null) {
      const next = circle[1] ?? leg.kind;
      // Where two legs are of one kind, the wait may be the other's.
      if (!leg.after.includes(next)) return;
      circle.forEach((kind) => told.add(kind));
      const pointer = `/legs/${index}/after/${leg.after.indexOf(next)}`;
      const chain = [...circle.slice(1), leg.kind]
        .map((kind) => `the ${kindLabel(kind)}`)
        .join(', which waits for ');
      const message =
        circle.length === 1
          ? `The ${kindLabel(leg.kind)} waits for itself: it is never asked.`
          : `The ${kindLabel(leg.kind)} waits for ${chain}: none of them is ever asked.`;
      add(pointer, 'cycle', message);
    } else if (dead.length === 0) {
      const cause = leg.after.find((kind) => stuck.has(kind));
      if (cause === undefined) return;
      const pointer = `/legs/${index}/after/${leg.after.indexOf(cause)}`;
      const message = `The ${kindLabel(leg.kind)} is never asked: it waits for the ${kindLabel(cause)}, whose turn never comes.`;
      add(pointer, 'leg_unreachable', message);
    }
  });
  return faults;
}

/** The kinds that are never asked: what is left when every kind is taken away whose waits are all over. */
function stuckKinds(waitsFor: ReadonlyMap<LegKind, ReadonlySet<LegKind>>): Set<LegKind> {
  const stuck = new Set(waitsFor.keys());
  const reached = new Set<LegKind>();
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const [kind, waits] of waitsFor) {
      if ([...waits].every((each) => reached.has(each))) reached.add(kind);
    }
  }
  reached.forEach((kind) => stuck.delete(kind));
  return stuck;
}

/** The shortest way along the waits from a kind back to itself, the kind first; null where there is none. */
function circleFrom(start: LegKind, waitsFor: ReadonlyMap<LegKind, ReadonlySet<LegKind>>): LegKind[] | null {
  const ways: LegKind[][] = [[start]];
  const seen = new Set<LegKind>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of waitsFor.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}
