import type { LegKind, StandingConsentLegKind } from '#libs/contracts';
import type { LegKindRow } from './row.js';

/** One row for each kind. Whether a consent in advance can name the kind has to agree with the schema of such consents. */
type LegKindRows = {
  readonly [K in LegKind]: LegKindRow & {
    readonly inAdvance: K extends StandingConsentLegKind ? true : false;
  };
};

const CONSENTS = {
  consent: 'obtained',
  consent_with_conditions: 'obtained_with_caveats',
  in_principle: 'in_principle',
  provisional: 'provisional',
  refuse: 'refused',
  withdraw: 'withdrawn',
  suspend: 'suspended',
} as const satisfies LegKindRow['answers'];

/** A host has been notified or consulted where no signed consent is on record (e.g. Côte d'Ivoire and the DRC in 2006). */
const HOST_ANSWERS = {
  ...CONSENTS,
  object: 'objected',
  notified: 'notified',
  consulted: 'consulted',
} as const satisfies LegKindRow['answers'];

/** What most kinds that ask for a consent have in common. */
const CONSENT = {
  answers: CONSENTS,
  offered: ['consent', 'consent_with_conditions', 'in_principle', 'refuse'],
  rests: { on: 'instrument', needed: false, preset: 'note_verbale' },
  holder: 'party',
  scope: 'all_lines',
  needed: 'as_policy_says',
  refusal: 'blocks_the_line',
  group: { approves: 'obtained', rejects: 'refused' },
  softAnswers: 'never_satisfy',
  waivable: true,
  inAdvance: false,
  inWindow: false,
  comparedWithCouncil: true,
  bounds: 'consent',
  silence: false,
} as const satisfies Omit<LegKindRow, 'of'>;

/** The kinds of legs, one row each. */
export const LEG_KIND_ROWS: LegKindRows = {
  releasing_assessment: { ...CONSENT, of: ['sending_mission', 'secretariat'], holder: 'secretariat' },
  cost_review: { ...CONSENT, of: ['secretariat'], holder: 'secretariat' },
  consultation: {
    ...CONSENT,
    of: ['each_contributor', 'each_host', 'regional_body', 'council'],
    answers: { consulted: 'consulted', object: 'objected' },
    offered: ['consulted', 'object'],
    scope: 'own_lines_or_all',
    group: { approves: 'consulted', rejects: 'objected' },
    softAnswers: 'satisfy',
  },
  advance_notice: {
    ...CONSENT,
    of: ['notifier'],
    answers: { notice_given: 'obtained' },
    offered: ['notice_given'],
    rests: { on: 'instrument', needed: true, preset: 'letter' },
    holder: 'secretariat',
    comparedWithCouncil: false,
    needed: 'always',
    refusal: 'ends_the_line',
  },
  contributor_consent: {
    ...CONSENT,
    of: ['each_contributor'],
    scope: 'own_lines',
    needed: 'always',
    refusal: 'ends_the_line',
    inAdvance: true,
    inWindow: true,
  },
  host_consent: {
    ...CONSENT,
    of: ['each_host', 'sending_host', 'receiving_host'],
    answers: HOST_ANSWERS,
    needed: 'always',
    softAnswers: 'satisfy_with_a_warning',
    inAdvance: true,
    inWindow: true,
  },
  regional_consent: {
    ...CONSENT,
    of: ['regional_body'],
    answers: HOST_ANSWERS,
    softAnswers: 'satisfy_with_a_warning',
    inAdvance: true,
    inWindow: true,
  },
  council_decision: {
    ...CONSENT,
    of: ['council'],
    answers: { adopted: 'obtained', not_adopted: 'refused', object: 'objected' },
    offered: ['adopted', 'not_adopted'],
    rests: { on: 'act' },
    holder: 'council',
    comparedWithCouncil: false,
    needed: 'unless_authority_suffices',
    refusal: 'ends_the_line',
    silence: true,
  },
  mou_amendment: { ...CONSENT, of: ['each_contributor'], scope: 'own_lines', bounds: 'mou' },
  clearances: { ...CONSENT, of: ['each_host', 'sending_host', 'receiving_host'] },
};

/** The rules for a kind of leg. */
export function legKind(kind: LegKind): LegKindRow {
  return LEG_KIND_ROWS[kind];
}

/** Whether an answer on a kind of leg is an act of the Council, which the request then rests on. */
export function isAnsweredByAct(kind: LegKind): boolean {
  return legKind(kind).rests.on === 'act';
}
