import type { Problem } from '#libs/contracts';
import { page } from './frame.js';

/** What people see in place of a page that cannot be shown. */
export function problemPage(problem: Problem): string {
  return page(
    problem.title,
    <section className="narrow">
      <h1>{problem.status === 404 ? 'There is nothing here' : problem.title}</h1>
      <p>{problem.detail}</p>
      <p>
        <a href="/">To the start page</a>
      </p>
    </section>,
  );
}
