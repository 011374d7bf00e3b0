import { LEG_KINDS, type Instant, type LegKind, type RequestKind, type RequestStatus } from '#libs/contracts';
import type { Conditions } from './conditions.js';
import {
  type Order,
  type Stretches,
  type Way,
  along,
  byIndex,
  firstOf,
  firstWhere,
  fromSpans,
  fromStretches,
  gathered,
  isAmong,
  only,
  orderOf,
  straight,
  takenFrom,
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
  readonly narrowed: string;

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

  /** That a row has some facets and words, of all rows at which a walk looks at once. */
  private hasAmong(looked: string, facets = searchFacets(this.query)): string {
    const { q } = this.query;
    if (q === undefined && facets.length === 0) return 'true';
    const has = foundIn(facets, q, this.conditions);
    const asked = only('request_search', 'request_id', `SELECT i.request_id FROM (${looked}) AS i`);
    return isAmong('i.request_id', `SELECT f.request_id FROM ${asked} AS f WHERE ${has}`);
  }

  private placedReaders(): string {
    return this.conditions.place(this.readers, 'text[]');
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
      return fromStretches(this.order, this.stretches(), this.conditions, this.narrowed);
    }
    // Few requests are at risk only because they are needed by now.
    const risk = fromStretches(this.order, this.stretches(['risk']), this.conditions, this.narrowed);
    const readers = `i.reader = ANY(${this.placedReaders()})`;
    const lacking = `i.facet = 'lacking' AND i.needed_by_at <= statement_timestamp() OR i.facet = 'lacking~'`;
    return `${risk} UNION ALL ${gathered(this.order, 'request_listing i', `${readers} AND (${lacking}) AND ${this.narrowed}`)}`;
  }

  along(reach: number): string {
    const looked = this.looked(reach);
    return takenFrom(this.order, looked, `${this.narrowed} AND ${this.hasAmong(looked)}`);
  }

  /** The rows at which {@link along} looks. */
  looked(reach: number): string {
    return firstOf(this.order, this.stretches(), this.conditions, reach);
  }

  /** Along all that names one of the things that are asked for, whoever reads it. */
  alongNamed(reach: number): string {
    const [, ...others] = searchFacets(this.query);
    const looked = this.lookedNamed(reach);
    const wanted = [this.narrowed, `i.readers && ${this.placedReaders()}`, this.hasAmong(looked, others)];
    if (!STATES.every((state) => this.facets.includes(state))) wanted.push(this.hasOneOf(this.facets));
    return takenFrom(this.order, looked, wanted.join(' AND '));
  }

  /** The rows at which {@link alongNamed} looks. */
  lookedNamed(reach: number): string {
    const [facet = ''] = searchFacets(this.query);
    const order = { ...this.order, table: 'request_facet' };
    return firstWhere(order, `i.facet = ${this.conditions.place(facet, 'text')}`, reach);
  }

  /** The requests that have the words and all that is named, and of which the viewer reads something. */
  found(): string {
    const has = foundIn(searchFacets(this.query), this.query.q, this.conditions);
    return `SELECT f.request_id FROM request_search f WHERE ${has} AND f.readers && ${this.placedReaders()}`;
  }

  /** The rows of a request that was found. */
  beside(): string {
    return `i.reader = ANY(${this.placedReaders()}) AND i.facet = ANY(${this.conditions.place(this.facets, 'text[]')})`;
  }

  neededGathered(): string {
    const unordered = {
      ...this.order,
      keys: ['i.needed_by_at'],
      descending: false,
      after: null,
      most: 'NULL',
    };
    const needed = fromStretches(unordered, this.stretches(), this.conditions, this.narrowed);
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
    return fromSpans(order, this.stretches(), spans, conditions, this.narrowed);
  }
}

/** The ways to find the requests of a query, to be tried one after the other. */
export function waysToRequests(query: RequestsQuery): Way<RequestWalk>[] {
  const { sort, q, neededBefore, atRisk } = query;
  const looked = (walk: RequestWalk, reach: number) => walk.looked(reach);
  const walk = { source: (one: RequestWalk, reach: number) => one.along(reach), looked };
  const search = byIndex<RequestWalk>({
    column: 'request_id',
    values: (one) => one.found(),
    beside: (one) => one.beside(),
    narrowed: (one) => one.narrowed,
    looked,
    key: ['request_id', 'reader', 'facet'],
  });
  if (searchFacets(query).length > 0) {
    const named = along<RequestWalk>({
      source: (one, reach) => one.alongNamed(reach),
      looked: (one, reach) => one.lookedNamed(reach),
    });
    // What is at risk now, only the rows of each reader tell.
    return [...(atRisk === true ? [] : [named]), along(walk), search];
  }
  if (q !== undefined) return [along(walk), search];
  if (neededBefore === undefined || sort === 'neededBy' || atRisk === true) {
    return [straight((one) => one.each())];
  }
  if (sort === '-submitted') return [straight((one) => one.neededInSpans())];
  return [along(walk), straight((one) => one.neededGathered())];
}
