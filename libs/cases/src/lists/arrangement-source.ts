import { ARRANGEMENT_STATUSES, type ArrangementStatus, type Instant } from '#libs/contracts';
import type { Conditions } from './conditions.js';
import {
  type Order,
  type Stretches,
  type Way,
  along,
  byIndex,
  firstOf,
  firstWhere,
  fromStretches,
  gathered,
  isAmong,
  only,
  orderOf,
  straight,
  takenFrom,
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
  readonly narrowed: string;

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

  /** What is wanted beside what is narrowed: the words, and all that is named but the facet that is known already. */
  private wantedBeside(words: (q: string) => string, known?: string): string {
    const { q } = this.query;
    const wanted = namedFacets(this.query)
      .filter((facet) => facet !== known)
      .map((facet) => this.names(facet));
    return [this.narrowed, ...wanted, ...(q === undefined ? [] : [words(q)])].join(' AND ');
  }

  /** That an arrangement has some words, of all rows at which a walk looks at once. */
  private hasWordsAmong(looked: string): (q: string) => string {
    const asked = only('request_search', 'arrangement_id', `SELECT i.arrangement_id FROM (${looked}) AS i`);
    return (q) =>
      isAmong('i.arrangement_id', `SELECT f.arrangement_id FROM ${asked} AS f WHERE ${this.hasWords(q)}`);
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
    const looked = this.looked(reach);
    return takenFrom(this.order, looked, this.wantedBeside(this.hasWordsAmong(looked)));
  }

  /** The rows at which {@link along} looks. */
  looked(reach: number): string {
    return firstOf(this.order, this.stretches(), this.conditions, reach);
  }

  /** Along all that names one of the things that are asked for, whoever reads it. */
  alongNamed(reach: number): string {
    const [facet = ''] = namedFacets(this.query);
    const { status, breach } = this.query;
    const looked = this.lookedNamed(reach);
    const wanted = [
      this.wantedBeside(this.hasWordsAmong(looked), facet),
      `i.readers && ${this.placedReaders()}`,
    ];
    if (breach === true) {
      wanted.push(`EXISTS (SELECT FROM arrangement a WHERE a.id = i.arrangement_id AND a.breach)`);
    } else if (status !== undefined) {
      wanted.push(this.hasStatus(status));
    }
    return takenFrom(this.order, looked, wanted.join(' AND '));
  }

  /** The rows at which {@link alongNamed} looks. */
  lookedNamed(reach: number): string {
    const [facet = ''] = namedFacets(this.query);
    const order = { ...this.order, table: 'arrangement_facet' };
    return firstWhere(order, `i.facet = ${this.conditions.place(facet, 'text')}`, reach);
  }

  /** The arrangements that name the first thing that is asked for, or else have the words. */
  found(): string {
    const [facet] = namedFacets(this.query);
    if (facet === undefined) {
      return `SELECT DISTINCT f.arrangement_id FROM request_search f WHERE ${this.hasWords(this.query.q ?? '')}`;
    }
    const place = this.conditions.place(facet, 'text');
    return `SELECT f.arrangement_id FROM arrangement_facet f WHERE f.facet = ${place} AND f.readers && ${this.placedReaders()}`;
  }

  /** The rows of an arrangement that was found. */
  beside(): string {
    return `i.reader = ANY(${this.placedReaders()}) AND i.facet = ANY(${this.conditions.place(this.facets, 'text[]')})`;
  }

  /** What is wanted of an arrangement that was found. */
  besideFound(): string {
    const [facet] = namedFacets(this.query);
    if (facet === undefined) return this.narrowed;
    const words = (q: string) =>
      `EXISTS (SELECT FROM request_search f WHERE f.arrangement_id = i.arrangement_id AND ${this.hasWords(q)})`;
    return this.wantedBeside(words, facet);
  }

  expiring(): string {
    const unordered = { ...this.order, keys: ['i.expires_at'], after: null, most: 'NULL' };
    const expiring = fromStretches(unordered, this.stretches(), this.conditions, this.narrowed);
    return gathered(this.order, `(${expiring}) AS i`, 'true');
  }
}

/** The ways to find the arrangements of a query, to be tried one after the other. */
export function waysToArrangements(query: ArrangementsQuery): Way<ArrangementWalk>[] {
  const looked = (one: ArrangementWalk, reach: number) => one.looked(reach);
  const walk = { source: (one: ArrangementWalk, reach: number) => one.along(reach), looked };
  const search = byIndex<ArrangementWalk>({
    column: 'arrangement_id',
    values: (one) => one.found(),
    beside: (one) => one.beside(),
    narrowed: (one) => one.besideFound(),
    looked,
    key: ['arrangement_id', 'reader', 'facet'],
  });
  if (namedFacets(query).length > 0) {
    const named = along<ArrangementWalk>({
      source: (one, reach) => one.alongNamed(reach),
      looked: (one, reach) => one.lookedNamed(reach),
    });
    return [named, along(walk), search];
  }
  if (query.q !== undefined) return [along(walk), search];
  if (query.expiresBefore !== undefined && query.sort === 'reference') {
    return [along(walk), straight((one) => one.expiring())];
  }
  return [straight((one) => one.each())];
}
