import { ARRANGEMENT_STATUSES, type ArrangementStatus, type Instant } from '#libs/contracts';
import type { Conditions } from './conditions.js';
import {
  type Order,
  type Stretches,
  type Way,
  besides,
  fromStretches,
  gathered,
  lookedAt,
  orderOf,
  walked,
  walkedAlong,
  walkedPast,
} from './listing.js';
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

/** The things that an arrangement, or one of its requests, names and by which it is wanted, as facets. */
function namedFacets(query: ArrangementsQuery): string[] {
  const { sendingMission, receivingMission, contributor, unit } = query;
  return searchFacets({ sendingMission, receivingMission, contributor, unit });
}

/** What a way to arrangements goes by: the order of the page, what is wanted of a row, and where values are placed. */
export class ArrangementWalk {
  readonly order: Order;
  /** What is wanted beside what is named and what the search finds. */
  private readonly narrowed: string;

  constructor(
    readonly query: ArrangementsQuery,
    readonly readers: readonly string[],
    readonly conditions: Conditions,
    page: { after: readonly string[] | null; limit: number },
  ) {
    const byExpiry = query.sort === 'expires';
    const keys = [byExpiry ? 'i.expires_at' : 'i.reference_length', 'i.reference'];
    this.order = orderOf('arrangement_listing', keys, false, page, conditions, [
      byExpiry ? 'timestamptz' : 'int',
      'text',
    ]);
    const narrowed: string[] = [];
    if (query.status !== undefined && query.breach === true) narrowed.push(this.hasStatus(query.status));
    if (query.expiresBefore !== undefined) {
      narrowed.push(`i.expires_at <= ${conditions.place(query.expiresBefore, 'timestamptz')}`);
    }
    this.narrowed = narrowed.length === 0 ? 'true' : narrowed.map((text) => `(${text})`).join(' AND ');
  }

  private hasStatus(status: ArrangementStatus): string {
    const place = this.conditions.place(status, 'text');
    return `EXISTS (SELECT FROM arrangement a WHERE a.id = i.arrangement_id AND a.status = ${place})`;
  }

  private placedReaders(): string {
    return this.conditions.place(this.readers, 'text[]');
  }

  /** That an arrangement `i` names something, itself or by a request that the viewer sees. */
  private names(facet: string): string {
    return `EXISTS (SELECT FROM arrangement_facet n WHERE n.arrangement_id = i.arrangement_id
      AND n.facet = ${this.conditions.place(facet, 'text')} AND n.readers && ${this.placedReaders()})`;
  }

  /** That a row `f` of the search has the words and is of a request which the viewer sees. */
  private hasWords(q: string): string {
    return `${foundIn([], q, this.conditions)} AND f.readers && ${this.placedReaders()}`;
  }

  /** What is wanted of a row of a stretch, where some of it may be known already. */
  private wantedBeside(known: { facet?: string } = {}): string {
    const { q } = this.query;
    const wanted = namedFacets(this.query)
      .filter((facet) => facet !== known.facet)
      .map((facet) => this.names(facet));
    if (q !== undefined) {
      // As a value of each row: a join would look through all requests before the first row.
      wanted.push(
        `(SELECT bool_or(${this.hasWords(q)}) FROM request_search f WHERE f.arrangement_id = i.arrangement_id)`,
      );
    }
    return [this.narrowed, ...wanted].join(' AND ');
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
    return fromStretches(this.order, this.stretches(), this.conditions, this.narrowed);
  }

  along(reach: number): string {
    return walked(this.order, this.stretches(), this.conditions, { wanted: this.wantedBeside(), reach });
  }

  /** The rows at which {@link along} looks. */
  lookedAt(reach: number): string {
    return walkedAlong(this.order, this.stretches(), this.conditions, reach);
  }

  /** Along all that names one of the things that are asked for, whoever reads it. */
  alongNamed(reach: number): string {
    const [facet = ''] = namedFacets(this.query);
    const { status, breach } = this.query;
    const wanted = [this.wantedBeside({ facet }), `i.readers && ${this.placedReaders()}`];
    if (breach === true) {
      wanted.push(`EXISTS (SELECT FROM arrangement a WHERE a.id = i.arrangement_id AND a.breach)`);
    } else if (status !== undefined) {
      wanted.push(this.hasStatus(status));
    }
    return walkedPast(...this.stretchNamed(facet), { wanted: wanted.join(' AND '), reach });
  }

  private stretchNamed(facet: string): [Order, string] {
    const order = { ...this.order, table: 'arrangement_facet' };
    return [order, `i.facet = ${this.conditions.place(facet, 'text')}`];
  }

  /** The rows at which {@link alongNamed} looks. */
  lookedAtNamed(reach: number): string {
    const [facet = ''] = namedFacets(this.query);
    return lookedAt(...this.stretchNamed(facet), reach);
  }

  /** All that name something, for what few do. */
  named(): string {
    const [facet = ''] = namedFacets(this.query);
    const place = this.conditions.place(facet, 'text');
    const found = `SELECT f.arrangement_id FROM arrangement_facet f WHERE f.facet = ${place} AND f.readers && ${this.placedReaders()}`;
    return this.besides(found, this.wantedBeside({ facet }));
  }

  search(): string {
    const found = `SELECT DISTINCT f.arrangement_id FROM request_search f WHERE ${this.hasWords(this.query.q ?? '')}`;
    return this.besides(found, this.narrowed);
  }

  expiring(): string {
    const unordered = { ...this.order, keys: ['i.expires_at'], after: null, most: 'NULL' };
    const expiring = fromStretches(unordered, this.stretches(), this.conditions, this.narrowed);
    return gathered(this.order, `(${expiring}) AS i`, 'true');
  }

  private besides(found: string, wanted: string): string {
    const facets = this.conditions.place(this.facets, 'text[]');
    const on = `i.arrangement_id = f.arrangement_id AND i.reader = ANY(${this.placedReaders()}) AND i.facet = ANY(${facets})`;
    return gathered(this.order, besides(found, { table: 'arrangement_listing', as: 'i', on }), wanted);
  }
}

/** The ways to find the arrangements of a query, to be tried one after the other. */
export function waysToArrangements(query: ArrangementsQuery): Way<ArrangementWalk>[] {
  const along: Way<ArrangementWalk> = {
    source: (walk, reach) => walk.along(reach),
    along: (walk, reach) => walk.lookedAt(reach),
  };
  if (namedFacets(query).length > 0) {
    const alongNamed: Way<ArrangementWalk> = {
      source: (walk, reach) => walk.alongNamed(reach),
      along: (walk, reach) => walk.lookedAtNamed(reach),
    };
    return [alongNamed, along, { source: (walk) => walk.named() }];
  }
  if (query.q !== undefined) {
    const search: Way<ArrangementWalk> = { source: (walk) => walk.search() };
    return [along, search];
  }
  if (query.expiresBefore !== undefined && query.sort === 'reference') {
    return [along, { source: (walk) => walk.expiring() }];
  }
  return [{ source: (walk) => walk.each() }];
}
