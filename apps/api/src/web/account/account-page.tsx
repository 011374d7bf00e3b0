import type { ApiTokenView, SessionView } from '#libs/identity';
import { MAX_TOKEN_DAYS, listApiTokens, listSessions } from '#libs/identity';
import { z } from 'zod';
import { sessionLimitsOf } from '../../config-access.js';
import type { Fields } from '../fields.js';
import type { PageContext, WebPage } from '../page-types.js';
import { ButtonForm, Choices, Empty, Form, Input, ProblemNote, When } from '../parts.js';
import { sessionOperations } from '../../account/session-operations.js';
import { signInOperations } from '../../account/sign-in-operations.js';
import { tokenOperations } from '../../account/token-operations.js';

const here = '/account';
const madeSchema = z.object({ token: z.string(), name: z.string() });
const HOW = {
  link: 'by a mailed link',
  persona: 'as one of the cast',
} as const;
const TOKEN_STATUS_LABELS = { in_use: 'in use', expired: 'expired', revoked: 'revoked' } as const;

function Sessions({
  sessions,
  context,
  now,
}: {
  sessions: readonly SessionView[];
  context: PageContext;
  now: string;
}) {
  const others = sessions.filter((session) => session.id !== context.sessionId);
  return (
    <section>
      <h2>Where you are signed in</h2>
      <ul className="records">
        {sessions.map((session) => (
          <li key={session.id}>
            <strong>{session.device}</strong>
            {session.id === context.sessionId && ', this session'}
            <p>
              Opened <When at={session.openedAt} now={now} /> {HOW[session.how]}. Last seen{' '}
              <When at={session.lastSeenAt} now={now} />. Ends at the latest{' '}
              <When at={session.expiresAt} now={now} />.
            </p>
            {session.id !== context.sessionId && (
              <ButtonForm
                action={here}
                act="revoke-session"
                seal={context.seal}
                hidden={{ sessionId: session.id }}
                words="End this session"
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
            words="End all other sessions"
            quiet
          />
        )}
        <ButtonForm
          action={here}
          act="sign-out-everywhere"
          seal={context.seal}
          words="Sign out everywhere"
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
  return (
    <section>
      <h2>Tokens for programs</h2>
      {tokens.length === 0 && <Empty>You have made none.</Empty>}
      <ul className="records">
        {tokens.map((token) => (
          <li key={token.id}>
            <strong>{token.name}</strong> <code>{token.prefix}…</code>, {TOKEN_STATUS_LABELS[token.status]}
            <p>
              {token.may === 'read' ? 'Reads' : 'Reads and acts'} as{' '}
              {token.memberships.map(roleLabel).join(', ')}. Expires <When at={token.expiresAt} now={now} />.{' '}
              {token.lastUsedAt === null ? (
                'Never used.'
              ) : (
                <>
                  Last used <When at={token.lastUsedAt} now={now} />.
                </>
              )}
            </p>
            {token.status === 'in_use' && (
              <ButtonForm
                action={here}
                act="revoke-token"
                seal={context.seal}
                hidden={{ tokenId: token.id }}
                words="Revoke this token"
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
  const { given, seal, viewer } = context;
  return (
    <details open={given.problem !== null}>
      <summary>Make a token</summary>
      <Form action={here} seal={seal} act="make-token">
        <p>
          A program that has the token does in your name what you may do at that moment, in the roles that you
          choose. Give it no more than it needs, and to nobody else.
        </p>
        <Input name="/name" label="What it is for" given={given} required />
        <Choices
          name="/may"
          label="It may"
          given={given}
          preset="read"
          options={[
            ['read', 'Read only'],
            ['act', 'Read and act', 'decisions that it sends are yours'],
          ]}
        />
        <fieldset className="choices" id="f-memberships">
          <legend>
            For these of your roles<span className="needed"> (needed)</span>
          </legend>
          {viewer.memberships.map((membership, index) => (
            <label key={keyOf(membership)} className="choice">
              <input
                type="checkbox"
                name={`membership-${index}`}
                value={keyOf(membership)}
                defaultChecked={given.values[`membership-${index}`] !== undefined}
              />
              <span>{roleLabel(membership)}</span>
            </label>
          ))}
        </fieldset>
        <Input
          name="/expiresInDays"
          label="Days until it expires"
          type="number"
          hint={`At most ${MAX_TOKEN_DAYS}.`}
          preset="90"
          given={given}
          required
        />
        <button type="submit" className="main">
          Make the token
        </button>
      </Form>
    </details>
  );
}

type Membership = ApiTokenView['memberships'][number];

function keyOf({ partyId, role }: Membership): string {
  return `${role} ${partyId}`;
}

function roleLabel({ partyId, role }: Membership): string {
  return `${role.replaceAll('_', ' ')} for ${partyId}`;
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
    const { services, viewer, reply } = context;
    const { manager } = services.dataSource;
    const sessions = await listSessions(manager, viewer.personId, sessionLimitsOf(services.config));
    const tokens = await listApiTokens(manager, viewer.personId, { afterId: null, limit: 200 });
    // Sessions and tokens live by the clock on the wall, whatever the clock of a case says.
    const now = new Date().toISOString();
    const made = madeSchema.safeParse(reply?.body);
    const body = (
      <>
        <h1>My account</h1>
        <ProblemNote problem={context.problem} />
        {made.success && (
          <div className="notice" role="status">
            <p>
              <strong>The token “{made.data.name}” is made.</strong> Copy it now: it is shown only this once.
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
    return { title: 'My account', body };
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
