import {
  readRequest,
  type AnswersToLink,
  type DecisionView,
  type LegView,
  type QuestionView,
  type RequestView,
  type WhoActs,
} from '#libs/cases';
import { answerInputSchema, messageOf, textSchema } from '#libs/contracts';
import {
  CODE_MINUTES,
  SigningChallenge,
  actsFor,
  personOf,
  viewerOf,
  type CodeVerdict,
  type NamedPerson,
  type Viewer,
} from '#libs/identity';
import { Directory, readSignOffToken, signOffKeyFrom, type SignOffToken } from '#libs/mail';
import { canonicalJson, sha256 } from '#libs/platform';
import { isAnswered } from '#libs/rules';
import { SignoffTokenEntity } from '#libs/store';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { reject } from '../http/problems/problems.js';
import { SERVICES, type Services } from '../services.js';
import { openChallenge, retryAfter } from './challenges.js';
import { codeMail } from './code-mail.js';

/** What was reviewed, kept with the link, so that what was reviewed is what is signed. */
const reviewedSchema = z.union([
  z.strictObject({ id: z.uuid(), what: z.literal('answer'), input: answerInputSchema }),
  z.strictObject({ id: z.uuid(), what: z.literal('question'), text: textSchema(4000) }),
]);

/** An answer or a question between its review and its signature. */
export type Reviewed = z.infer<typeof reviewedSchema>;

/** The same before it is stored. */
export type Draft =
  Omit<Extract<Reviewed, { what: 'answer' }>, 'id'> | Omit<Extract<Reviewed, { what: 'question' }>, 'id'>;

/** A genuine link with all that its pages show. */
export interface OpenLink {
  token: SignOffToken;
  person: NamedPerson;
  viewer: Viewer;
  view: RequestView;
  leg: LegView & { detail: NonNullable<LegView['detail']> };
  partyZone: string;
  /** The person's latest answer by this link; null if none. */
  own: DecisionView | null;
  /** The answer that counts on the leg now, whoever gave it. */
  currentDecision: DecisionView | null;
  questions: QuestionView[];
  /** What can be answered by this link now, and what of it without a code. */
  answers: AnswersToLink;
  /**
   * `open`: an answer is awaited. `answered`: the seat has answered, only a correction is accepted. `closed`: nobody waits
   * any more, an answer is kept as late. `replaced`: a newer link counts. `ended`: the person no longer acts for the party.
   */
  state: 'open' | 'answered' | 'closed' | 'replaced' | 'ended';
}

/** The sign-off pages' work: a capital answers by a mailed link, without an account. */
@Injectable()
export class SignOff {
  private readonly directory: Directory;
  private readonly challenge: SigningChallenge;

  constructor(@Inject(SERVICES) private readonly services: Services) {
    this.directory = new Directory(services.dataSource);
    const { dataSource, config } = services;
    this.challenge = new SigningChallenge(dataSource, 'sign_off', config.COUNTERSIGN_SECRET);
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
  async reviewed(link: OpenLink): Promise<{ reviewed: Reviewed; needsCode: boolean } | null> {
    const kept = await this.challenge.reviewed(link.token.tokenId);
    if (kept === null) return null;
    const reviewed = reviewedSchema.parse(kept);
    return { reviewed, needsCode: needsCode(link, reviewed) };
  }

  /**
   * Stores an answer for its signature and mails the code that signs it, if it needs one.
   * @throws ProblemException 422 where the leg does not offer the answer, 429 after too many codes or wrong ones, 503 if the
   * mail server does not accept the code
   */
  async review(link: OpenLink, draft: Draft): Promise<void> {
    const { mailer } = this.services;
    if (draft.what === 'answer' && !link.answers.offered.includes(draft.input.answer)) {
      const answers = { any: link.answers.offered };
      reject(422, 'answer_not_of_this_leg', {
        reason: messageOf('case_refusals.answers_offered', { answers }),
        pointer: '/answer',
      });
    }
    const withCode = needsCode(link, draft);
    await openChallenge(this.services, this.challenge, {
      linkId: link.token.tokenId,
      caseId: link.token.requestId,
      said: draft,
      mail: withCode ? (code) => codeMail(link, draft, code, CODE_MINUTES, mailer.domain) : null,
    });
  }

  /** Checks a code; every try counts. */
  async tryCode({ token }: OpenLink, code: string): Promise<CodeVerdict> {
    return this.challenge.tryCode(token.tokenId, code);
  }

  /** When new tries of a code are allowed, as the header Retry-After. */
  async retryAfter({ token }: OpenLink): Promise<Record<string, string>> {
    return retryAfter(this.challenge, token.tokenId);
  }

  /**
   * Signs what was reviewed, and uses up the link's code, in one transaction.
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
        await this.challenge.use(tx, token.tokenId);
        return { status: 201, body };
      },
    );
  }
}

function needsCode({ answers }: OpenLink, reviewed: Draft): boolean {
  if (reviewed.what !== 'answer') return false;
  // A correction removes an answer that was signed with a code, whatever replaces it.
  return !answers.withoutCode.includes(reviewed.input.answer) || reviewed.input.corrects !== null;
}

/** Who acts by a link, as of now: its person, while they act for the party and the link is not replaced. */
function whoActsBy({ tokenId, personId }: SignOffToken, partyId: string): WhoActs {
  return async (tx) => {
    const { revokedAt } = await tx.findOneByOrFail(SignoffTokenEntity, { id: tokenId });
    const viewer = await viewerOf(tx, personId);
    if (viewer === null || actsFor(viewer, 'answer', { asked_party: [partyId] }) === null) {
      reject(403, 'role_missing', { reason: messageOf('case_refusals.link_answers_no_more') });
    }
    if (revokedAt !== null) {
      reject(410, 'text_changed', { reason: messageOf('case_refusals.link_replaced') });
    }
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
