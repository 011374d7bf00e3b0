import { LEG_KINDS } from '#libs/contracts';
import type { Count, SavedView } from '#libs/cases';
import type { Words } from '#libs/words';
import { z } from 'zod';
import { inboxQueryShape } from '../../http/operations/list-queries.js';
import { Form, Input, Select, type FormSeal, type Given } from '../parts.js';
import { useWords } from '../speech.js';

const inboxQuery = z.object(inboxQueryShape);
const FIELDS = Object.keys(inboxQueryShape);

/** What a page of the inbox is asked for: as it stands in the address, and as the list takes it. */
export interface AskedInbox {
  given: Readonly<Record<string, string>>;
  query: z.output<typeof inboxQuery>;
  /** Whether something in the address is nothing that the list takes; it is then left out altogether. */
  faulty: boolean;
}

/** Reads the address of an inbox. A form sends its empty fields as well; they ask for nothing. */
export function askedInbox(address: Readonly<Record<string, string>>): AskedInbox {
  const given = Object.fromEntries(
    Object.entries(address).filter(([name, value]) => FIELDS.includes(name) && value.trim() !== ''),
  );
  const parsed = inboxQuery.safeParse(given);
  if (parsed.success) return { given, query: parsed.data, faulty: false };
  return { given: {}, query: inboxQuery.parse({}), faulty: true };
}

/** The address of an inbox. */
export function inboxHref(
  given: Readonly<Record<string, string>>,
  more: Record<string, string> = {},
): string {
  return `/inbox?${new URLSearchParams({ ...given, ...more }).toString()}`;
}

/** How much lies in a queue, as far as it was counted. */
export function counted(words: Words, { count, capped }: Count): string {
  const shown = words.number(count);
  return capped ? `${shown}+` : shown;
}

/** The fields that narrow a queue, without scripts: they go into the address. */
export function InboxFilters({ asked: { given } }: { asked: AskedInbox }) {
  const words = useWords();
  const shown: Given = { values: given, problem: null };
  const narrowed = ['legKind', 'dueBefore', 'overdue', 'unclaimed'].some((name) => given[name] !== undefined);
  return (
    <form method="get" action="/inbox" className="filters" role="search">
      <input type="hidden" name="queue" value={given['queue'] ?? 'party'} />
      <Input name="q" label={words.format('pages.inbox.search')} given={shown} />
      <Select
        name="sort"
        label={words.format('pages.inbox.order')}
        given={shown}
        options={[
          ['due', words.format('pages.inbox.order_due')],
          ['neededBy', words.format('pages.inbox.order_needed')],
          ['-opened', words.format('pages.inbox.order_newest')],
          ['opened', words.format('pages.inbox.order_oldest')],
        ]}
      />
      <button type="submit">{words.format('pages.inbox.show')}</button>
      <details {...(narrowed ? { open: true } : {})}>
        <summary>{words.format('pages.inbox.more_filters')}</summary>
        <div className="filters">
          <Select
            name="legKind"
            label={words.format('pages.inbox.asked')}
            given={shown}
            options={[
              ['', words.format('pages.inbox.anything')],
              ...LEG_KINDS.map((kind) => [kind, words.format(`labels.leg_kind.${kind}`)] as const),
            ]}
          />
          <Input name="dueBefore" label={words.format('pages.inbox.due_before')} type="date" given={shown} />
          <label className="choice">
            <input type="checkbox" name="overdue" value="true" defaultChecked={given['overdue'] === 'true'} />
            <span>{words.format('pages.inbox.overdue')}</span>
          </label>
          <label className="choice">
            <input
              type="checkbox"
              name="unclaimed"
              value="true"
              defaultChecked={given['unclaimed'] === 'true'}
            />
            <span>{words.format('pages.inbox.unclaimed')}</span>
          </label>
        </div>
      </details>
    </form>
  );
}

/** The views that a person keeps of their inbox, and a way to keep the present one. */
export function InboxViews({
  views,
  asked: { given },
  seal,
}: {
  views: readonly SavedView[];
  asked: AskedInbox;
  seal: FormSeal;
}) {
  const words = useWords();
  const keepable = Object.keys(given).some((name) => name !== 'queue');
  if (views.length === 0 && !keepable) return null;
  return (
    <div className="views">
      {views.length > 0 && (
        <nav aria-label={words.format('pages.inbox.views')}>
          {views.map((view) => (
            <a key={view.id} href={inboxHref(view.query)}>
              {view.name}
            </a>
          ))}
        </nav>
      )}
      {keepable && (
        <details>
          <summary>{words.format('pages.inbox.keep_view')}</summary>
          <Form action={inboxHref(given)} act="keep" seal={{ csrf: seal.csrf, key: `${seal.key}-keep` }}>
            <Input
              name="/name"
              label={words.format('pages.inbox.view_name')}
              given={{ values: {}, problem: null }}
            />
            <button type="submit">{words.format('pages.inbox.keep')}</button>
          </Form>
        </details>
      )}
    </div>
  );
}
