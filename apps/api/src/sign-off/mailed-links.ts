import type { WhoActs } from '#libs/cases';
import { SigningChallenge, type CodeVerdict, type Viewer } from '#libs/identity';
import type { MailedLink, OutgoingMail } from '#libs/mail';
import { canonicalJson, sha256 } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Services } from '../services.js';
import { openChallenge, retryAfter } from './challenges.js';

/** A genuine link with what its pages show. */
export interface Opened {
  token: MailedLink;
  person: { language: string };
}

/**
 * The work behind one kind of mailed links: something is said by a link, reviewed, and signed by a code that is mailed to its
 * person. `L` is a link with all that its pages show, `D` what is said by it, `S` the same as it is kept for its signature.
 */
export abstract class MailedLinks<L extends Opened, D extends object, S extends D & { id: string }> {
  private readonly challenge: SigningChallenge;

  protected constructor(
    protected readonly services: Services,
    private readonly kept: {
      /** The form in which what is said is kept. */
      schema: z.ZodType<S>;
      /** Names the way of signing in the memory of calls. */
      route: string;
    },
  ) {
    this.challenge = new SigningChallenge(services.dataSource, services.config.COUNTERSIGN_SECRET);
  }

  /** Reads a link; changes nothing. Null for anything that is not one of ours. */
  abstract open(text: string): Promise<L | null>;

  /** Refuses what cannot be said by a link now. */
  protected abstract assertSayable(link: L, said: D): void;

  /** Whether what is said is signed by a code, or goes without. */
  protected abstract needsCode(link: L, said: D): boolean;

  /** The mail with the code that signs something. It repeats what is signed, so that nobody signs what they did not mean. */
  protected abstract codeMail(link: L, said: D, code: string): OutgoingMail;

  /** Who acts by a link, read again in the transaction that acts. */
  protected abstract whoActsBy(link: L): WhoActs;

  /** Does what was signed. */
  protected abstract carryOut(
    tx: EntityManager,
    viewer: Viewer,
    link: L,
    said: S,
    withCode: boolean,
  ): Promise<object>;

  /** What waits for the signature, or null. */
  async reviewed(link: L): Promise<{ said: S; needsCode: boolean } | null> {
    const kept = await this.challenge.reviewed(link.token.tokenId);
    if (kept === null) return null;
    const said = this.kept.schema.parse(kept);
    return { said, needsCode: this.needsCode(link, said) };
  }

  /**
   * Keeps what is said for its signature and mails the code that signs it, where it needs one.
   * @throws ProblemException 422 where it cannot be said now, 429 after too many codes or wrong ones, 503 where the mail server does not take the code
   */
  async review(link: L, said: D): Promise<void> {
    this.assertSayable(link, said);
    await openChallenge(this.services, this.challenge, {
      linkId: link.token.tokenId,
      caseId: link.token.requestId,
      said,
      mail: this.needsCode(link, said) ? (code) => this.codeMail(link, said, code) : null,
    });
  }

  /** Checks a code; every try counts. */
  async tryCode({ token }: L, code: string): Promise<CodeVerdict> {
    return this.challenge.tryCode(token.tokenId, code);
  }

  /** When the tries of a code begin anew, as the header Retry-After. */
  async retryAfter({ token }: L): Promise<Record<string, string>> {
    return retryAfter(this.challenge, token.tokenId);
  }

  /**
   * Signs what was reviewed: in one transaction with using the link's code up.
   * @param withCode whether the code that was mailed for it has been entered
   */
  async sign(link: L, said: S, withCode: boolean): Promise<void> {
    const { tokenId } = link.token;
    await this.services.cases.transactAs(
      { whoActs: this.whoActsBy(link) },
      { scope: tokenId, key: said.id, route: this.kept.route, bodyHash: sha256(canonicalJson(said)) },
      async (tx, viewer) => {
        const body = await this.carryOut(tx, viewer, link, said, withCode);
        await this.challenge.use(tx, tokenId);
        return { status: 201, body };
      },
    );
  }
}
