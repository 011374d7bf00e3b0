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
import { actsFor, personOf, viewerOf, type NamedPerson, type Viewer } from '#libs/identity';
import { contestKeyFrom, readContestToken, type ContestToken, type OutgoingMail } from '#libs/mail';
import { MailedLinkEntity } from '#libs/store';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { reject } from '../http/problems/problems.js';
import { SERVICES, type Services } from '../services.js';
import { MailedLinks } from './mailed-links.js';
import { statementMail } from './statement-mail.js';

const statementSchema = z.strictObject({
  id: z.uuid(),
  what: z.enum(['contest', 'let_stand']),
  reason: textSchema(4000).nullable(),
});

/** What a person says about a record, between its review and its signature. */
export type KeptStatement = z.infer<typeof statementSchema>;

/** The same before it is kept. */
export type Statement = Omit<KeptStatement, 'id'>;

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
export class Records extends MailedLinks<OpenRecord, Statement, KeptStatement> {
  constructor(@Inject(SERVICES) services: Services) {
    super(services, { schema: statementSchema, route: 'signRecord' });
  }

  /**
   * Reads a link; changes nothing. Null for anything that is not one of ours, and for people who no longer act for the
   * party.
   */
  async open(text: string): Promise<OpenRecord | null> {
    const { dataSource, config } = this.services;
    const token = await readContestToken(dataSource, [contestKeyFrom(config.COUNTERSIGN_SECRET)], text);
    if (token === null || token.revokedAt !== null) return null;
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

  protected assertSayable(): void {
    // Whether the record can be contested, or may stand, is judged when that is signed.
  }

  protected needsCode(): boolean {
    return true;
  }

  protected codeMail(record: OpenRecord, statement: Statement, code: string): OutgoingMail {
    return statementMail(record, statement, code, this.services.mailer.domain);
  }

  /** Who acts by a link to a record, as of now: its person, while they may contest records for the party. */
  protected whoActsBy({ token: { personId, tokenId }, leg: { party } }: OpenRecord): WhoActs {
    return async (tx) => {
      const { revokedAt } = await tx.findOneByOrFail(MailedLinkEntity, { id: tokenId });
      const viewer = await viewerOf(tx, personId);
      const acts = viewer !== null && actsFor(viewer, 'contest_record', { asked_party: [party.id] }) !== null;
      if (!acts || revokedAt !== null) {
        reject(403, 'role_missing', { reason: messageOf('case_refusals.link_acts_no_more') });
      }
      return viewer;
    };
  }

  protected async carryOut(
    tx: EntityManager,
    viewer: Viewer,
    { token: { requestId, decisionId }, leg, contest }: OpenRecord,
    { what, reason }: KeptStatement,
  ): Promise<object> {
    const { contests } = this.services.cases;
    const ref = { requestId, legId: leg.id };
    const channel = 'sign_off_page';
    return what === 'contest'
      ? contests.contestRecord(tx, viewer, { ...ref, decisionId }, reason ?? '', channel)
      : contests.withdrawContest(tx, viewer, { ...ref, contestId: contest?.id ?? '' }, reason, channel);
  }
}
