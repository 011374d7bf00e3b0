import type { Words } from '#libs/words';
import type { ApiTokenView, SessionView } from '#libs/identity';
import { MAX_TOKEN_DAYS, listApiTokens, listSessions } from '#libs/identity';
import { z } from 'zod';
import { sessionLimitsOf } from '../../config-access.js';
import type { Fields } from '../fields.js';
import type { PageContext, WebPage } from '../page-types.js';
import { ButtonForm, Choices, Empty, Form, Input, ProblemNote, Required, When } from '../parts.js';
import { sessionOperations } from '../../account/session-operations.js';
import { signInOperations } from '../../account/sign-in-operations.js';
import { tokenOperations } from '../../account/token-operations.js';
import { rich, useWords } from '../speech.js';

const here = '/account';
const madeSchema = z.object({ token: z.string(), name: z.string() });

function formatDevice(words: Words, { browser, system }: SessionView['device']): string {
  const what = words.format(`pages.account.browser.${browser}`);
  if (system === null) return what;
  return words.format('pages.account.device', {
    what,
    system: words.format(`pages.account.system.${system}`),
  });
}

function Sessions({
  sessions,
  context,
  now,
}: {
  sessions: readonly SessionView[];
  context: PageContext;
  now: string;
}) {
  const words = useWords();
  const others = sessions.filter((session) => session.id !== context.sessionId);
  return (
    <section>
      <h2>{words.format('pages.account.sessions')}</h2>
      <ul className="records">
        {sessions.map((session) => (
          <li key={session.id}>
            <strong>{formatDevice(words, session.device)}</strong>
            {session.id === context.sessionId && words.format('pages.account.this_session')}
            <p>
              {rich(words, 'pages.account.session', {
                opened: <When at={session.openedAt} now={now} />,
                how: words.format(`pages.account.how.${session.how}`),
                seen: <When at={session.lastSeenAt} now={now} />,
                ends: <When at={session.expiresAt} now={now} />,
              })}
            </p>
            {session.id !== context.sessionId && (
              <ButtonForm
                action={here}
                act="revoke-session"
                seal={context.seal}
                hidden={{ sessionId: session.id }}
                label={words.format('pages.account.end_session')}
                quiet
              />
            )}
          </li>
        ))}
      </ul>
      <div className="actions">
        {others.length > 0 && (
          <ButtonForm
            action={here}
            act="revoke-others"
            seal={context.seal}
            label={words.format('pages.account.end_others')}
            quiet
          />
        )}
        <ButtonForm
          action={here}
          act="sign-out-everywhere"
          seal={context.seal}
          label={words.format('pages.account.sign_out_everywhere')}
          quiet
        />
      </div>
    </section>
  );
}

function Tokens({
  tokens,
  context,
  now,
}: {
  tokens: readonly ApiTokenView[];
  context: PageContext;
  now: string;
}) {
  const words = useWords();
  return (
    <section>
      <h2>{words.format('pages.account.tokens')}</h2>
      {tokens.length === 0 && <Empty>{words.format('pages.account.no_tokens')}</Empty>}
      <ul className="records">
        {tokens.map((token) => (
          <li key={token.id}>
            <strong>{token.name}</strong> <code>{token.prefix}…</code>,{' '}
            {words.format(`pages.account.token_status.${token.status}`)}
            <p>
              {rich(words, 'pages.account.token', {
                may: token.may,
                roles: token.memberships.map((each) => roleLabel(words, each)).join(', '),
                expires: <When at={token.expiresAt} now={now} />,
              })}{' '}
              {token.lastUsedAt === null
                ? words.format('pages.account.never_used')
                : rich(words, 'pages.account.last_used', { at: <When at={token.lastUsedAt} now={now} /> })}
            </p>
            {token.status === 'in_use' && (
              <ButtonForm
                action={here}
                act="revoke-token"
                seal={context.seal}
                hidden={{ tokenId: token.id }}
                label={words.format('pages.account.revoke')}
                quiet
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewToken({ context }: { context: PageContext }) {
  const words = useWords();
  const { given, seal, viewer } = context;
  return (
    <details open={given.problem !== null}>
      <summary>{words.format('pages.account.new_token')}</summary>
      <Form action={here} seal={seal} act="make-token">
        <p>{words.format('pages.account.new_token_means')}</p>
        <Input name="/name" label={words.format('pages.account.purpose')} given={given} required />
        <Choices
          name="/may"
          label={words.format('pages.account.may')}
          given={given}
          preset="read"
          options={[
            ['read', words.format('pages.account.may_read')],
            ['act', words.format('pages.account.may_act'), words.format('pages.account.may_act_hint')],
          ]}
        />
        <fieldset className="choices" id="f-memberships">
          <legend>
            {words.format('pages.account.roles')}
            <Required />
          </legend>
          {viewer.memberships.map((membership, index) => (
            <label key={keyOf(membership)} className="choice">
              <input
                type="checkbox"
                name={`membership-${index}`}
                value={keyOf(membership)}
                defaultChecked={given.values[`membership-${index}`] !== undefined}
              />
              <span>{roleLabel(words, membership)}</span>
            </label>
          ))}
        </fieldset>
        <Input
          name="/expiresInDays"
          label={words.format('pages.account.days')}
          type="number"
          hint={words.format('pages.account.days_hint', { days: MAX_TOKEN_DAYS })}
          preset="90"
          given={given}
          required
        />
        <button type="submit" className="main">
          {words.format('pages.account.make_token')}
        </button>
      </Form>
    </details>
  );
}

type Membership = ApiTokenView['memberships'][number];

function keyOf({ partyId, role }: Membership): string {
  return `${role} ${partyId}`;
}

function roleLabel(words: Words, { partyId, role }: Membership): string {
  return words.format('pages.account.role', { role: words.format(`labels.role.${role}`), party: partyId });
}

/** The roles that are ticked. The operation refuses roles that the person does not have. */
function membershipsIn(fields: Fields): { partyId: string; role: string }[] {
  return Object.entries(fields.values)
    .filter(([name]) => name.startsWith('membership-'))
    .map(([, value]) => {
      const [role = '', partyId = ''] = value.split(' ');
      return { partyId, role };
    });
}

/** The person's own sessions and tokens. */
export const accountPage: WebPage = {
  path: here,
  here,
  async show(context) {
    const { words } = context;
    const { services, viewer, reply } = context;
    const { manager } = services.dataSource;
    const sessions = await listSessions(manager, viewer.personId, sessionLimitsOf(services.config));
    const tokens = await listApiTokens(manager, viewer.personId, { afterId: null, limit: 200 });
    // Sessions and tokens live by the clock on the wall, whatever the clock of a case says.
    const now = new Date().toISOString();
    const made = madeSchema.safeParse(reply?.body);
    const body = (
      <>
        <h1>{words.format('pages.account.title')}</h1>
        <ProblemNote problem={context.problem} />
        {made.success && (
          <div className="notice" role="status">
            <p>
              <strong>{words.format('pages.account.token_made', { name: made.data.name })}</strong>{' '}
              {words.format('pages.account.copy_now')}
            </p>
            <p>
              <code className="secret">{made.data.token}</code>
            </p>
          </div>
        )}
        <Sessions sessions={sessions} context={context} now={now} />
        <Tokens tokens={tokens} context={context} now={now} />
        <NewToken context={context} />
      </>
    );
    return { title: words.format('pages.account.title'), body };
  },
  submit({ fields }) {
    const done = () => here;
    switch (fields.text('_act') ?? '') {
      case 'revoke-session':
        return {
          operation: sessionOperations.revokeMySession,
          params: { sessionId: fields.text('sessionId') ?? '' },
          body: {},
          done,
        };
      case 'revoke-others':
        return { operation: sessionOperations.revokeMyOtherSessions, params: {}, body: {}, done };
      case 'sign-out-everywhere':
        return { operation: signInOperations.signOutEverywhere, params: {}, body: {}, done: () => '/' };
      case 'revoke-token':
        return {
          operation: tokenOperations.revokeMyToken,
          params: { tokenId: fields.text('tokenId') ?? '' },
          body: {},
          done,
        };
      case 'make-token':
        return {
          operation: tokenOperations.makeToken,
          params: {},
          body: {
            name: fields.text('/name') ?? '',
            may: fields.text('/may') ?? '',
            memberships: membershipsIn(fields),
            expiresInDays: fields.number('/expiresInDays'),
          },
          // The token is shown on this page, once; it must not be in any address.
          done: () => null,
        };
      default:
        return null;
    }
  },
};
