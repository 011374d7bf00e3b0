import { readRequest, type WhoActs } from '#libs/cases';
import { messageOf } from '#libs/contracts';
import { CODE_MINUTES, actsFor, personOf, viewerOf, type Viewer } from '#libs/identity';
import { Directory, readSignOffToken, signOffKeyFrom, type OutgoingMail } from '#libs/mail';
import { MailedLinkEntity } from '#libs/store';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reject } from '../http/problems/problems.js';
import { SERVICES, type Services } from '../services.js';
import { codeMail } from './code-mail.js';
import { MailedLinks } from './mailed-links.js';
import { type Draft, type OpenLink, type Reviewed, reviewedSchema } from './open-link.js';

/** The sign-off pages' work: a capital answers by a mailed link, without an account. */
@Injectable()
export class SignOff extends MailedLinks<OpenLink, Draft, Reviewed> {
  private readonly directory: Directory;

  constructor(@Inject(SERVICES) services: Services) {
    super(services, { schema: reviewedSchema, route: 'signOff' });
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
    const answers = await cases.links.answersToLink(dataSource.manager, viewer, token, view.now);
    const counting = answers.corrects ?? detail.decisionId;
    return {
      token,
      person,
      viewer,
      view,
      leg: { ...leg, detail },
      partyZone: (await this.directory.party(leg.party.id)).zone,
      own,
      currentDecision: view.decisions.find((decision) => decision.id === counting) ?? null,
      questions: view.questions.filter((question) => question.legId === leg.id),
      answers,
    };
  }

  protected assertSayable({ answers: { offered } }: OpenLink, draft: Draft): void {
    const codes = offered.map(({ answer }) => answer);
    if (draft.what !== 'answer' || codes.includes(draft.input.answer)) return;
    reject(422, 'answer_not_of_this_leg', {
      reason: messageOf('case_refusals.answers_offered', { answers: { any: codes } }),
      pointer: '/answer',
    });
  }

  protected needsCode({ answers }: OpenLink, draft: Draft): boolean {
    if (draft.what !== 'answer') return false;
    // A correction takes an answer away that was signed by a code, whatever it puts in its place.
    return !answers.withoutCode.includes(draft.input.answer) || draft.input.corrects !== null;
  }

  protected codeMail(link: OpenLink, draft: Draft, code: string): OutgoingMail {
    return codeMail(link, draft, code, CODE_MINUTES, this.services.mailer.domain);
  }

  /** Who acts by a link, as of now: its person, while they answer for the party and the link is not replaced. */
  protected whoActsBy({ token: { tokenId, personId }, leg: { party } }: OpenLink): WhoActs {
    return async (tx) => {
      const { revokedAt } = await tx.findOneByOrFail(MailedLinkEntity, { id: tokenId });
      const viewer = await viewerOf(tx, personId);
      if (viewer === null || actsFor(viewer, 'answer', { asked_party: [party.id] }) === null) {
        reject(403, 'role_missing', { reason: messageOf('case_refusals.link_answers_no_more') });
      }
      if (revokedAt !== null) {
        reject(410, 'text_changed', { reason: messageOf('case_refusals.link_replaced') });
      }
      return viewer;
    };
  }

  protected async carryOut(
    tx: EntityManager,
    viewer: Viewer,
    { token: { requestId, legId, round } }: OpenLink,
    reviewed: Reviewed,
    withCode: boolean,
  ): Promise<object> {
    const { links } = this.services.cases;
    const leg = { requestId, legId, round };
    return reviewed.what === 'answer'
      ? links.decideByLink(tx, viewer, leg, reviewed.input, withCode)
      : links.askByLink(tx, viewer, leg, reviewed.text);
  }
}
