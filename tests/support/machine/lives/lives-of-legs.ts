import type { Answer, LegStatus, RequestContent } from '#libs/contracts';
import { legKind } from '#libs/rules';
import { amend } from '../amending.js';
import {
  AFTER_LAPSE,
  ALL_LAPSED,
  DAY_AFTER,
  LEG_OF,
  NEXT_DAY,
  START,
  bring,
  everyKind,
  inputOf,
  lifeIn,
  notInRecord,
  patient,
  question,
  reply,
  waiver,
  withdrawal,
} from './every-kind.js';
import { Life } from './process-life.js';
import { GHANA, LIBERIA, UKRAINE, desk, mi24, mi8, noLimits, secondDesk } from '../process-mi24.js';

/*
 * Lives in which the leg of a host goes through every status: hosts know every answer but those of the Council. Hence each
 * move of a leg in the published tables is taken here, or by an answer.
 */

const SOFT = ['in_principle', 'provisional', 'notified', 'consulted'] as const;
const AWAITED = ['asked', 'paused', ...SOFT] as const;
const AGAINST = ['refused', 'objected', 'withdrawn', 'suspended'] as const;

const hostIn = (status: LegStatus, content: RequestContent = patient, more = {}) =>
  lifeIn('host_consent', status, content, more);
const contributorIn = (status: LegStatus, content: RequestContent = patient) =>
  lifeIn('contributor_consent', status, content);

function each(statuses: readonly LegStatus[], live: (status: LegStatus) => Life): Life[] {
  return statuses.map(live);
}

function then(life: Life, ...acts: ((life: Life) => unknown)[]): Life {
  for (const act of acts) act(life);
  return life;
}

function questions(): Life[] {
  return [
    ...each(['asked', ...SOFT], (status) =>
      then(
        hostIn(status),
        (life) => question(life, LIBERIA, DAY_AFTER),
        (life) => reply(life, DAY_AFTER),
      ),
    ),
    ...each(['asked', ...SOFT], (status) => {
      const short = everyKind({}, { host_consent: { questions: { atMost: 1, pauseAtMost: 'P3D' } } });
      const life = Life.submittedAt(START, patient, new Life(short));
      bring(life, 'host_consent', status);
      question(life, LIBERIA, DAY_AFTER);
      life.tick('2011-01-29T15:00:00.000Z');
      return life;
    }),
  ];
}

/** The ask grows: whoever has been asked, has consented, or stands against it is asked again. */
function amendments(): Life[] {
  const more = { ...patient, lines: [{ ...mi24, persons: { ...mi24.persons, military: 59 } }, mi8] };
  const wider = { ...more, lines: [mi24, mi8] };
  const statuses = [...AWAITED, 'obtained', 'obtained_with_caveats', ...AGAINST, 'lapsed', 'waived'] as const;
  return each(statuses, (status) =>
    then(hostIn(status, more), (life) => amend(life, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER, wider)),
  );
}

function askedAgain(): Life[] {
  return each([...AWAITED, ...AGAINST, 'lapsed'], (status) =>
    then(hostIn(status), (life) =>
      life.does(status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER, {
        kind: 'asked_again',
        by: desk,
        legId: LIBERIA,
        reason: 'The talks have moved on.',
      }),
    ),
  );
}

/** The contributors had to come first, and one of them takes its consent back while the host is being asked. */
function premisesLost(): Life[] {
  return each(AWAITED, (status) => {
    const life = Life.submittedAt(
      START,
      patient,
      new Life(everyKind({ host_consent: ['contributor_consent'] })),
    );
    for (const legId of [UKRAINE, GHANA]) life.agrees(legId, START);
    bring(life, 'host_consent', status);
    life.says(UKRAINE, DAY_AFTER, { answer: 'withdraw' });
    return life;
  });
}

function overrides(): Life[] {
  return each(AWAITED, (status) =>
    then(
      hostIn(status),
      (life) =>
        life.does(DAY_AFTER, {
          kind: 'override_proposed',
          by: desk,
          overrideId: 'o1',
          act: { kind: 'close_round', legId: LIBERIA },
          reason: 'The ministry is closed.',
        }),
      (life) => life.does(DAY_AFTER, { kind: 'override_confirmed', by: secondDesk, overrideId: 'o1' }),
    ),
  );
}

/** A host consents to the ask that it has read, after more is asked and before it is asked for that. */
function consentToAnEarlierAsk(status: 'obtained' | 'obtained_with_caveats'): Life {
  const fewer = { ...patient, lines: [{ ...mi24, persons: { ...mi24.persons, military: 40 } }, mi8] };
  const life = Life.submittedAt(START, fewer, new Life(everyKind({ host_consent: ['contributor_consent'] })));
  for (const legId of [UKRAINE, GHANA]) life.agrees(legId, START);
  life.says(UKRAINE, NEXT_DAY, { answer: 'withdraw' });
  amend(life, NEXT_DAY, patient);
  const caps = { ...noLimits, area: ['Abidjan'] };
  if (status === 'obtained') life.says(LIBERIA, DAY_AFTER, { answer: 'consent' });
  else life.says(LIBERIA, DAY_AFTER, { answer: 'consent_with_conditions', caps });
  return life;
}

function gapsResolved(): Life[] {
  return [
    then(consentToAnEarlierAsk('obtained'), (life) => waiver(life, LIBERIA, DAY_AFTER)),
    ...(['obtained', 'obtained_with_caveats'] as const).map((status) =>
      then(consentToAnEarlierAsk(status), (life) =>
        life.does(DAY_AFTER, {
          kind: 'asked_again',
          by: desk,
          legId: LIBERIA,
          reason: 'More is asked than it consented to.',
        }),
      ),
    ),
  ];
}

function lapses(): Life[] {
  return each(AWAITED, (status) => then(hostIn(status), (life) => life.tick(ALL_LAPSED)));
}

/** A request that is over, and a contributor whose unit was asked for too short a time. */
function endings(): Life[] {
  const short = { ...patient, lines: [{ ...mi24, to: '2011-02-05' }, mi8] };
  return [
    ...each(['not_started', ...AWAITED], (status) =>
      then(hostIn(status), (life) => withdrawal(life, DAY_AFTER)),
    ),
    ...each(['not_started', 'asked', 'paused', 'in_principle', 'provisional'], (status) =>
      then(contributorIn(status, short), (life) => life.tick('2011-02-07T15:00:00.000Z')),
    ),
    consultationOfNoUse(short),
  ];
}

/** A contributor has been heard, which its policy does not call enough, and its unit is asked for too short a time. */
function consultationOfNoUse(short: RequestContent): Life {
  const policy = everyKind({}, { consultation: { satisfiedBy: ['waived'] } });
  const life = Life.submittedAt(START, short, new Life(policy));
  life.says(LEG_OF.consultation, NEXT_DAY, { answer: 'consulted' });
  life.tick('2011-02-07T15:00:00.000Z');
  return life;
}

function waivers(): Life[] {
  const statuses = [...AWAITED, ...AGAINST, 'not_started', 'obtained_with_caveats', 'lapsed'] as const;
  return each(statuses, (status) =>
    then(hostIn(status), (life) => waiver(life, LIBERIA, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER)),
  );
}

function lateAnswers(): Life[] {
  return (Object.keys(legKind('host_consent').answers) as Answer[]).map((answer) =>
    then(
      hostIn('lapsed'),
      (life) => life.says(LIBERIA, AFTER_LAPSE, inputOf(answer)),
      (life) => {
        const [decisionId = ''] = Object.keys(life.request.decisions).slice(-1);
        life.does(AFTER_LAPSE, {
          kind: 'late_answer_reinstated',
          by: secondDesk,
          decisionId,
          reason: 'It was sent in time.',
        });
      },
    ),
  );
}

function silencesOfTheRecord(): Life[] {
  return each(['not_started', 'asked', 'paused', 'lapsed'], (status) =>
    then(hostIn(status, patient, { ofRecord: true }), (life) =>
      notInRecord(life, LIBERIA, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER),
    ),
  );
}

/** Legs that lapse, are waived, are of no use any more, are asked about, asked again, taken back, or answered late. */
export function livesOfLegs(): Life[] {
  return [
    ...questions(),
    ...amendments(),
    ...askedAgain(),
    ...premisesLost(),
    ...overrides(),
    ...gapsResolved(),
    ...lapses(),
    ...endings(),
    ...waivers(),
    ...lateAnswers(),
    ...silencesOfTheRecord(),
  ];
}
