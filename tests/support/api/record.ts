import type { Answer, ApiClient } from './running-api.js';
import { mi24Content } from './running-api.js';

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
    readonly client: ApiClient,
    readonly arrangementId: string,
    readonly requestId: string,
  ) {}

  /** The armed helicopters of resolution 1967, put forward with S/2011/5 of 7 January 2011. */
  static async of1967(client: ApiClient): Promise<EnteredRecord> {
    const opened = await client.post('/api/v1/record-cases', {
      content: mi24Content(),
      effectiveAt: { on: '2011-01-07' },
      source: { symbol: 'S/2011/5' },
    });
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    return new EnteredRecord(client, opened.body.arrangementId, opened.body.requestId);
  }

  /** Enters a fact; on the first request unless it names another. */
  async tries(fact: Record<string, unknown>, effectiveAt: unknown, symbol = 'S/2011/5'): Promise<Answer> {
    return this.client.post(`/api/v1/record-cases/${this.arrangementId}/entries`, {
      effectiveAt,
      source: { symbol },
      fact,
    });
  }

  async enters(
    fact: Record<string, unknown>,
    effectiveAt: unknown,
    symbol?: string,
  ): Promise<Answer['body']> {
    const answer = await this.tries(fact, effectiveAt, symbol);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  of(legId: string, kind: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return { kind, requestId: this.requestId, legId, ...more };
  }

  async silent(legId: string): Promise<Answer['body']> {
    return this.enters(this.of(legId, 'not_in_record', { reason: 'The papers do not say.' }), null);
  }

  async request(requestId = this.requestId): Promise<Answer['body']> {
    return (await this.client.get(`/api/v1/requests/${requestId}`)).body;
  }

  async leg(legId: string): Promise<Answer['body']> {
    const { legs } = await this.request();
    return legs.find(({ id }: { id: string }) => id === legId);
  }

  async arrangement(): Promise<Answer['body']> {
    return (await this.client.get(`/api/v1/arrangements/${this.arrangementId}`)).body;
  }

  async generations(): Promise<Answer['body'][]> {
    return (await this.client.get(`/api/v1/record-cases/${this.arrangementId}/generations`)).body.items;
  }
}

/** What the record says of the consents of resolution 1967, each with its date and symbol. */
export function factsOf1967(record: EnteredRecord): [Record<string, unknown>, unknown, string][] {
  return [
    [
      record.of(NOTICE, 'decided', {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: { on: '2011-01-07' } },
      }),
      null,
      'S/2011/5',
    ],
    [record.of(COUNCIL, 'decided', { answer: 'adopted', act: ACT_1967 }), null, 'S/RES/1967 (2011)'],
    [
      record.of(UKRAINE, 'decided', {
        answer: 'consent',
        instrument: { kind: 'law', reference: '8057', organ: 'Verkhovna Rada', date: { on: '2011-02-04' } },
      }),
      null,
      'Law of Ukraine of 4 February 2011',
    ],
    [record.of(LIBERIA, 'not_in_record', { reason: 'The papers do not say.' }), null, 'S/RES/1967 (2011)'],
    [
      record.of(COTE_DIVOIRE, 'not_in_record', { reason: 'The papers do not say.' }),
      null,
      'S/RES/1967 (2011)',
    ],
  ];
}
