import { DateTime } from 'luxon';
import type { BodyOf, ResultClient } from '#libs/contracts/client';
import type { Cast } from './cast.js';

/** One of the four live requests, as it was entered. */
export interface LiveCase {
  readonly name: 'overdue' | 'paused' | 'at risk' | 'granted and expiring';
  readonly requestId: string;
  readonly arrangementId: string;
}

/** What all four have in common. */
export const INVENTED =
  'Invented for the demonstration: no such state, mission, unit or resolution exists. The framework S/RES/9901 (2026) follows the ' +
  'example of S/RES/1609 (2005), para. 6 (a): each use of it needs a decision of the Council of its own.';

const NOTICE = 'advance_notice:eosg';
const COUNCIL = 'council_decision:security-council';
const VELMORA = 'host_consent:velmora';
const CASTROVA = 'host_consent:castrova';
const SORVANIA = 'contributor_consent:sorvania';

const UNITS = {
  infantry: { unitId: 'ilm-infantry', count: 3, military: 500, words: 'Three infantry companies' },
  utility: {
    unitId: 'sor-utility',
    count: 2,
    military: 25,
    words: 'Two military utility helicopters with crews',
  },
  armed: { unitId: 'sor-armed', count: 3, military: 60, words: 'Three armed helicopters with crews' },
} as const;

interface Ask {
  readonly unit: keyof typeof UNITS;
  /** In days from today, like all numbers of days here. */
  readonly begins: number;
  readonly neededBy: number;
  readonly to?: number;
  readonly readiness?: { readonly notBefore: number; readonly notAfter: number };
}

/**
 * Enters four live requests around a day: one overdue, one paused, one at risk, one granted and expiring. Each has a clock
 * that began days ago and is now at the beginning of the day. Everything is derived from the day, and so are the keys of the
 * calls: entered again on the same day the requests are found as they are; on another day there are four more.
 *
 * @param today in UTC, yyyy-mm-dd
 */
export async function enterLiveFour(cast: Cast, today: string): Promise<LiveCase[]> {
  const open = (name: LiveCase['name'], ask: Ask) => LiveRequest.open(cast, today, name, ask);
  return [await overdue(open), await paused(open), await atRisk(open), await expiring(open)];
}

type Open = (name: LiveCase['name'], ask: Ask) => Promise<LiveRequest>;

/** Ilmeria was asked twenty days ago for an answer within fourteen, and is silent. */
async function overdue(open: Open): Promise<LiveCase> {
  const request = await open('overdue', { unit: 'infantry', begins: -20, neededBy: 10 });
  await request.notice();
  await request.moveTo(-18);
  await request.hostsConsent();
  await request.councilDecides(30);
  return request.asOfToday();
}

/** Castrova has asked a question and waits for our reply; its clock is paused. */
async function paused(open: Open): Promise<LiveCase> {
  const request = await open('paused', { unit: 'utility', begins: -5, neededBy: 15 });
  await request.notice();
  await request.moveTo(-1);
  await request.hostAsks('From which airfield are the helicopters to fly, and who secures it?');
  return request.asOfToday();
}

/** All have agreed, but the aircraft may be ready before the last day of their stay or only after it. */
async function atRisk(open: Open): Promise<LiveCase> {
  const request = await open('at risk', {
    unit: 'armed',
    begins: -10,
    neededBy: 3,
    to: 6,
    readiness: { notBefore: 2, notAfter: 9 },
  });
  await request.notice();
  await request.moveTo(-8);
  await request.hostsConsent();
  await request.councilDecides(6);
  await request.sorvaniaConsents();
  return request.asOfToday();
}

/** All have agreed and the helicopters are there; in two days their stay ends, and nobody has asked for more. */
async function expiring(open: Open): Promise<LiveCase> {
  const request = await open('granted and expiring', { unit: 'utility', begins: -24, neededBy: -10, to: 2 });
  await request.notice();
  await request.moveTo(-22);
  await request.hostsConsent();
  await request.councilDecides(2);
  await request.sorvaniaConsents();
  await request.moveTo(-20);
  await request.arrives();
  return request.asOfToday();
}

/** One live request while it is brought to its state of today. */
class LiveRequest {
  /** The day that its clock shows. */
  private day: string;

  private constructor(
    private readonly cast: Cast,
    private readonly today: string,
    private readonly name: LiveCase['name'],
    private readonly unit: Ask['unit'],
    private readonly ids: { readonly requestId: string; readonly arrangementId: string },
    begins: number,
  ) {
    this.day = dayAfter(today, begins);
  }

  static async open(cast: Cast, today: string, name: LiveCase['name'], ask: Ask): Promise<LiveRequest> {
    const { unitId, count, military, words } = UNITS[ask.unit];
    const { readiness } = ask;
    const content = {
      sendingMission: 'unmive',
      receivingMission: 'unocas',
      purpose: `Demonstration of ${today}: a request that is ${name}.`,
      scope: `${words}. ${INVENTED}`,
      authorityId: 'invented-framework',
      policyId: 'standard',
      neededBy: dayAfter(today, ask.neededBy),
      lines: [
        {
          id: ask.unit,
          unitId,
          count,
          persons: { military, police: 0, civilian: 0 },
          from: null,
          to: ask.to === undefined ? null : dayAfter(today, ask.to),
          readiness:
            readiness === undefined
              ? null
              : {
                  notBefore: dayAfter(today, readiness.notBefore),
                  notAfter: dayAfter(today, readiness.notAfter),
                },
        },
      ],
    };
    const begun = { content, clockStartsAt: momentOf(today, ask.begins), assumptions: INVENTED };
    const manager = cast.manager.once(setOf(today, name));
    const ids = await manager.draftRequest({ body: begun });
    await manager.submitRequest({ requestId: ids.requestId });
    return new LiveRequest(cast, today, name, ask.unit, ids, ask.begins);
  }

  /** The executive office gives notice, and all others are asked. */
  async notice(): Promise<void> {
    await this.as('notifier').decideLeg({
      ...this.leg(NOTICE),
      body: {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'invented letter', organ: 'Secretary-General', date: null },
      },
    });
  }

  async hostsConsent(): Promise<void> {
    await this.as('velmora').decideLeg({ ...this.leg(VELMORA), body: { answer: 'consent' } });
    await this.as('castrova').decideLeg({ ...this.leg(CASTROVA), body: { answer: 'consent' } });
  }

  /** Castrova asks back, which pauses its leg. */
  async hostAsks(text: string): Promise<void> {
    await this.as('castrova').askOnLeg({ ...this.leg(CASTROVA), body: { text } });
  }

  /** The Council allows it until a day. */
  async councilDecides(days: number): Promise<void> {
    const adoptedOn = this.day;
    const act = {
      symbol: `S/RES/9902 (${adoptedOn.slice(0, 4)})`,
      adoptedOn,
      term: { until: dayAfter(this.today, days) },
      form: 'resolution' as const,
    };
    await this.paper('councilAffairs', COUNCIL, { answer: 'adopted', act });
  }

  async sorvaniaConsents(): Promise<void> {
    const instrument = {
      kind: 'other' as const,
      reference: 'invented law',
      organ: 'Parliament of Sorvania',
      date: null,
    };
    await this.paper('focalPoint', SORVANIA, { answer: 'consent', instrument });
  }

  async arrives(): Promise<void> {
    await this.as('focalPoint').recordArrival({
      arrangementId: this.ids.arrangementId,
      lineId: this.unit,
      body: { effective: null },
    });
  }

  /** Moves the clock to the afternoon of a day; what falls due on the way happens. */
  async moveTo(days: number): Promise<void> {
    this.day = dayAfter(this.today, days);
    await this.clockTo(momentOf(this.today, days));
  }

  /** Moves its clock to the beginning of today, from where it runs by itself. */
  async asOfToday(): Promise<LiveCase> {
    await this.clockTo(`${this.today}T00:00:00.000Z`);
    return { name: this.name, ...this.ids };
  }

  private as(person: keyof Cast): ResultClient {
    return this.cast[person].once(setOf(this.today, this.name));
  }

  private leg(legId: string): { requestId: string; legId: string } {
    return { requestId: this.ids.requestId, legId };
  }

  private async clockTo(to: string): Promise<void> {
    await this.as('manager').moveClock({ arrangementId: this.ids.arrangementId, body: { to } });
  }

  /** An answer on paper, recorded by one person and countersigned by another. */
  private async paper(recorder: keyof Cast, legId: string, body: BodyOf<'recordPaper'>): Promise<void> {
    const { paperId } = await this.as(recorder).recordPaper({ ...this.leg(legId), body });
    await this.as('secondFocalPoint').countersignPaper({ requestId: this.ids.requestId, paperId });
  }
}

/** What the calls for one of the requests belong to: a day, and its name. */
function setOf(today: string, name: LiveCase['name']): string {
  return `live ${today} ${name}`;
}

/** A day some days from another. */
function dayAfter(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** 15:00 UTC of a day some days from another. */
function momentOf(day: string, days: number): string {
  return `${dayAfter(day, days)}T15:00:00.000Z`;
}
