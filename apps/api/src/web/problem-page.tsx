import type { Problem } from '#libs/contracts';
import type { Words } from '#libs/words';
import { page } from './frame.js';

/** The statuses that people are told of in words of their own. */
const HEADED = ['403', '404', '429', '500', '503'] as const;

/** What people see in place of a page that cannot be shown. */
export function problemPage({ status, detail }: Problem, words: Words): string {
  const heading = words.format(
    `problem_page.${HEADED.find((headed) => headed === String(status)) ?? 'other'}`,
  );
  const body = (
    <section className="narrow">
      <h1>{heading}</h1>
      <p>{detail}</p>
      <p>
        <a href="/">{words.format('problem_page.to_start')}</a>
      </p>
    </section>
  );
  return page(words, { title: heading, body });
}
