import type { Browser, Role, Signature, System } from '#libs/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/** The stored answer of a call, so that a repeated call gets the same receipt. */
@Entity('idempotency')
export class IdempotencyEntity {
  @PrimaryColumn('text') scope!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') route!: string;
  @Column('text') bodyHash!: string;
  @Column('integer') status!: number;
  @Column('jsonb') body!: unknown;
  @Column(instant()) createdAt!: string;
}

/** One link of a hash chain: a chain for each case, and `system` for everything outside of cases. Immutable. */
@Entity('audit_event')
export class AuditEventEntity {
  @PrimaryColumn('text') chain!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('jsonb') body!: Record<string, unknown>;
  @Column('text') previousHash!: string;
  @Column('text') hash!: string;
}

/** A mail as it was sent, with the token of its link blanked. */
@Entity('mail_message')
export class MailMessageEntity {
  @PrimaryColumn('text') messageId!: string;
  @Column('text') effectId!: string;
  @Column('uuid', { nullable: true }) caseId!: string | null;
  @Column('text') personId!: string;
  @Column('text') subject!: string;
  @Column('text') raw!: string;
  @Column('text') status!: 'sending' | 'sent';
  @Column(instant()) createdAt!: string;
  @Column(instant({ nullable: true })) sentAt!: string | null;
}

/**
 * A person's link to an ask of their party, or to a record that was made for it. The token itself is never stored: it is
 * HMAC(key, id).
 */
@Entity('mailed_link')
export class MailedLinkEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'sign_off' | 'contest';
  @Column('text') keyId!: string;
  @Column('text') personId!: string;
  @Column('uuid') requestId!: string;
  /** The leg and its round that a link to an ask is for. */
  @Column('text', { nullable: true }) legId!: string | null;
  @Column('integer', { nullable: true }) round!: number | null;
  /** The decision that a link to a record is for. */
  @Column('text', { nullable: true }) decisionId!: string | null;
  @Column(instant()) createdAt!: string;
  @Column(instant({ nullable: true })) revokedAt!: string | null;
  @Column('text', { nullable: true }) codeHash!: string | null;
  @Column(instant({ nullable: true })) codeExpiresAt!: string | null;
  @Column('integer') codeTries!: number;
  /** What the code was asked for, so that what was reviewed is what is signed. */
  @Column('jsonb', { nullable: true }) reviewed!: unknown;
}

@Entity('sign_in_token')
export class SignInTokenEntity {
  @PrimaryColumn('text') hash!: string;
  @Column('text') personId!: string;
  @Column(instant()) createdAt!: string;
  @Column(instant()) expiresAt!: string;
  @Column(instant({ nullable: true })) usedAt!: string | null;
}

/** A session of a person; its token is in their cookie, here is only its hash. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('text') hash!: string;
  /** Names the session to its person and in the record; gives no access. */
  @Column('uuid') id!: string;
  @Column('text') how!: 'link' | 'persona';
  @Column('text') browser!: Browser;
  @Column('text', { nullable: true }) system!: System | null;
  @Column('text') personId!: string;
  @Column(instant()) createdAt!: string;
  @Column(instant()) lastSeenAt!: string;
  @Column(instant()) expiresAt!: string;
}

/** A token by which a program calls for a person. The token itself is stored nowhere. */
@Entity('api_token')
export class ApiTokenEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') personId!: string;
  @Column('text') name!: string;
  @Column('text') hash!: string;
  @Column('text') may!: 'read' | 'act';
  @Column('jsonb') memberships!: { partyId: string; role: Role }[];
  @Column('text') madeByKey!: string;
  @Column(instant()) createdAt!: string;
  @Column(instant()) expiresAt!: string;
  @Column(instant({ nullable: true })) lastUsedAt!: string | null;
  @Column(instant({ nullable: true })) revokedAt!: string | null;
  @Column('text', { nullable: true }) revokedBy!: string | null;
}

/** That a unit is on one arrangement for a time; an exclusion constraint keeps it off all others. */
@Entity('reservation')
export class ReservationEntity {
  @PrimaryColumn('uuid') arrangementId!: string;
  @PrimaryColumn('text') lineId!: string;
  @Column('text') unitId!: string;
  @Column('text') world!: string;
  @Column('text') during!: string;
}

/** Who signed an answer; the fact holds its id and a commitment. Without a value once erased. */
@Entity('personal_detail')
export class PersonalDetailEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') enteredBy!: string;
  @Column('text', { nullable: true }) salt!: string | null;
  @Column('jsonb', { nullable: true }) value!: Signature | null;
  @Column(instant()) enteredAt!: string;
  @Column(instant({ nullable: true })) erasedAt!: string | null;
}
