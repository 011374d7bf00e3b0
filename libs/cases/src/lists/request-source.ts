import { LEG_KINDS, type Instant, type LegKind, type RequestKind, type RequestStatus } from '#libs/contracts';
import type { Conditions } from './conditions.js';
import {
  type Order,
  type Stretches,
  type Way,
  besides,
  fromSpans,
  fromStretches,
  gathered,
  lookedAt,
  orderOf,
  walked,
  walkedAlong,
  walkedPast,
} from './listing.js';
import { CASE_NOW } from './scope.js';

/** The states by which requests are listed; each is a facet of the listing. */
export const REQUEST_STATES = ['draft', 'open', 'closed', 'all'] as const;
const STATES = ['draft', 'open', 'closed'] as const;

/** The orders of the list of requests: needed first, submitted last, by reference. */
export const REQUEST_SORTS = ['neededBy', '-submitted', 'reference'] as const;

/** Which requests are wanted. */
export interface RequestsQuery {
  state: (typeof REQUEST_STATES)[number];
  sort: (typeof REQUEST_SORTS)[number];
  status?: RequestStatus | undefined;
  kind?: RequestKind | undefined;
  sendingMission?: string | undefined;
  receivingMission?: string | undefined;
  /** A country that one of the units belongs to. */
  contributor?: string | undefined;
  unit?: string | undefined;
  /** With a leg of this kind that is awaited. */
  legKind?: LegKind | undefined;
  /** With a leg that is overdue; of the kind that `legKind` names. */
  overdue?: boolean | undefined;
  atRisk?: boolean | undefined;
  neededBefore?: Instant | undefined;
  /** Words: reference, units, missions, parties, authority. */
  q?: string | undefined;
}

/** The keys of the orders, with the types of their values in a cursor. */
export const REQUEST_ORDERS = {
  neededBy: { key: 'needed_by_at', kind: 'moment', descending: false },
  '-submitted': { key: 'submitted_at', kind: 'moment', descending: true },
  reference: { key: 'reference', kind: 'text', descending: false },
} as const;

/** The facets of which a request must have one, by what a query asks; the first is the one by which the listing is read. */
function facetsOf({ atRisk, legKind, overdue, status, state }: RequestsQuery): (readonly string[])[] {
  const facets: (readonly string[])[] = [];
  if (atRisk === true) facets.push(['risk', 'lacking', 'lacking~']);
  if (legKind !== undefined || overdue === true) {
    const kinds = legKind === undefined ? LEG_KINDS : [legKind];
    facets.push(
      kinds.flatMap((kind) => (overdue === true ? [`leg:${kind}!`] : [`leg:${kind}`, `leg:${kind}!`])),
    );
  }
  if (status !== undefined) facets.push([status]);
  if (state !== 'all' || facets.length === 0) facets.push(state === 'all' ? STATES : [state]);
  return facets;
}

/** What is at risk only because something is missing when it is needed. */
const NEEDED_NOW = `CASE i.facet WHEN 'lacking' THEN i.needed_by_at <= statement_timestamp()
  WHEN 'lacking~' THEN EXISTS (SELECT FROM request r JOIN arrangement a ON a.id = r.arrangement_id
    WHERE r.id = i.request_id AND i.needed_by_at <= ${CASE_NOW}) ELSE true END`;

/** What does not change with a request's legs, as facets of its search. */
export function searchFacets(
  query: Pick<RequestsQuery, 'kind' | 'sendingMission' | 'receivingMission' | 'contributor' | 'unit'>,
): string[] {
  const { kind, sendingMission, receivingMission, contributor, unit } = query;
  const given = { kind, from: sendingMission, to: receivingMission, contributor, unit };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`]));
}

/** That a row `f` of the search has some facets and words. */
export function foundIn(facets: readonly string[], q: string | undefined, conditions: Conditions): string {
  const found: string[] = [];
  if (facets.length > 0) found.push(`f.facets @> ${conditions.place(facets, 'text[]')}`);
  if (q !== undefined) found.push(`f.words @@ (SELECT search_query(${conditions.place(q, 'text')}))`);
  return found.length === 0 ? 'true' : found.join(' AND ');
}

/** What a way to requests goes by: the order of the page, what is wanted of a row, and where values are placed. */
export class RequestWalk {
  readonly order: Order;
  private readonly facets: readonly string[];
  /** What is wanted beside the facet by which the listing is read, and beside what the search finds. */
  private readonly narrowed: string;

  constructor(
    readonly query: RequestsQuery,
    readonly readers: readonly string[],
    readonly conditions: Conditions,
    page: { after: readonly string[] | null; limit: number },
  ) {
    const { key, kind, descending } = REQUEST_ORDERS[query.sort];
    const types = [kind === 'moment' ? 'timestamptz' : 'text', 'uuid'] as const;
    const keys = [`i.${key}`, 'i.request_id'];
    this.order = orderOf('request_listing', keys, descending, page, conditions, types);
    const [facets = [], ...others] = facetsOf(query);
    this.facets = facets;
    const narrowed = others.map((some) => this.hasOneOf(some));
    if (query.atRisk === true) narrowed.push(NEEDED_NOW);
    if (query.neededBefore !== undefined) narrowed.push(this.needed());
    this.narrowed = narrowed.length === 0 ? 'true' : narrowed.map((text) => `(${text})`).join(' AND ');
  }

  private hasOneOf(facets: readonly string[]): string {
    return `EXISTS (SELECT FROM request_listing o WHERE o.request_id = i.request_id
      AND o.reader = ANY(${this.placedReaders()}) AND o.facet = ANY(${this.conditions.place(facets, 'text[]')}))`;
  }

  /** All that is wanted of a row of a stretch. */
  private get wanted(): string {
    if (this.query.q === undefined && searchFacets(this.query).length === 0) return this.narrowed;
    // As a value of each row: a join would look through all requests before the first row.
    return `${this.narrowed} AND (SELECT ${this.found()} FROM request_search f WHERE f.request_id = i.request_id)`;
  }

  private placedReaders(): string {
    return this.conditions.place(this.readers, 'text[]');
  }

  private found(): string {
    return foundIn(searchFacets(this.query), this.query.q, this.conditions);
  }

  private needed(): string {
    return `i.needed_by_at <= ${this.conditions.place(this.query.neededBefore, 'timestamptz')}`;
  }

  private stretches(facets = this.facets): Stretches {
    return {
      columns: [
        { name: 'reader', type: 'text' },
        { name: 'facet', type: 'text' },
      ],
      values: this.readers.flatMap((reader) => facets.map((facet) => [reader, facet])),
    };
  }

  each(): string {
    if (this.query.atRisk !== true) {
      return fromStretches(this.order, this.stretches(), this.conditions, this.wanted);
    }
    // Few requests are at risk only because they are needed by now.
    const risk = fromStretches(this.order, this.stretches(['risk']), this.conditions, this.wanted);
    const readers = `i.reader = ANY(${this.placedReaders()})`;
    const lacking = `i.facet = 'lacking' AND i.needed_by_at <= statement_timestamp() OR i.facet = 'lacking~'`;
    return `${risk} UNION ALL ${gathered(this.order, 'request_listing i', `${readers} AND (${lacking}) AND ${this.wanted}`)}`;
  }

  along(reach: number): string {
    return walked(this.order, this.stretches(), this.conditions, { wanted: this.wanted, reach });
  }

  /** The rows at which {@link along} looks. */
  lookedAt(reach: number): string {
    return walkedAlong(this.order, this.stretches(), this.conditions, reach);
  }

  /** Along all that names one of the things that are asked for, whoever reads it. */
  alongNamed(reach: number): string {
    const [first = '', ...others] = searchFacets(this.query);
    const { q } = this.query;
    const wanted = [this.narrowed, `i.readers && ${this.placedReaders()}`];
    if (!STATES.every((state) => this.facets.includes(state))) wanted.push(this.hasOneOf(this.facets));
    if (others.length > 0 || q !== undefined) {
      const found = foundIn(others, q, this.conditions);
      wanted.push(`(SELECT ${found} FROM request_search f WHERE f.request_id = i.request_id)`);
    }
    return walkedPast(...this.stretchNamed(first), { wanted: wanted.join(' AND '), reach });
  }

  private stretchNamed(facet: string): [Order, string] {
    const order = { ...this.order, table: 'request_facet' };
    return [order, `i.facet = ${this.conditions.place(facet, 'text')}`];
  }

  /** The rows at which {@link alongNamed} looks. */
  lookedAtNamed(reach: number): string {
    const [first = ''] = searchFacets(this.query);
    return lookedAt(...this.stretchNamed(first), reach);
  }

  search(): string {
    const readers = this.placedReaders();
    const found = `SELECT f.request_id FROM request_search f WHERE ${this.found()} AND f.readers && ${readers}`;
    const facets = this.conditions.place(this.facets, 'text[]');
    const on = `i.request_id = f.request_id AND i.reader = ANY(${readers}) AND i.facet = ANY(${facets})`;
    return gathered(this.order, besides(found, { table: 'request_listing', as: 'i', on }), this.narrowed);
  }

  neededGathered(): string {
    const unordered = {
      ...this.order,
      keys: ['i.needed_by_at'],
      descending: false,
      after: null,
      most: 'NULL',
    };
    const needed = fromStretches(unordered, this.stretches(), this.conditions, this.wanted);
    return gathered(this.order, `(${needed}) AS i`, 'true');
  }

  neededInSpans(): string {
    const { order, conditions } = this;
    const [submitted] = order.after ?? [];
    const spanOfAfter =
      submitted === undefined
        ? null
        : `(CASE WHEN isfinite(${submitted}) THEN date_bin('1 day', ${submitted}, '2000-01-01 00:00:00+00') ELSE ${submitted} END)`;
    const spans = { span: 'submitted_on', spanOfAfter, limit: this.needed() };
    return fromSpans(order, this.stretches(), spans, conditions, this.wanted);
  }
}

/** The ways to find the requests of a query, to be tried one after the other. */
export function waysToRequests(query: RequestsQuery): Way<RequestWalk>[] {
  const { sort, q, neededBefore, atRisk } = query;
  const along: Way<RequestWalk> = {
    source: (walk, reach) => walk.along(reach),
    along: (walk, reach) => walk.lookedAt(reach),
  };
  const search: Way<RequestWalk> = { source: (walk) => walk.search() };
  if (searchFacets(query).length > 0) {
    // What is at risk now, only the rows of each reader tell.
    const named: Way<RequestWalk> = {
      source: (walk, reach) => walk.alongNamed(reach),
      along: (walk, reach) => walk.lookedAtNamed(reach),
    };
    return [...(atRisk === true ? [] : [named]), along, search];
  }
  if (q !== undefined) return [along, search];
  if (neededBefore === undefined || sort === 'neededBy' || atRisk === true) {
    return [{ source: (walk) => walk.each() }];
  }
  if (sort === '-submitted') return [{ source: (walk) => walk.neededInSpans() }];
  return [along, { source: (walk) => walk.neededGathered() }];
}
