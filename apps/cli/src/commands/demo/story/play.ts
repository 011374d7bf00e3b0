import { ADDRESSES, type Cast } from '../cast.js';
import type { Mailbox } from './mailbox.js';
import type { CaseIds, Narrator } from './narrator.js';
import { SignOffPage } from './sign-off.js';
import { DemoFailure } from '../until.js';
import { type Summary, summaryOf } from './summary.js';

/** What the story is played with. */
export interface Stage {
  readonly cast: Cast;
  readonly mailbox: Mailbox;
  readonly narrator: Narrator;
}

const LINE = 'mi24';
const LEGS = {
  notice: 'advance_notice:eosg',
  ukraine: 'contributor_consent:ukraine',
  liberia: 'host_consent:liberia',
  coteDIvoire: 'host_consent:cote-divoire',
  council: 'council_decision:security-council',
} as const;

const ASSUMPTIONS =
  'The dates of asking, the needed-by date, the consents of both hosts with their dates, the day on which readiness was ' +
  'stated and the return are assumed for this run: the record does not give them.';

/** Plays the arrangement of S/RES/1967 (2011) from the Secretary-General's letter to the return; S/RES/1968 is left out. */
export async function play(stage: Stage): Promise<Summary> {
  const arrangementCase = await ArrangementCase.open(stage);
  await giveNotice(arrangementCase);
  await adopt(arrangementCase);
  await waitInVain(arrangementCase);
  await hostsConsent(arrangementCase);
  await ukraineConsents(arrangementCase);
  await loseTheWindow(arrangementCase);
  await arriveTooLate(arrangementCase);
  return summaryOf(await stage.narrator.read(arrangementCase.ids), arrangementCase.windowAtGrant);
}

/** The one arrangement that is played, with what the steps share. */
class ArrangementCase {
  /** The personal link that was mailed to Ukraine's counsellor. */
  linkOfUkraine = '';
  windowAtGrant: Awaited<ReturnType<Narrator['read']>>['arrangement']['lines'][number]['window'] = null;

  private constructor(
    readonly stage: Stage,
    readonly ids: CaseIds,
    /** Of the request and of the arrangement: its mails begin with one of them. */
    private readonly references: readonly string[],
  ) {}

  static async open(stage: Stage): Promise<ArrangementCase> {
    const { cast, narrator } = stage;
    const drafted = await cast.manager.does.draftRequest({
      body: {
        content: {
          sendingMission: 'unmil',
          receivingMission: 'unoci',
          purpose: 'Reinforce UNOCI during the crisis that followed the presidential election.',
          scope: 'Three armed helicopters (Mi-24) with their crews, up to 60 persons, from UNMIL to UNOCI.',
          authorityId: 's-res-1967-2011',
          policyId: 'standard',
          neededBy: '2011-01-31',
          lines: [
            {
              id: LINE,
              unitId: 'ukr-mi24',
              count: 3,
              persons: { military: 60, police: 0, civilian: 0 },
              from: null,
              to: null,
            },
          ],
        },
        clockStartsAt: '2011-01-07T14:00:00.000Z',
        assumptions: ASSUMPTIONS,
      },
    });
    const { requestId, arrangementId, reference } = drafted;
    const ids = { requestId, arrangementId };
    const { arrangement } = await narrator.read(ids);
    const arrangementCase = new ArrangementCase(stage, ids, [reference, arrangement.reference]);
    await cast.manager.does.submitRequest({ requestId });
    await narrator.tell(arrangementCase.ids, {
      what: `The request is submitted on the day of S/2011/5. Reference ${reference}.`,
      assumed: 'the hour, and 31 January as the day by which the helicopters were needed.',
      mails: [await arrangementCase.mail(ADDRESSES.notifier, /Advance notice/u)],
    });
    return arrangementCase;
  }

  /** Moves the arrangement's clock; all that falls due on the way happens. */
  async moveTo(moment: string): Promise<void> {
    const { arrangementId } = this.ids;
    await this.stage.cast.manager.does.moveClock({ arrangementId, body: { to: moment } });
  }

  /** The next mail on this arrangement to an address with such a subject. */
  async mail(address: string, subjectWith: RegExp) {
    return this.stage.mailbox.next(address, this.references, subjectWith);
  }

  leg(legId: string): { requestId: string; legId: string } {
    return { requestId: this.ids.requestId, legId };
  }

  get line(): { arrangementId: string; lineId: string } {
    return { arrangementId: this.ids.arrangementId, lineId: LINE };
  }

  async countersign(paperId: string): Promise<number> {
    const { does } = this.stage.cast.secondFocalPoint;
    return (await does.countersignPaper({ requestId: this.ids.requestId, paperId })).receipt;
  }
}

async function giveNotice(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-01-07T15:00:00.000Z');
  const { receipt } = await cast.notifier.does.decideLeg({
    ...arrangementCase.leg(LEGS.notice),
    body: {
      answer: 'notice_given',
      instrument: {
        kind: 'letter',
        reference: 'S/2011/5',
        organ: 'Secretary-General',
        date: { on: '2011-01-07' },
      },
    },
  });
  const askOfUkraine = await arrangementCase.mail(ADDRESSES.ukraine, /Consent of/u);
  arrangementCase.linkOfUkraine = SignOffPage.linkIn(askOfUkraine.text);
  await narrator.tell(arrangementCase.ids, {
    what: 'The Secretary-General gives notice to the Council by S/2011/5; the capital, both hosts and the Council are asked.',
    assumed: 'that all four were asked on this day.',
    receipt,
    mails: [
      askOfUkraine,
      await arrangementCase.mail(ADDRESSES.liberia, /Consent of/u),
      await arrangementCase.mail(ADDRESSES.coteDIvoire, /Consent of/u),
      await arrangementCase.mail(ADDRESSES.councilAffairs, /Decision of/u),
    ],
  });
}

async function adopt(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-01-14T15:01:00.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'A week has passed without a consent; the parties are reminded.',
    mails: [
      await arrangementCase.mail(ADDRESSES.ukraine, /Reminder 1/u),
      await arrangementCase.mail(ADDRESSES.liberia, /Reminder 1/u),
      await arrangementCase.mail(ADDRESSES.coteDIvoire, /Reminder 1/u),
    ],
  });
  await arrangementCase.moveTo('2011-01-19T20:00:00.000Z');
  const { paperId } = await cast.councilAffairs.does.recordPaper({
    ...arrangementCase.leg(LEGS.council),
    body: {
      answer: 'adopted',
      act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null },
      instrument: {
        kind: 'resolution',
        reference: 'S/RES/1967 (2011)',
        organ: 'Security Council, 6469th meeting, 15-0-0',
        date: { on: '2011-01-19' },
      },
    },
  });
  await narrator.tell(arrangementCase.ids, {
    what: 'The Council adopts S/RES/1967 (2011). Claire Dubois records it; it does not count before a second person has countersigned.',
  });
  const receipt = await arrangementCase.countersign(paperId);
  await narrator.tell(arrangementCase.ids, {
    what: 'Miriam Okafor countersigns: four weeks run from the adoption, to 16 February 24:00 in New York. Nobody else has consented, and the product warns.',
    receipt,
    mails: [await arrangementCase.mail(ADDRESSES.manager, /window shrinks/u)],
  });
}

async function waitInVain(arrangementCase: ArrangementCase): Promise<void> {
  await arrangementCase.moveTo('2011-01-22T15:01:00.000Z');
  await arrangementCase.stage.narrator.tell(arrangementCase.ids, {
    what: 'The date by which answers were asked has passed. Nobody has consented: the legs are overdue, which is never consent.',
    assumed: 'that nobody had consented by then; the record has only the days of the decisions.',
    mails: [
      await arrangementCase.mail(ADDRESSES.manager, /No answer from .*Ukraine/u),
      await arrangementCase.mail(ADDRESSES.manager, /No answer from .*Liberia/u),
      await arrangementCase.mail(ADDRESSES.manager, /No answer from .*Ivoire/u),
    ],
  });
}

async function hostsConsent(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-02-01T05:01:00.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'The helicopters were needed by now. Ukraine and both hosts have not consented.',
    assumed: 'the day by which they were needed.',
    mails: [await arrangementCase.mail(ADDRESSES.manager, /needed by/iu)],
  });
  await arrangementCase.moveTo('2011-02-02T15:00:00.000Z');
  for (const [legId, host] of [
    [LEGS.liberia, 'Liberia'],
    [LEGS.coteDIvoire, "Côte d'Ivoire"],
  ] as const) {
    const { paperId } = await cast.focalPoint.does.recordPaper({
      ...arrangementCase.leg(legId),
      body: {
        answer: 'consent',
        instrument: {
          kind: 'other',
          reference: null,
          organ: null,
          date: { notBefore: '2011-01-07', notAfter: '2011-02-02' },
        },
      },
    });
    const receipt = await arrangementCase.countersign(paperId);
    await narrator.tell(arrangementCase.ids, {
      what: `The consent of ${host} is recorded from paper by Tomas Lindqvist and countersigned by Miriam Okafor.`,
      assumed:
        'the consent itself and its date, between 7 January and 2 February. The instrument is not in the record.',
      receipt,
    });
  }
  await arrangementCase.moveTo('2011-02-03T05:00:01.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'Fourteen days are left of twenty-eight, and Ukraine has not decided.',
    mails: [await arrangementCase.mail(ADDRESSES.manager, /window shrinks/u)],
  });
}

async function ukraineConsents(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-02-04T15:00:00.000Z');
  const page = new SignOffPage(arrangementCase.linkOfUkraine);
  await page.open();
  await page.review({
    '/answer': 'consent_with_conditions',
    '/conditions': `Law of Ukraine of 4 February 2011 (bill 8057, 254 votes): a contingent of up to 60 persons, with 3 Mi-24.`,
    '/signedBy/name': 'Olena Koval',
    '/signedBy/title': 'Counsellor, Permanent Mission of Ukraine',
  });
  const codeMail = await arrangementCase.mail(ADDRESSES.ukraine, /Code/u);
  await page.sign(numberIn(/The code is (\d+)/u, codeMail.text));
  const receiptMail = await arrangementCase.mail(ADDRESSES.ukraine, /Receipt/u);
  await narrator.tell(arrangementCase.ids, {
    what:
      'Day 16: the Verkhovna Rada passes the law (bill 8057, 254 votes). Olena Koval consents by her personal link and the code ' +
      'mailed to her, with the conditions in words. Words satisfy nothing yet: the Secretariat must enter them as caps.',
    assumed: 'that the consent reached the Secretariat on the day of the law.',
    receipt: Number(numberIn(/Receipt (\d+)/u, receiptMail.subject)),
    mails: [codeMail, receiptMail],
  });
  const caps = {
    persons: 60,
    equipment: [{ unitId: 'ukr-mi24', count: 3 }],
    area: null,
    tasks: null,
    from: null,
    to: null,
  };
  await cast.focalPoint.does.enterConditions({ ...arrangementCase.leg(LEGS.ukraine), body: { caps } });
  await narrator.tell(arrangementCase.ids, {
    what: 'Tomas Lindqvist enters the conditions as caps: 60 persons, 3 Mi-24.',
  });
  await cast.secondFocalPoint.does.countersignConditions(arrangementCase.leg(LEGS.ukraine));
  await narrator.tell(arrangementCase.ids, {
    what: 'Miriam Okafor countersigns the caps. They cover what was asked: everything is there, and the loan is in force.',
    mails: [await arrangementCase.mail(ADDRESSES.manager, /Granted/u)],
  });
  arrangementCase.windowAtGrant =
    (await narrator.read(arrangementCase.ids)).arrangement.lines[0]?.window ?? null;
}

async function loseTheWindow(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-02-10T05:00:01.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'Seven days are left; the helicopters are not there.',
    mails: [await arrangementCase.mail(ADDRESSES.manager, /window shrinks/u)],
  });
  await arrangementCase.moveTo('2011-02-14T15:00:00.000Z');
  await cast.focalPoint.does.stateReadiness({
    ...arrangementCase.line,
    body: {
      readiness: { notBefore: '2011-02-17', notAfter: null },
    },
  });
  await narrator.tell(arrangementCase.ids, {
    what: 'Readiness is stated: not before 17 February, the day after the expiry. No usable day is left, and the product says so.',
    assumed:
      'that this was known and stated on 14 February. The helicopters were still in Liberia on 16 and 17 February.',
    mails: [
      await arrangementCase.mail(ADDRESSES.manager, /window shrinks/u),
      await arrangementCase.mail(ADDRESSES.manager, /Lost/u),
    ],
  });
  await arrangementCase.moveTo('2011-02-16T05:00:01.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'The last day of the authority begins.',
  });
  await arrangementCase.moveTo('2011-02-17T05:00:00.000Z');
  await narrator.tell(arrangementCase.ids, {
    what: 'The line expires unused, at 16 February 24:00 in New York. Nothing is extended by silence.',
  });
}

async function arriveTooLate(arrangementCase: ArrangementCase): Promise<void> {
  const { cast, narrator } = arrangementCase.stage;
  await arrangementCase.moveTo('2011-03-05T20:00:00.000Z');
  await cast.focalPoint.does.recordArrival({
    ...arrangementCase.line,
    body: {
      effective: { notBefore: '2011-02-17', notAfter: '2011-03-05' },
    },
  });
  await narrator.tell(arrangementCase.ids, {
    what:
      'Three helicopters are seen over Yamoussoukro on 5 March; they came between 17 February and that day. S/RES/1968 (2011), which in ' +
      'fact extended the loan on 16 February, is not part of this run: so the product must alarm.',
    mails: [await arrangementCase.mail(ADDRESSES.manager, /BREACH/u)],
  });
  await arrangementCase.moveTo('2011-03-07T15:00:00.000Z');
  await cast.focalPoint.does.recordReturn(arrangementCase.line);
  await narrator.tell(arrangementCase.ids, {
    what: 'The helicopters return to UNMIL, and the breach ends.',
    assumed: 'the return and its day; in fact the loan went on under S/RES/1968 (2011).',
  });
}

function numberIn(pattern: RegExp, text: string): string {
  const [, digits] = pattern.exec(text) ?? [];
  if (digits === undefined) throw new DemoFailure(`A mail does not say what it must: ${pattern.source}.`);
  return digits;
}
