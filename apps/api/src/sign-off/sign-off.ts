import { randomUUID } from 'node:crypto';
import {
  readRequest,
  type AnswersToLink,
  type DecisionView,
  type LegView,
  type QuestionView,
  type RequestView,
  type WhoActs,
} from '#libs/cases';
import { answerInputSchema, textSchema } from '#libs/contracts';
import {
  actsFor,
  keyedHash,
  newCode,
  personOf,
  sameSecret,
  viewerOf,
  type NamedPerson,
  type Viewer,
} from '#libs/identity';
import { Directory, readSignOffToken, signOffKeyFrom, type SignOffToken } from '#libs/mail';
import { canonicalJson, sha256 } from '#libs/platform';
import { isAnswered } from '#libs/rules';
import { SignoffTokenEntity } from '#libs/store';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProblemException, problemOf, reject } from '../http/problems.js';
import { SERVICES, type Services } from '../services.js';
import { codeMail } from './code-mail.js';

const CODE_MINUTES = 15;
const CODE_TRIES = 5;

/** What was reviewed, kept with the link, so that what was reviewed is what is signed. */
const reviewedSchema = z.union([
  z.strictObject({ id: z.uuid(), what: z.literal('answer'), input: answerInputSchema }),
  z.strictObject({ id: z.uuid(), what: z.literal('question'), text: textSchema(4000) }),
]);

/** An answer or a question between its review and its signature. */
export type Reviewed = z.infer<typeof reviewedSchema>;

/** A genuine link with all that its pages show. */
export interface OpenLink {
  token: SignOffToken;
  person: NamedPerson;
  viewer: Viewer;
  view: RequestView;
  leg: LegView & { detail: NonNullable<LegView['detail']> };
  partyZone: string;
  /** What the person has answered by this link, the latest; null where nothing. */
  own: DecisionView | null;
  /** The answer that counts on the leg now, whoever gave it. */
  currentDecision: DecisionView | null;
  questions: QuestionView[];
  /** What can be answered by this link now, and what of it without a code. */
  answers: AnswersToLink;
  /**
   * `open`: an answer is awaited. `answered`: the seat has answered, only a correction is taken. `closed`: nobody waits
   * any more, an answer is kept as a late one. `replaced`: a newer link counts. `ended`: the person acts no more for the party.
   */
  state: 'open' | 'answered' | 'closed' | 'replaced' | 'ended';
}

/** What a code that was entered came to. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'exhausted';

/** The sign-off pages' work: a capital answers by a mailed link, without an account. */
@Injectable()
export class SignOff {
  private readonly directory: Directory;

  constructor(@Inject(SERVICES) private readonly services: Services) {
    this.directory = new Directory(services.dataSource);
  }

  /** Reads a link; changes nothing. Null for anything that is not one of ours. */
  async open(text: string): Promise<OpenLink | null> {
    const { cases, dataSource, config } = this.services;
    const token = await readSignOffToken(dataSource, [signOffKeyFrom(config.COUNTERSIGN_SECRET)], text);
    if (token === null) return null;
    const viewer = await viewerOf(dataSource.manager, token.personId);
    const person = await personOf(dataSource.manager, token.personId);
    if (viewer === null || person === null) return null;
    const view = await readRequest(dataSource.manager, viewer, token.requestId);
    const leg = view?.legs.find((candidate) => candidate.id === token.legId);
    if (view === null || leg === undefined) return null;
    if (leg.detail === null) return null;
    const { detail } = leg;
    const own =
      view.decisions
        .filter((decision) => decision.legId === leg.id && decision.by?.id === token.personId)
        .findLast((decision) => decision.round === token.round) ?? null;
    const currentDecision = view.decisions.find((decision) => decision.id === detail.decisionId) ?? null;
    return {
      token,
      person,
      viewer,
      view,
      leg: { ...leg, detail },
      partyZone: (await this.directory.party(leg.party.id)).zone,
      own,
      currentDecision,
      questions: view.questions.filter((question) => question.legId === leg.id),
      answers: await cases.links.answersToLink(dataSource.manager, token),
      state: stateOf(token, view, leg, detail, own, viewer),
    };
  }

  /** What waits for the signature, or null. */
  async reviewed(
    link: OpenLink,
  ): Promise<{ reviewed: Reviewed; needsCode: boolean; codeOpen: boolean } | null> {
    const row = await this.services.dataSource.manager.findOneByOrFail(SignoffTokenEntity, {
      id: link.token.tokenId,
    });
    if (row.reviewed === null) return null;
    const reviewed = reviewedSchema.parse(row.reviewed);
    const codeOpen =
      row.codeHash !== null && row.codeExpiresAt !== null && Date.parse(row.codeExpiresAt) > Date.now();
    return { reviewed, needsCode: needsCode(link, reviewed), codeOpen };
  }

  /**
   * Keeps an answer for its signature and mails the code that signs it, where it needs one.
   * @throws ProblemException 422 where the leg does not offer the answer, 429 after too many codes or wrong ones, 503 where the mail server does not take the code
   */
  async review(
    link: OpenLink,
    draft:
      Omit<Extract<Reviewed, { what: 'answer' }>, 'id'> | Omit<Extract<Reviewed, { what: 'question' }>, 'id'>,
  ): Promise<void> {
    const { dataSource, mailer, logger } = this.services;
    if (draft.what === 'answer' && !link.answers.offered.includes(draft.input.answer)) {
      const message = `This leg is answered with one of: ${link.answers.offered.join(', ')}.`;
      reject(422, 'answer_not_of_this_leg', message, { pointer: '/answer' });
    }
    const reviewed: Reviewed = { ...draft, id: randomUUID() };
    const code = needsCode(link, reviewed) ? newCode() : null;
    // Whoever has the link could else flood the mailbox of the person it was mailed to.
    if (code !== null) await this.services.limits.assertAllowed('code_mail', link.token.tokenId);
    const [, kept]: [unknown, number] = await dataSource.query(
      // Wrong codes go on counting until the last code has expired: a new code gives no new tries.
      `UPDATE signoff_token SET reviewed = $2, code_hash = $3,
              code_tries = CASE WHEN code_expires_at > clock_timestamp() THEN code_tries ELSE 0 END,
              code_expires_at = CASE WHEN $3::text IS NULL THEN code_expires_at
                                     ELSE clock_timestamp() + make_interval(mins => $4) END
        WHERE id = $1 AND NOT (code_tries >= $5 AND code_expires_at > clock_timestamp())`,
      [
        link.token.tokenId,
        JSON.stringify(reviewed),
        code === null ? null : this.codeHash(link, code),
        CODE_MINUTES,
        CODE_TRIES,
      ],
    );
    if (kept === 0) {
      reject(
        429,
        'too_many_codes',
        `Too many wrong codes were entered. Wait ${CODE_MINUTES} minutes, then review the answer again.`,
        { headers: await this.retryAfter(link) },
      );
    }
    if (code === null) return;
    try {
      await mailer.send(codeMail(link, reviewed, code, CODE_MINUTES, mailer.domain));
    } catch (error) {
      logger.error({ error, caseId: link.token.requestId }, 'a sign-off code could not be mailed');
      throw new ProblemException({
        ...problemOf(
          503,
          'The mail server did not take the code within five seconds, so nothing has been signed. Review the answer again in a few minutes.',
          [{ pointer: '', rule: 'mail_unavailable', message: 'the code could not be mailed' }],
        ),
      });
    }
  }

  /** Checks a code; every try counts. */
  async tryCode(link: OpenLink, code: string): Promise<CodeVerdict> {
    const [rows]: [{ code_hash: string | null }[], number] = await this.services.dataSource.query(
      `UPDATE signoff_token SET code_tries = code_tries + 1
        WHERE id = $1 AND code_tries < $2 AND code_hash IS NOT NULL AND code_expires_at > clock_timestamp()
        RETURNING code_hash`,
      [link.token.tokenId, CODE_TRIES],
    );
    const hash = rows[0]?.code_hash;
    if (hash == null) {
      const row = await this.services.dataSource.manager.findOneByOrFail(SignoffTokenEntity, {
        id: link.token.tokenId,
      });
      return row.codeTries >= CODE_TRIES ? 'exhausted' : 'expired';
    }
    return sameSecret(this.codeHash(link, code.replaceAll(/\s/gu, '')), hash) ? 'right' : 'wrong';
  }

  /** When the tries of a code begin again, as the header Retry-After. */
  async retryAfter({ token }: OpenLink): Promise<Record<string, string>> {
    const { manager } = this.services.dataSource;
    const { codeExpiresAt } = await manager.findOneByOrFail(SignoffTokenEntity, { id: token.tokenId });
    const leftMs = codeExpiresAt === null ? 0 : Date.parse(codeExpiresAt) - Date.now();
    return { 'retry-after': String(Math.max(1, Math.ceil(leftMs / 1000))) };
  }

  /**
   * Signs what was reviewed: in one transaction with using the link's code up.
   * @param withCode whether the code that was mailed for it has been entered
   */
  async sign({ token, leg: { party } }: OpenLink, reviewed: Reviewed, withCode: boolean): Promise<void> {
    const { cases } = this.services;
    const { requestId, legId, round } = token;
    const leg = { requestId, legId, round };
    await cases.transactAs(
      { whoActs: whoActsBy(token, party.id) },
      {
        scope: token.tokenId,
        key: reviewed.id,
        route: 'signOff',
        bodyHash: sha256(canonicalJson(reviewed)),
      },
      async (tx, viewer) => {
        const body =
          reviewed.what === 'answer'
            ? await cases.links.decideByLink(tx, viewer, leg, reviewed.input, withCode)
            : await cases.links.askByLink(tx, viewer, leg, reviewed.text);
        await tx.query('UPDATE signoff_token SET reviewed = NULL, code_hash = NULL WHERE id = $1', [
          token.tokenId,
        ]);
        return { status: 201, body };
      },
    );
  }

  private codeHash({ token }: OpenLink, code: string): string {
    return keyedHash(this.services.config.COUNTERSIGN_SECRET, 'sign-off-code', `${token.tokenId}/${code}`);
  }
}

function needsCode({ answers }: OpenLink, reviewed: Reviewed): boolean {
  if (reviewed.what !== 'answer') return false;
  // A correction takes an answer away that was signed by a code, whatever it puts in its place.
  return !answers.withoutCode.includes(reviewed.input.answer) || reviewed.input.corrects !== null;
}

/** Who acts by a link, as of now: its person, while they act for the party and the link is not replaced. */
function whoActsBy({ tokenId, personId }: SignOffToken, partyId: string): WhoActs {
  return async (tx) => {
    const { revokedAt } = await tx.findOneByOrFail(SignoffTokenEntity, { id: tokenId });
    const viewer = await viewerOf(tx, personId);
    if (viewer === null || actsFor(viewer, 'answer', { asked_party: [partyId] }) === null) {
      reject(403, 'role_missing', 'The person of this link does not answer for the party any more.');
    }
    if (revokedAt !== null) reject(410, 'text_changed', 'A newer link has taken the place of this one.');
    return viewer;
  };
}

function stateOf(
  token: SignOffToken,
  view: RequestView,
  leg: LegView,
  detail: NonNullable<LegView['detail']>,
  own: DecisionView | null,
  viewer: Viewer,
): OpenLink['state'] {
  if (!viewer.memberships.some((entry) => entry.partyId === leg.party.id)) return 'ended';
  if (token.revokedAt !== null || detail.round !== token.round) return 'replaced';
  if (isAnswered(leg.status)) return 'answered';
  if (view.status === 'open' && detail.closedAt === null) return 'open';
  // A late answer waits for its review; a second one would only repeat it.
  return own !== null && own.status !== 'superseded' && own.at >= (detail.closedAt ?? own.at)
    ? 'answered'
    : 'closed';
}
