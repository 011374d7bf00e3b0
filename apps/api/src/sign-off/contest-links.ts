import {
  readRequest,
  type AttachmentView,
  type ContestView,
  type DecisionView,
  type LegView,
  type RequestView,
  type WhoActs,
} from '#libs/cases';
import { messageOf, textSchema } from '#libs/contracts';
import {
  SigningChallenge,
  actsFor,
  personOf,
  viewerOf,
  type CodeVerdict,
  type NamedPerson,
  type Viewer,
} from '#libs/identity';
import { contestKeyFrom, readContestToken, type ContestToken } from '#libs/mail';
import { canonicalJson, sha256 } from '#libs/platform';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { reject } from '../http/problems/problems.js';
import { SERVICES, type Services } from '../services.js';
import { openChallenge, retryAfter } from './challenges.js';
import { statementMail } from './statement-mail.js';

const statementSchema = z.strictObject({
  id: z.uuid(),
  what: z.enum(['contest', 'let_stand']),
  reason: textSchema(4000).nullable(),
});

/** What a person says about a record, between its review and its signature. */
export type Statement = z.infer<typeof statementSchema>;

/** A record with all that the page of its link shows. */
export interface OpenRecord {
  token: ContestToken;
  person: NamedPerson;
  viewer: Viewer;
  view: RequestView;
  leg: LegView & { detail: NonNullable<LegView['detail']> };
  decision: DecisionView;
  /** The contest that waits for its settlement; null where there is none. */
  contest: ContestView | null;
  /** The last contest that was settled; null where there was none. */
  settled: ContestView | null;
}

/** The work of the pages behind the links in receipts: a party looks at what was recorded for it, and may contest it. */
@Injectable()
export class Records {
  private readonly challenge: SigningChallenge;

  constructor(@Inject(SERVICES) private readonly services: Services) {
    const { dataSource, config } = services;
    this.challenge = new SigningChallenge(dataSource, 'contest', config.COUNTERSIGN_SECRET);
  }

  /**
   * Reads a link; changes nothing. Null for anything that is not one of ours, and for people who no longer act for the
   * party.
   */
  async open(text: string): Promise<OpenRecord | null> {
    const { dataSource, config } = this.services;
    const token = await readContestToken(dataSource, [contestKeyFrom(config.COUNTERSIGN_SECRET)], text);
    if (token === null) return null;
    const viewer = await viewerOf(dataSource.manager, token.personId);
    const person = await personOf(dataSource.manager, token.personId);
    if (viewer === null || person === null) return null;
    const view = await readRequest(dataSource.manager, viewer, token.requestId);
    const decision = view?.decisions.find(({ id }) => id === token.decisionId);
    const leg = view?.legs.find(({ id }) => id === decision?.legId);
    if (view === null || decision === undefined || leg === undefined || leg.detail === null) return null;
    if (actsFor(viewer, 'contest_record', { asked_party: [leg.party.id] }) === null) return null;
    const contests = view.contests.filter(({ decisionId }) => decisionId === decision.id);
    return {
      token,
      person,
      viewer,
      view,
      leg: { ...leg, detail: leg.detail },
      decision,
      contest: contests.find(({ status }) => status === 'open') ?? null,
      settled: contests.findLast(({ status }) => status !== 'open') ?? null,
    };
  }

  /** A scan that a record names, with its content; null where it names no such scan. */
  async scan(
    { decision, viewer }: OpenRecord,
    attachmentId: string,
  ): Promise<{ view: AttachmentView; content: AsyncIterable<Buffer> } | null> {
    const named = decision.instrument?.attachments?.some(({ id }) => id === attachmentId) === true;
    if (!named) return null;
    const { cases, dataSource } = this.services;
    const view = await cases.attachments.find(dataSource.manager, viewer, attachmentId);
    return view === null ? null : { view, content: cases.attachments.read(dataSource.manager, attachmentId) };
  }

  /** What waits for its signature, or null. */
  async statement({ token }: OpenRecord): Promise<Statement | null> {
    const kept = await this.challenge.reviewed(token.tokenId);
    return kept === null ? null : statementSchema.parse(kept);
  }

  /**
   * Stores a statement for its signature, and mails the code that signs it.
   * @throws ProblemException 429 after too many codes or wrong ones, 503 if the mail server does not accept the code
   */
  async review(record: OpenRecord, said: Omit<Statement, 'id'>): Promise<void> {
    const { domain } = this.services.mailer;
    await openChallenge(this.services, this.challenge, {
      linkId: record.token.tokenId,
      caseId: record.token.requestId,
      said,
      mail: (code) => statementMail(record, said, code, domain),
    });
  }

  /** Checks a code; every try counts. */
  async tryCode({ token }: OpenRecord, code: string): Promise<CodeVerdict> {
    return this.challenge.tryCode(token.tokenId, code);
  }

  /** When new tries of a code are allowed, as the header Retry-After. */
  async retryAfter({ token }: OpenRecord): Promise<Record<string, string>> {
    return retryAfter(this.challenge, token.tokenId);
  }

  /** Signs what was reviewed, and uses up the code, in one transaction. */
  async sign({ token, leg, contest }: OpenRecord, { id, what, reason }: Statement): Promise<void> {
    const { cases } = this.services;
    const { tokenId, requestId, decisionId } = token;
    const ref = { requestId, legId: leg.id };
    const bodyHash = sha256(canonicalJson({ id, what, reason }));
    const acting = { whoActs: whoActsBy(token, leg.party.id) };
    await cases.transactAs(
      acting,
      { scope: tokenId, key: id, route: 'signRecord', bodyHash },
      async (tx, viewer) => {
        const body =
          what === 'contest'
            ? await cases.contests.contestRecord(
                tx,
                viewer,
                { ...ref, decisionId },
                reason ?? '',
                'sign_off_page',
              )
            : await cases.contests.withdrawContest(
                tx,
                viewer,
                { ...ref, contestId: contest?.id ?? '' },
                reason,
                'sign_off_page',
              );
        await this.challenge.use(tx, tokenId);
        return { status: 201, body };
      },
    );
  }
}

/** Who acts by a link to a record, as of now: its person, while they may contest records for the party. */
function whoActsBy({ personId }: ContestToken, partyId: string): WhoActs {
  return async (tx) => {
    const viewer = await viewerOf(tx, personId);
    if (viewer === null || actsFor(viewer, 'contest_record', { asked_party: [partyId] }) === null) {
      reject(403, 'role_missing', { reason: messageOf('case_refusals.link_acts_no_more') });
    }
    return viewer;
  };
}
