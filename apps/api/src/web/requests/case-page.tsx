import { type DecisionView, type LegView, type RequestView, readRequest } from '#libs/cases';
import type { Words } from '#libs/words';
import type { ReactNode } from 'react';
import type { PageContext, WebPage } from '../page-types.js';
import { ProblemNote } from '../parts.js';
import { ClockNote } from './request-page.js';

/** A leg with all that is open to those whom it concerns. */
export type OpenLeg = LegView & { detail: NonNullable<LegView['detail']> };

/** The leg of the address, with all that is open to the viewer. */
export function openLegOf({ legs }: RequestView, params: PageContext['params']): OpenLeg | null {
  const leg = legs.find(({ id }) => id === params['legId']);
  return leg === undefined || leg.detail === null ? null : { ...leg, detail: leg.detail };
}

/** An answer with its leg. */
export interface DecisionOnLeg {
  leg: LegView;
  decision: DecisionView;
}

/** The answer of the address. */
export function decisionOf(
  { decisions, legs }: RequestView,
  params: PageContext['params'],
): DecisionOnLeg | null {
  const decision = decisions.find(({ id }) => id === params['decisionId']);
  const leg = legs.find(({ id }) => id === decision?.legId);
  return decision === undefined || leg === undefined ? null : { decision, leg };
}

/** The request of the address, as far as it is open to the viewer. */
async function viewOf({ services, viewer, params }: PageContext): Promise<RequestView | null> {
  return readRequest(services.dataSource.manager, viewer, params['requestId'] ?? '');
}

/** A page about a part of a request, with what was found of it. */
export interface CasePageProps<T> {
  view: RequestView;
  part: T;
  context: PageContext;
}

/** Makes a page about a part of a request: below a head that leads back to the request. */
export function casePage<T>({
  path,
  find,
  heading,
  title = heading,
  body: Body,
  submit,
}: {
  /** Below the address of the request. */
  path: string;
  /** What the page is about; null where the viewer knows of no such thing. */
  find: (view: RequestView, params: PageContext['params']) => T | null;
  heading: (words: Words, part: T) => string;
  /** The name of the page, where it is shorter than its heading. */
  title?: (words: Words, part: T) => string;
  body: (props: CasePageProps<T>) => ReactNode;
  submit: NonNullable<WebPage['submit']>;
}): WebPage {
  return {
    path: `/requests/:requestId${path}`,
    here: '/requests',
    async show(context) {
      const view = await viewOf(context);
      const part = view === null ? null : find(view, context.params);
      if (view === null || part === null) return null;
      const { words, problem } = context;
      const body = (
        <>
          <p className="crumb">
            <a href={`/requests/${view.id}`}>{view.reference}</a>
          </p>
          <h1>{heading(words, part)}</h1>
          <ProblemNote problem={problem} />
          <ClockNote view={view} />
          <Body view={view} part={part} context={context} />
        </>
      );
      return { title: title(words, part), body };
    },
    submit,
  };
}
