import type { Authority, PartyKind, Policy, Role } from '#libs/contracts';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/** A state, a mission, the Council or a unit of the Secretariat. */
@Entity('party')
export class PartyEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: PartyKind;
  @Column('text') name!: string;
  /** Language of mails to the party (BCP 47). */
  @Column('text') language!: string;
  @Column('text') zone!: string;
  @Column('text', { array: true }) sources!: string[];
  @Column('integer', { default: 1 }) version!: number;
}

/** A peace operation and the Government on whose territory it works. */
@Entity('mission')
export class MissionEntity {
  @PrimaryColumn('text') partyId!: string;
  @Column('text') hostPartyId!: string;
  @Column('text') fullName!: string;
  /** Its first day; null where it is not known. */
  @Column('date', { nullable: true }) openedOn!: string | null;
  /** Its last day; null where it goes on. */
  @Column('date', { nullable: true }) closedOn!: string | null;
  /** The last day of its mandate; null where it is not known. */
  @Column('date', { nullable: true }) mandateEndsOn!: string | null;
  /** The regional body whose consent is needed too, e.g. of a hybrid operation. */
  @Column('text', { nullable: true }) regionalBodyPartyId!: string | null;
}

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('text') address!: string;
  /** The language in which the person reads, one of the six of the United Nations. */
  @Column('text') language!: string;
  /** The time zone in which the person works (IANA). */
  @Column('text', { default: 'America/New_York' }) zone!: string;
  /** Counts the changes that the person made to the two. */
  @Column('integer', { default: 1 }) settingsVersion!: number;
  /** Offered on the sign-in page of the embedded demonstration. */
  @Column('boolean') persona!: boolean;
  /** When name, title and address were erased at the person's request. */
  @Column(instant({ nullable: true })) erasedAt!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** A person acts for a party in a role, from–to. Ended, never removed. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid') @Generated('uuid') id!: string;
  @Column('text') personId!: string;
  @Column('text') partyId!: string;
  @Column('text') role!: Role;
  @Column(instant()) validFrom!: string;
  @Column(instant({ nullable: true })) validTo!: string | null;
  /** The seat, by its key in policies, that the person holds if the party has several voices; null: none. */
  @Column('text', { nullable: true }) seat!: string | null;
  /** Null for what the product came with. */
  @Column('text', { nullable: true }) givenBy!: string | null;
  @Column('text', { nullable: true }) endedBy!: string | null;
  @Column('text', { nullable: true }) endedReason!: string | null;
  /** When the seats of an ended membership were handled; null: not yet. */
  @Column(instant({ nullable: true })) settledAt!: string | null;
}

/**
 * A person's data, in one version. The audit chain holds the hash of document and salt; a person is erased by emptying the
 * documents, after which the hashes reveal nothing.
 */
@Entity('person_version')
export class PersonVersionEntity {
  @PrimaryColumn('text') personId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') salt!: string;
  @Column('jsonb', { nullable: true }) document!: Record<string, string> | null;
}

/** Who is recognised as speaking for a host government, from–to, and by which act. */
@Entity('host_representation')
export class HostRepresentationEntity {
  @PrimaryColumn('uuid') @Generated('uuid') id!: string;
  @Column('text') partyId!: string;
  @Column('text') speaker!: string;
  /** First day. */
  @Column('date') fromOn!: string;
  /** Last day; null: still. */
  @Column('date', { nullable: true }) toOn!: string | null;
  @Column('text') source!: string;
  /** The act by which the recognition ended; null where it was known from the beginning, or goes on. */
  @Column('text', { nullable: true }) endedSource!: string | null;
  /** Null for what the product came with. */
  @Column('text', { nullable: true }) recordedBy!: string | null;
  @Column('text', { nullable: true }) withdrawnBy!: string | null;
  /** Why the entry was taken back as an error; null: it stands. */
  @Column('text', { nullable: true }) withdrawnReason!: string | null;
}

/** One immutable version of a policy, named by the SHA-256 of its canonical form. */
@Entity('policy_version')
export class PolicyVersionEntity {
  @PrimaryColumn('text') hash!: string;
  @Column('text') policyId!: string;
  @Column('integer') version!: number;
  @Column('jsonb') document!: Policy;
}

@Entity('authority')
export class AuthorityEntity {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') document!: Authority;
  @Column('integer') version!: number;
}

/** The identified unit or asset that can be lent. */
@Entity('unit')
export class UnitEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') contributorPartyId!: string;
  @Column('text') missionId!: string;
  @Column('text', { array: true }) sources!: string[];
  @Column('integer') version!: number;
}
