import type { LegView, RequestView } from '#libs/cases';
import type { NamedPerson } from '#libs/identity';
import type { ReactNode } from 'react';
import { rich, useWords } from '../../web/speech.js';
import type { SigningFault } from '../challenges.js';

/** What stands in the head of every page behind a mailed link. */
interface Addressed {
  view: RequestView;
  leg: LegView;
  person: NamedPerson;
}

/** A page behind a mailed link: who writes to whom about which request. */
export function Letter({
  link: { view, leg, person },
  title,
  children,
}: {
  link: Addressed;
  title: string;
  children: ReactNode;
}) {
  const words = useWords();
  return (
    <article className="letter">
      <header className="letterhead">
        <p>
          <strong>{words.format('pages.sign_off.secretariat')}</strong>
        </p>
        <p>
          {words.format('pages.sign_off.request_to', { reference: view.reference, party: leg.party.name })}
        </p>
        <p className="far">{words.format('pages.sign_off.for_person', person)}</p>
      </header>
      {view.clockMoved && (
        <p className="notice">{words.format('pages.sign_off.rehearsal', { now: view.now })}</p>
      )}
      <h1>{title}</h1>
      {children}
    </article>
  );
}

/** Why nothing was signed. */
export function FaultNote({ fault }: { fault: SigningFault | null }) {
  const words = useWords();
  if (fault === null) return null;
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>{words.format('pages.sign_off.not_signed')}</strong>{' '}
        {words.format(`pages.sign_off.code.${fault}`)}
      </p>
    </div>
  );
}

/** The form by which what was reviewed is signed, with the code that was mailed for it, if it needs one. */
export function SigningForm({
  path,
  reviewedId,
  codeTo,
  label,
}: {
  path: string;
  reviewedId: string;
  /** The address to which the code was mailed; null where none is needed. */
  codeTo: string | null;
  label: string;
}) {
  const words = useWords();
  return (
    <form method="post" action={`${path}/review`}>
      <input type="hidden" name="reviewed" value={reviewedId} />
      {codeTo !== null && (
        <div className="field">
          <label htmlFor="code">{words.format('pages.sign_off.code_field')}</label>
          <p className="hint" id="code-hint">
            {words.format('pages.sign_off.code_hint', { address: maskedAddress(codeTo) })}
          </p>
          <input
            id="code"
            name="code"
            className="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
            aria-describedby="code-hint"
          />
        </div>
      )}
      <p>
        <button type="submit" className="main">
          {label}
        </button>
      </p>
    </form>
  );
}

/** The text that was asked, with its hash, folded away. */
export function FullText({ text, hash, summary }: { text: string; hash: string | null; summary: string }) {
  const words = useWords();
  return (
    <details>
      <summary>{summary}</summary>
      <pre className="ask">{text}</pre>
      <p className="hint">{rich(words, 'pages.sign_off.text_hash', { hash: <code>{hash}</code> })}</p>
    </details>
  );
}

/** Enough of an address to recognise it, not enough to reveal it to somebody with a forwarded link. */
function maskedAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 2)}…@${domain}`;
}
