import { ARRANGEMENT_STATUSES, type ArrangementStatus, type Instant } from '#libs/contracts';
import type { Conditions } from './conditions.js';
import { type Order, type Stretches, type Way, fromStretches, gathered, orderOf, walked } from './listing.js';
import { foundIn, searchFacets } from './request-source.js';

/** The orders of the list of arrangements: by reference, or expiring first. */
export const ARRANGEMENT_SORTS = ['reference', 'expires'] as const;

/** Which arrangements are wanted. */
export interface ArrangementsQuery {
  sort: (typeof ARRANGEMENT_SORTS)[number];
  status?: ArrangementStatus | undefined;
  breach?: boolean | undefined;
  sendingMission?: string | undefined;
  receivingMission?: string | undefined;
  contributor?: string | undefined;
  unit?: string | undefined;
  /** With a line that is not over and expires before. */
  expiresBefore?: Instant | undefined;
  /** Words of one of its requests: reference, units, missions, parties, authority. */
  q?: string | undefined;
}

/** What a way to arrangements goes by: the order of the page, what is wanted of a row, and where values are placed. */
export class ArrangementWalk {
  readonly order: Order;
  private readonly wanted: string;

  constructor(
    readonly query: ArrangementsQuery,
    readonly readers: readonly string[],
    readonly conditions: Conditions,
    page: { after: readonly string[] | null; limit: number },
  ) {
    const byExpiry = query.sort === 'expires';
    const keys = [byExpiry ? 'i.expires_at' : 'length(i.reference)', 'i.reference'];
    this.order = orderOf('arrangement_listing', keys, false, page, conditions, [
      byExpiry ? 'timestamptz' : 'int',
      'text',
    ]);
    const wanted: string[] = [];
    if (query.status !== undefined && query.breach === true) {
      const status = conditions.place(query.status, 'text');
      wanted.push(
        `EXISTS (SELECT FROM arrangement a WHERE a.id = i.arrangement_id AND a.status = ${status})`,
      );
    }
    for (const [column, given] of this.missions()) {
      const mission = conditions.place(given, 'text');
      wanted.push(
        `EXISTS (SELECT FROM arrangement a WHERE a.id = i.arrangement_id AND a.${column} = ${mission})`,
      );
    }
    if (query.expiresBefore !== undefined) {
      wanted.push(`i.expires_at <= ${conditions.place(query.expiresBefore, 'timestamptz')}`);
    }
    if (this.isSearched) {
      wanted.push(
        // As a value of each row: a join would look through all requests before the first row.
        `(SELECT bool_or(${this.found()}) FROM request_search f WHERE f.arrangement_id = i.arrangement_id)`,
      );
    }
    this.wanted = wanted.length === 0 ? 'true' : wanted.map((text) => `(${text})`).join(' AND ');
  }

  private missions(): [string, string][] {
    const { sendingMission, receivingMission } = this.query;
    const given = { sending_mission: sendingMission, receiving_mission: receivingMission };
    return Object.entries(given).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]]));
  }

  private get isSearched(): boolean {
    const { q, contributor, unit } = this.query;
    return q !== undefined || searchFacets({ contributor, unit }).length > 0;
  }

  /** That one of the requests that the viewer sees is found. */
  private found(): string {
    const { q, contributor, unit } = this.query;
    const seen = `f.readers && ${this.conditions.place(this.readers, 'text[]')}`;
    return `${foundIn(searchFacets({ contributor, unit }), q, this.conditions)} AND ${seen}`;
  }

  private get facets(): readonly string[] {
    const { status, breach } = this.query;
    if (breach === true) return ['breach'];
    return status === undefined ? ARRANGEMENT_STATUSES : [status];
  }

  private stretches(): Stretches {
    return {
      columns: [
        { name: 'reader', type: 'text' },
        { name: 'facet', type: 'text' },
      ],
      values: this.readers.flatMap((reader) => this.facets.map((facet) => [reader, facet])),
    };
  }

  each(): string {
    return fromStretches(this.order, this.stretches(), this.conditions, this.wanted);
  }

  along(): string {
    return walked(this.order, this.stretches(), this.conditions, this.wanted);
  }

  search(): string {
    return this.of(
      `request_search f JOIN arrangement_listing i ON i.arrangement_id = f.arrangement_id`,
      this.found(),
    );
  }

  ofMissions(): string {
    const of = this.missions().map(
      ([column, given]) => `m.${column} = ${this.conditions.place(given, 'text')}`,
    );
    return this.of('arrangement m JOIN arrangement_listing i ON i.arrangement_id = m.id', of.join(' AND '));
  }

  expiring(): string {
    const unordered = { ...this.order, keys: ['i.expires_at'], after: null, most: 'NULL' };
    const expiring = fromStretches(unordered, this.stretches(), this.conditions, this.wanted);
    return gathered(this.order, `(${expiring}) AS i`, 'true');
  }

  private of(from: string, narrowed: string): string {
    const readers = `i.reader = ANY(${this.conditions.place(this.readers, 'text[]')})`;
    const facets = `i.facet = ANY(${this.conditions.place(this.facets, 'text[]')})`;
    return gathered(this.order, from, `${narrowed} AND ${readers} AND ${facets} AND ${this.wanted}`);
  }
}

/** The ways to find the arrangements of a query, to be tried one after the other. */
export function waysToArrangements(query: ArrangementsQuery): Way<ArrangementWalk>[] {
  const { sort, q, contributor, unit, sendingMission, receivingMission, expiresBefore } = query;
  const along: Way<ArrangementWalk> = { source: (walk) => walk.along(), onlyIfFull: true };
  if (q !== undefined || contributor !== undefined || unit !== undefined) {
    return [along, { source: (walk) => walk.search() }];
  }
  if (sendingMission !== undefined || receivingMission !== undefined) {
    return [along, { source: (walk) => walk.ofMissions() }];
  }
  if (expiresBefore !== undefined && sort === 'reference') {
    return [along, { source: (walk) => walk.expiring() }];
  }
  return [{ source: (walk) => walk.each() }];
}
