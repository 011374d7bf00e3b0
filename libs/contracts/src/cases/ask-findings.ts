import { z } from 'zod';
import { coded } from '../coded.js';
import { LEG_KINDS, LEG_STATUSES, REQUEST_KINDS } from '../vocabulary.js';

/*
 * The result of comparing an ask with another ask, or with the limits of a consent. Days that are null: from the decision of
 * the Council, or as long as it allows the unit to stay. Areas and tasks that are null: all.
 */

const line = z.string();
const key = z.string();
const count = z.int().nonnegative();
const date = z.iso.date();
const day = date.nullable();
const items = z.array(z.string()).nullable();
const persons = z.object({ military: count, police: count, civilian: count });
const kindOfPersons = z.enum(['military', 'police', 'civilian']);

/** Where an ask differs from another: how it is now, and how it was. */
const askDifferenceSchema = z.discriminatedUnion('code', [
  coded('ask.line_added', { line, unit: key, count, persons }),
  coded('ask.line_dropped', { line }),
  coded('ask.unit', { line, becomes: key, was: key }),
  coded('ask.count', { line, becomes: count, was: count }),
  coded('ask.persons', { line, category: kindOfPersons, becomes: count, was: count }),
  coded('ask.start', { line, becomes: day, was: day }),
  coded('ask.end', { line, becomes: day, was: day }),
  coded('ask.area', { line, becomes: items, was: items }),
  coded('ask.tasks', { line, becomes: items, was: items }),
  coded('ask.kind', { becomes: z.enum(REQUEST_KINDS), was: z.enum(REQUEST_KINDS) }),
  coded('ask.sending_mission', { becomes: key, was: key }),
  coded('ask.receiving_mission', { becomes: key, was: key }),
  coded('ask.authority', { becomes: key, was: key }),
  coded('ask.purpose', { becomes: z.string(), was: z.string() }),
  coded('ask.scope', { becomes: z.string(), was: z.string() }),
  coded('ask.needed_by', { becomes: date, was: date }),
]);
export type AskDifference = z.infer<typeof askDifferenceSchema>;

/** What the limits of a consent leave uncovered of an ask. `line` is null where the ask has one line only. */
const gapSchema = z.discriminatedUnion('code', [
  coded('gap.persons', { lines: z.int(), consented: count, asked: count }),
  coded('gap.equipment', { line: line.nullable(), consented: count, asked: count }),
  coded('gap.area', { line: line.nullable(), consented: z.array(z.string()) }),
  coded('gap.area_missing', { line: line.nullable(), missing: z.array(z.string()) }),
  coded('gap.tasks', { line: line.nullable(), consented: z.array(z.string()) }),
  coded('gap.tasks_missing', { line: line.nullable(), missing: z.array(z.string()) }),
  coded('gap.start', { line: line.nullable(), consented: date, asked: day }),
  coded('gap.end', { line: line.nullable(), consented: date, asked: date }),
  coded('gap.ended_before_start', {
    line: line.nullable(),
    consented: date,
    starts: date,
  }),
]);
export type Gap = z.infer<typeof gapSchema>;

/** Why a consent does not cover an ask: it was given to another, or its limits leave a gap. */
export const notCoveredSchema = z.union([askDifferenceSchema, gapSchema]);
export type NotCovered = AskDifference | Gap;

/** Why a standing consent does not answer a leg. */
const standingMismatchSchema = z.union([
  gapSchema,
  coded('standing.of_another_party', { party: key, asked: key }),
  coded('standing.of_another_kind', { kind: z.enum(LEG_KINDS), asked: z.enum(LEG_KINDS) }),
  coded('standing.no_line', {}),
  coded('standing.sending_missions', { missions: z.array(key), asked: key }),
  coded('standing.receiving_missions', { missions: z.array(key), asked: key }),
  coded('standing.units', { units: z.array(key), asked: key }),
  coded('standing.not_yet_valid', { from: date }),
  coded('standing.expired', { to: date }),
  coded('standing.withdrawn', { on: date }),
  coded('standing.goes_after', { other: key }),
]);
export type StandingMismatch = z.infer<typeof standingMismatchSchema>;

/** Why a leg is asked again. */
export const reopenedBecauseSchema = z.union([
  notCoveredSchema,
  coded('reopened.ask_changed', { since: z.enum(LEG_STATUSES) }),
]);
export type ReopenedBecause = z.infer<typeof reopenedBecauseSchema>;

/** What a partial decision of the Council cuts from an ask. */
export const cutSchema = z.union([
  askDifferenceSchema,
  coded('cut.not_named', { line }),
  coded('cut.none_of_unit', { line }),
  coded('cut.no_persons', { line }),
  coded('cut.ends_before_start', { line, ends: date, starts: date }),
]);
export type Cut = z.infer<typeof cutSchema>;

/** Why a request is closed: its result, or the reason that a person stated. */
export const closedBecauseSchema = z.discriminatedUnion('code', [
  coded('closed.stated', { reason: z.string() }),
  coded('closed.all_obtained', {}),
  coded('closed.part_obtained', {}),
  coded('closed.per_record', {}),
  coded('closed.refused', {}),
  coded('closed.cut_to_nothing', {}),
  coded('closed.nothing_asked', {}),
  coded('closed.expired', {}),
  coded('closed.lapsed', {}),
]);
export type ClosedBecause = z.infer<typeof closedBecauseSchema>;

/** Who or what holds a unit, or the places under a ceiling, that a line needs. */
const heldBySchema = z.discriminatedUnion('code', [
  coded('held.by_arrangement', { reference: z.string() }),
  coded('held.by_another', {}),
  coded('held.ceiling_full', {
    mission: key,
    category: kindOfPersons,
    amount: z.int(),
    authority: z.string(),
    free: z.int(),
    needed: z.int(),
  }),
]);
export type HeldBy = z.infer<typeof heldBySchema>;
