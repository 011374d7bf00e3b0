import { DateTime } from 'luxon';
import type { Cast } from './cast.js';

/** One of the four live requests, as it was entered. */
export interface LiveCase {
  readonly name: 'overdue' | 'paused' | 'at risk' | 'granted and expiring';
  readonly requestId: string;
  readonly arrangementId: string;
}

/** What is said of all four, and stands in each of them. */
export const INVENTED =
  'Invented for the demonstration: UNMIL and UNOCI are long closed, and nobody asked for this. The framework of S/RES/1609 (2005) is ' +
  'taken to suffice where a decision of the Council is needed; in law each use needs a further one (para. 6 (a)).';

const NOTICE = 'advance_notice:eosg';
const COUNCIL = 'council_decision:security-council';
const LIBERIA = 'host_consent:liberia';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
const UKRAINE = 'contributor_consent:ukraine';

const UNITS = {
  infantry: { unitId: 'unmil-infantry', count: 3, military: 500, words: 'Three infantry companies' },
  mi8: {
    unitId: 'ukr-mi8',
    count: 2,
    military: 25,
    words: 'Two military utility helicopters (Mi-8) with crews',
  },
  mi24: { unitId: 'ukr-mi24', count: 3, military: 60, words: 'Three armed helicopters (Mi-24) with crews' },
} as const;

interface Ask {
  readonly unit: keyof typeof UNITS;
  /** Days from today, as all numbers of days here. */
  readonly begins: number;
  readonly neededBy: number;
  readonly to?: number;
  readonly readiness?: { readonly notBefore: number; readonly notAfter: number };
}

/**
 * Enters four live requests around a day: one overdue, one paused, one at risk, one granted and expiring. Each has a clock
 * that began days ago and now stands at the beginning of the day. All that is said follows from the day, and every call is
 * made once for it: entered again on the same day they are found as they are, on another day there are four more.
 *
 * @param today in UTC, yyyy-mm-dd
 */
export async function enterLiveFour(cast: Cast, today: string): Promise<LiveCase[]> {
  const open = (name: LiveCase['name'], ask: Ask) => LiveRequest.open(cast, today, name, ask);
  return [await overdue(open), await paused(open), await atRisk(open), await expiring(open)];
}

type Open = (name: LiveCase['name'], ask: Ask) => Promise<LiveRequest>;

/** Pakistan was asked twenty days ago for an answer within fourteen, and is silent. */
async function overdue(open: Open): Promise<LiveCase> {
  const request = await open('overdue', { unit: 'infantry', begins: -20, neededBy: 10 });
  await request.notice();
  await request.moveTo(-18);
  await request.hostsConsent();
  await request.councilDecides(30);
  return request.asOfToday();
}

/** Côte d'Ivoire has put a question, and waits for our reply; its clock stands still. */
async function paused(open: Open): Promise<LiveCase> {
  const request = await open('paused', { unit: 'mi8', begins: -5, neededBy: 15 });
  await request.notice();
  await request.moveTo(-1);
  await request.asHost('ask', {
    text: 'From which airfield are the helicopters to fly, and who secures it?',
  });
  return request.asOfToday();
}

/** All have agreed, but the aircraft may be ready before the last day of their stay or only after it. */
async function atRisk(open: Open): Promise<LiveCase> {
  const request = await open('at risk', {
    unit: 'mi24',
    begins: -10,
    neededBy: 3,
    to: 6,
    readiness: { notBefore: 2, notAfter: 9 },
  });
  await request.notice();
  await request.moveTo(-8);
  await request.hostsConsent();
  await request.councilDecides(6);
  await request.ukraineConsents();
  return request.asOfToday();
}

/** All have agreed and the helicopters are there; in two days their stay ends, and nobody has asked for more. */
async function expiring(open: Open): Promise<LiveCase> {
  const request = await open('granted and expiring', { unit: 'mi8', begins: -24, neededBy: -10, to: 2 });
  await request.notice();
  await request.moveTo(-22);
  await request.hostsConsent();
  await request.councilDecides(2);
  await request.ukraineConsents();
  await request.moveTo(-20);
  await request.arrives();
  return request.asOfToday();
}

/** One live request as it is driven to where it is to stand today. */
class LiveRequest {
  private constructor(
    private readonly cast: Cast,
    private readonly today: string,
    private readonly name: LiveCase['name'],
    private readonly unit: Ask['unit'],
    private readonly ids: { readonly requestId: string; readonly arrangementId: string },
  ) {}

  static async open(cast: Cast, today: string, name: LiveCase['name'], ask: Ask): Promise<LiveRequest> {
    const { unitId, count, military, words } = UNITS[ask.unit];
    const { readiness } = ask;
    const content = {
      sendingMission: 'unmil',
      receivingMission: 'unoci',
      purpose: `Demonstration of ${today}: a request that is ${name}.`,
      scope: `${words}. ${INVENTED}`,
      authorityId: 's-res-1609-2005',
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
    const set = `live ${today} ${name}`;
    const ids = await cast.manager.postOnce<LiveCase>(set, '/requests', begun);
    const request = new LiveRequest(cast, today, name, ask.unit, ids);
    await request.does(cast.manager, 'submit');
    return request;
  }

  /** The executive office gives notice, and all others are asked. */
  async notice(): Promise<void> {
    await this.does(this.cast.notifier, `legs/${NOTICE}/decide`, {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'invented letter', organ: 'Secretary-General', date: null },
    });
  }

  async hostsConsent(): Promise<void> {
    await this.does(this.cast.liberia, `legs/${LIBERIA}/decide`, { answer: 'consent' });
    await this.asHost('decide', { answer: 'consent' });
  }

  /** Côte d'Ivoire answers or asks. */
  async asHost(verb: 'decide' | 'ask', body: object): Promise<void> {
    await this.does(this.cast.coteDIvoire, `legs/${COTE_DIVOIRE}/${verb}`, body);
  }

  /** The Council lets it be until a day. */
  async councilDecides(days: number): Promise<void> {
    const act = {
      symbol: 'S/RES/1609 (2005)',
      adoptedOn: '2005-06-24',
      term: { until: dayAfter(this.today, days) },
      form: 'existing_authority',
    };
    await this.paper(this.cast.councilAffairs, COUNCIL, { answer: 'adopted', act });
  }

  async ukraineConsents(): Promise<void> {
    const instrument = { kind: 'other', reference: 'invented law', organ: 'Verkhovna Rada', date: null };
    await this.paper(this.cast.focalPoint, UKRAINE, { answer: 'consent', instrument });
  }

  async arrives(): Promise<void> {
    const path = `/arrangements/${this.ids.arrangementId}/lines/${this.unit}/arrived`;
    await this.cast.focalPoint.postOnce(this.set, path, { effective: null });
  }

  /** Moves the clock to the afternoon of a day; what falls due on the way happens. */
  async moveTo(days: number): Promise<void> {
    await this.clockTo(momentOf(this.today, days));
  }

  /** Lets its time come to the beginning of today, from where it goes on by itself. */
  async asOfToday(): Promise<LiveCase> {
    await this.clockTo(`${this.today}T00:00:00.000Z`);
    return { name: this.name, ...this.ids };
  }

  private get set(): string {
    return `live ${this.today} ${this.name}`;
  }

  private async clockTo(to: string): Promise<void> {
    await this.cast.manager.postOnce(this.set, `/arrangements/${this.ids.arrangementId}/clock`, { to });
  }

  private async paper(recorder: Cast['focalPoint'], legId: string, body: object): Promise<void> {
    const { paperId } = await this.does<{ paperId: string }>(recorder, `legs/${legId}/papers`, body);
    await this.does(this.cast.secondFocalPoint, `papers/${paperId}/countersign`);
  }

  private async does<T>(person: Cast['focalPoint'], what: string, body: object = {}): Promise<T> {
    return person.postOnce<T>(this.set, `/requests/${this.ids.requestId}/${what}`, body);
  }
}

/** A day so many days from another. */
function dayAfter(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** 15:00 UTC of a day so many days from another. */
function momentOf(day: string, days: number): string {
  return `${dayAfter(day, days)}T15:00:00.000Z`;
}
