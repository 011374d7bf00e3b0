import { type CodedMessage, type LegKind, type PolicyLeg, messageOf } from '#libs/contracts';
import type { PolicyFault } from './policy-faults-kinds.js';
import { messageOfKind } from './policy-words.js';

/** Finds the legs whose turn can never come, and says of each whether it is the cause or only waits for one. */
export function orderFaults(legs: readonly PolicyLeg[]): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const add = (pointer: string, rule: PolicyFault['rule'], reason: CodedMessage) =>
    faults.push({ pointer, severity: 'fault', rule, reason });
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
      add(pointer, 'deadlock', messageOf('policies.deadlock', { kind: messageOfKind(kind) }));
    }
    leg.after.forEach((kind, place) => {
      if (!advisory.has(kind) || leg.after.indexOf(kind) !== place) return;
      const reason = messageOf('policies.waits_for_advisory', { kind: messageOfKind(kind) });
      add(`/legs/${index}/after/${place}`, 'waits_for_advisory', reason);
    });
    if (!stuck.has(leg.kind) || told.has(leg.kind)) return;
    const circle = circleFrom(leg.kind, waitsFor);
    if (circle !== null) {
      const next = circle[1] ?? leg.kind;
      // Where two legs are of one kind, the wait may be the other's.
      if (!leg.after.includes(next)) return;
      circle.forEach((kind) => told.add(kind));
      const pointer = `/legs/${index}/after/${leg.after.indexOf(next)}`;
      const kind = messageOfKind(leg.kind);
      const chain = [...circle.slice(1), leg.kind]
        .map((each) => messageOf('policies.the_kind', { kind: messageOfKind(each) }))
        .reduceRight((rest, first) => messageOf('policies.cycle_and_next', { first, rest }));
      const reason =
        circle.length === 1
          ? messageOf('policies.cycle_of_one', { kind })
          : messageOf('policies.cycle', { kind, chain });
      add(pointer, 'cycle', reason);
    } else if (dead.length === 0) {
      const cause = leg.after.find((kind) => stuck.has(kind));
      if (cause === undefined) return;
      const pointer = `/legs/${index}/after/${leg.after.indexOf(cause)}`;
      const reason = messageOf('policies.leg_unreachable', {
        kind: messageOfKind(leg.kind),
        cause: messageOfKind(cause),
      });
      add(pointer, 'leg_unreachable', reason);
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
