import { type RequestView, readRequest } from '#libs/cases';
import type { PageContext } from '../page-types.js';
import { ProblemNote } from '../parts.js';
import { ClockNote } from './request-page.js';

/** The request of the address, as far as it is open to the viewer. */
export async function viewOf({ services, viewer, params }: PageContext): Promise<RequestView | null> {
  return readRequest(services.dataSource.manager, viewer, params['requestId'] ?? '');
}

/** The head of a page about a part of a request. */
export function CaseHead({
  view,
  title,
  context,
}: {
  view: RequestView;
  title: string;
  context: PageContext;
}) {
  return (
    <>
      <p className="crumb">
        <a href={`/requests/${view.id}`}>{view.reference}</a>
      </p>
      <h1>{title}</h1>
      <ProblemNote problem={context.problem} />
      <ClockNote view={view} />
    </>
  );
}
