import type { AnswerOf, ApiSchemas, BodyOf, ResultOf } from '#libs/contracts/client';
import { resultOf } from '#libs/contracts/client';
import { legOf } from './answers.js';
import { type Caller, mi24Content } from './running-api.js';

/** A fact as it is entered, and when it happened. */
export type EnteredFact = BodyOf<'enterRecordFact'>['fact'];
export type EffectiveAt = NonNullable<BodyOf<'enterRecordFact'>['effectiveAt']> | null;

export const NOTICE = 'advance_notice:eosg';
export const UKRAINE = 'contributor_consent:ukraine';
export const LIBERIA = 'host_consent:liberia';
export const COTE_DIVOIRE = 'host_consent:cote-divoire';
export const COUNCIL = 'council_decision:security-council';

/** The act with which the Council let three armed helicopters go to UNOCI. */
export const ACT_1967 = { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null };

/** A case of the record as an administrator enters it. */
export class EnteredRecord {
  constructor(
    readonly client: Caller,
    readonly arrangementId: string,
    readonly requestId: string,
  ) {}

  /** The armed helicopters of resolution 1967, put forward with S/2011/5 of 7 January 2011. */
  static async of1967(client: Caller): Promise<EnteredRecord> {
    const { arrangementId, requestId } = await client.does.openRecordCase({
      body: {
        content: mi24Content(),
        effectiveAt: { on: '2011-01-07' },
        source: { symbol: 'S/2011/5' },
      },
    });
    return new EnteredRecord(client, arrangementId, requestId);
  }

  /** Enters a fact; on the first request unless it names another. */
  async tries(
    fact: EnteredFact,
    effectiveAt: EffectiveAt,
    symbol = 'S/2011/5',
  ): Promise<AnswerOf<'enterRecordFact'>> {
    const { arrangementId } = this;
    const body = { effectiveAt, source: { symbol }, fact };
    return this.client.api.enterRecordFact({ arrangementId, body });
  }

  async enters(
    fact: EnteredFact,
    effectiveAt: EffectiveAt,
    symbol?: string,
  ): Promise<ResultOf<'enterRecordFact'>> {
    return resultOf(await this.tries(fact, effectiveAt, symbol));
  }

  /** That a party was asked. */
  asked(legId: string): EnteredFact {
    return { kind: 'asked', requestId: this.requestId, legId };
  }

  /** What a party answered. */
  decided(legId: string, answer: BodyOf<'decideLeg'>): EnteredFact {
    return { kind: 'decided', requestId: this.requestId, legId, ...answer };
  }

  /** That the record does not say what a party answered. */
  notInRecord(legId: string): EnteredFact {
    return { kind: 'not_in_record', requestId: this.requestId, legId, reason: 'The papers do not say.' };
  }

  async silent(legId: string): Promise<ResultOf<'enterRecordFact'>> {
    return this.enters(this.notInRecord(legId), null);
  }

  async request(requestId = this.requestId): Promise<ApiSchemas['Request']> {
    return this.client.does.getRequest({ requestId });
  }

  async leg(legId: string): Promise<ReturnType<typeof legOf>> {
    return legOf(await this.request(), legId);
  }

  async arrangement(): Promise<ApiSchemas['Arrangement']> {
    return this.client.does.getArrangement({ arrangementId: this.arrangementId });
  }

  async generations(): Promise<ResultOf<'listRecordGenerations'>['items']> {
    const { arrangementId } = this;
    return (await this.client.does.listRecordGenerations({ arrangementId })).items;
  }
}

/** What the record says of the consents of resolution 1967, each with its date and symbol. */
export function factsOf1967(record: EnteredRecord): [EnteredFact, EffectiveAt, string][] {
  return [
    [
      record.decided(NOTICE, {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: { on: '2011-01-07' } },
      }),
      null,
      'S/2011/5',
    ],
    [record.decided(COUNCIL, { answer: 'adopted', act: ACT_1967 }), null, 'S/RES/1967 (2011)'],
    [
      record.decided(UKRAINE, {
        answer: 'consent',
        instrument: { kind: 'law', reference: '8057', organ: 'Verkhovna Rada', date: { on: '2011-02-04' } },
      }),
      null,
      'Law of Ukraine of 4 February 2011',
    ],
    [record.notInRecord(LIBERIA), null, 'S/RES/1967 (2011)'],
    [record.notInRecord(COTE_DIVOIRE), null, 'S/RES/1967 (2011)'],
  ];
}
