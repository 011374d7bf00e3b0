import type { Count } from '#libs/cases';
import type { Words } from '#libs/words';
import type { ActOn } from '#libs/contracts';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { counted } from './inbox/inbox-filters.js';
import type { FormSeal } from './parts.js';
import { WordsProvider, useWords } from './speech.js';

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
export function page(
  words: Words,
  { title, body }: { title: string; body: ReactNode },
  frame: SignedInFrame | null = null,
): string {
  const html = renderToStaticMarkup(
    <html lang={words.language} dir={words.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.format('pages.frame.title', { title })}</title>
        <link rel="stylesheet" href="/assets/countersign.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <WordsProvider value={words}>
          <a className="skip" href="#main">
            {words.format('pages.frame.skip')}
          </a>
          {frame === null ? (
            <header className="top">
              <a className="name" href="/">
                {words.format('pages.frame.name')}
              </a>
            </header>
          ) : (
            <Header frame={frame} />
          )}
          <main id="main">{body}</main>
        </WordsProvider>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

function Header({ frame }: { frame: SignedInFrame }) {
  const words = useWords();
  const places = [
    [
      '/inbox',
      frame.waiting.count > 0
        ? words.format('pages.frame.inbox_waiting', { count: counted(words, frame.waiting) })
        : words.format('pages.frame.inbox'),
    ],
    ['/requests', words.format('pages.frame.requests')],
    ['/arrangements', words.format('pages.frame.arrangements')],
    ...(frame.allowedActs.includes('draftRequest')
      ? ([['/requests/new', words.format('pages.frame.new_request')]] as const)
      : []),
  ] as const;
  return (
    <header className="top">
      <a className="name" href="/inbox">
        {words.format('pages.frame.name')}
      </a>
      <nav aria-label={words.format('pages.frame.navigation')}>
        {places.map(([href, name]) => (
          <a key={href} href={href} {...(frame.here === href ? { 'aria-current': 'page' as const } : {})}>
            {name}
          </a>
        ))}
      </nav>
      <form method="post" action="/sign-out" className="who">
        <span title={frame.roles}>
          <a href="/account" {...(frame.here === '/account' ? { 'aria-current': 'page' as const } : {})}>
            {frame.person}
          </a>
          {frame.embedded && <span className="far"> {words.format('pages.frame.demonstration')}</span>}
        </span>
        <input type="hidden" name="_csrf" value={frame.seal.csrf} />
        <button type="submit" className="quiet">
          {words.format('pages.frame.sign_out')}
        </button>
      </form>
    </header>
  );
}
