import type { NamedPerson } from '#libs/identity';
import type { Problem } from '#libs/contracts';
import { page } from '../frame.js';
import { Input, ProblemNote } from '../parts.js';

/** The page of people who are not signed in. */
export function signInPage(
  personas: readonly NamedPerson[],
  problem: Problem | null,
  address: string,
): string {
  return page(
    'Sign in',
    <section className="narrow">
      <h1>Sign in</h1>
      <p>Consent and approval for United Nations inter-mission cooperation.</p>
      <ProblemNote problem={problem} />
      <form method="post" action="/sign-in">
        <Input
          name="/address"
          label="Your mail address"
          type="email"
          autoComplete="email"
          given={{ values: { '/address': address }, problem }}
          required
        />
        <button type="submit" className="main">
          Mail me a sign-in link
        </button>
      </form>
      {personas.length > 0 && (
        <>
          <h2>Demonstration: sign in as one of the cast</h2>
          <p className="hint">
            These people are invented. Outside of the demonstration this list does not exist.
          </p>
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
    </section>,
  );
}

/** The same whether or not somebody has the address. */
export function linkSentPage(): string {
  return page(
    'Look into your mail',
    <section className="narrow">
      <h1>Look into your mail</h1>
      <p>
        If somebody with an account has this address, a link is on its way. It works once and for 15 minutes.
        Open it and press the button there.
      </p>
      <p>
        <a href="/">Back</a>
      </p>
    </section>,
  );
}

/** The page behind a mailed link. Opening it changes nothing: mail programs open links by themselves. */
export function linkPage(token: string): string {
  return page(
    'Sign in',
    <section className="narrow">
      <h1>Sign in to Countersign</h1>
      <form method="post" action={`/sign-in/${token}`}>
        <button type="submit" className="main">
          Sign in
        </button>
      </form>
    </section>,
  );
}

/** The page behind a link that cannot be used any more. */
export function linkSpentPage(): string {
  return page(
    'This link cannot be used',
    <section className="narrow">
      <h1>This link cannot be used</h1>
      <p>It was used before, or it is older than 15 minutes. Ask for a new one.</p>
      <p>
        <a href="/">To the sign-in page</a>
      </p>
    </section>,
  );
}
