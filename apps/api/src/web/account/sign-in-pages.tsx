import type { NamedPerson } from '#libs/identity';
import type { Problem } from '#libs/contracts';
import type { Words } from '#libs/words';
import { page } from '../frame.js';
import { Input, ProblemNote } from '../parts.js';

/** The page of people who are not signed in. */
export function signInPage(
  words: Words,
  {
    personas,
    problem,
    address,
  }: { personas: readonly NamedPerson[]; problem: Problem | null; address: string },
): string {
  const title = words.format('pages.account.sign_in');
  const body = (
    <section className="narrow">
      <h1>{title}</h1>
      <p>{words.format('pages.account.product')}</p>
      <ProblemNote problem={problem} />
      <form method="post" action="/sign-in">
        <Input
          name="/address"
          label={words.format('pages.account.address')}
          type="email"
          autoComplete="email"
          given={{ values: { '/address': address }, problem }}
          required
        />
        <button type="submit" className="main">
          {words.format('pages.account.mail_link')}
        </button>
      </form>
      {personas.length > 0 && (
        <>
          <h2>{words.format('pages.account.cast')}</h2>
          <p className="hint">{words.format('pages.account.cast_invented')}</p>
          <ul className="cast">
            {personas.map((persona) => (
              <li key={persona.id}>
                <form method="post" action={`/personas/${persona.id}/sign-in`}>
                  <button type="submit">{persona.name}</button> <small>{persona.title}</small>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
  return page(words, { title, body });
}

/** The same whether or not somebody has the address. */
export function linkSentPage(words: Words): string {
  const title = words.format('pages.account.link_sent');
  const body = (
    <section className="narrow">
      <h1>{title}</h1>
      <p>{words.format('pages.account.link_sent_means')}</p>
      <p>
        <a href="/">{words.format('pages.account.back')}</a>
      </p>
    </section>
  );
  return page(words, { title, body });
}

/** The page behind a mailed link. Opening it changes nothing: mail programs open links by themselves. */
export function linkPage(words: Words, token: string): string {
  const title = words.format('pages.account.sign_in');
  const body = (
    <section className="narrow">
      <h1>{words.format('pages.account.sign_in_here')}</h1>
      <form method="post" action={`/sign-in/${token}`}>
        <button type="submit" className="main">
          {title}
        </button>
      </form>
    </section>
  );
  return page(words, { title, body });
}

/** The page behind a link that cannot be used any more. */
export function linkSpentPage(words: Words): string {
  const title = words.format('pages.account.link_spent');
  const body = (
    <section className="narrow">
      <h1>{title}</h1>
      <p>{words.format('pages.account.link_spent_means')}</p>
      <p>
        <a href="/">{words.format('pages.account.to_sign_in')}</a>
      </p>
    </section>
  );
  return page(words, { title, body });
}
