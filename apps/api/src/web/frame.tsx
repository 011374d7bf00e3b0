import type { Count } from '#libs/cases';
import type { ActOn } from '#libs/contracts';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { counted } from './inbox/inbox-filters.js';
import type { FormSeal } from './parts.js';

/** The frame of the pages for people who are signed in. */
export interface SignedInFrame {
  person: string;
  roles: string;
  embedded: boolean;
  waiting: Count;
  seal: FormSeal;
  /** What the person may do without any case. */
  allowedActs: readonly ActOn<'person'>[];
  /** The part of the product that is shown. */
  here: string;
}

/** A whole page as HTML. All text of people is escaped by React. */
export function page(title: string, body: ReactNode, frame: SignedInFrame | null = null): string {
  const html = renderToStaticMarkup(
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Countersign`}</title>
        <link rel="stylesheet" href="/assets/countersign.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a className="skip" href="#main">
          To the content
        </a>
        {frame === null ? (
          <header className="top">
            <a className="name" href="/">
              Countersign
            </a>
          </header>
        ) : (
          <Header frame={frame} />
        )}
        <main id="main">{body}</main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

function Header({ frame }: { frame: SignedInFrame }) {
  const places = [
    ['/inbox', frame.waiting.count > 0 ? `Inbox (${counted(frame.waiting)})` : 'Inbox'],
    ['/requests', 'Requests'],
    ['/arrangements', 'Arrangements'],
    ...(frame.allowedActs.includes('draftRequest') ? ([['/requests/new', 'New request']] as const) : []),
  ] as const;
  return (
    <header className="top">
      <a className="name" href="/inbox">
        Countersign
      </a>
      <nav aria-label="Main">
        {places.map(([href, words]) => (
          <a key={href} href={href} {...(frame.here === href ? { 'aria-current': 'page' as const } : {})}>
            {words}
          </a>
        ))}
      </nav>
      <form method="post" action="/sign-out" className="who">
        <span title={frame.roles}>
          <a href="/account" {...(frame.here === '/account' ? { 'aria-current': 'page' as const } : {})}>
            {frame.person}
          </a>
          {frame.embedded && <span className="far"> demonstration</span>}
        </span>
        <input type="hidden" name="_csrf" value={frame.seal.csrf} />
        <button type="submit" className="quiet">
          Sign out
        </button>
      </form>
    </header>
  );
}
