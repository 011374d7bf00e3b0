import type { Calendar } from '#libs/calendars';
import type { StandingConsent } from '#libs/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/**
 * One version of a calendar, never changed; the newest counts. Its id is that of the party whose working time it is, or
 * {@link HEADQUARTERS_CALENDAR}.
 */
@Entity('calendar')
export class CalendarEntity {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') document!: Calendar;
  /** Why it was corrected; null for what the product came with. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) enteredBy!: string | null;
}

/** The calendar of United Nations Headquarters. */
export const HEADQUARTERS_CALENDAR = 'unhq';

/** What a party consented to in advance. Only a withdrawal changes it. */
@Entity('standing_consent')
export class StandingConsentEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') partyId!: string;
  @Column('jsonb') document!: StandingConsent;
  @Column('text') recordedBy!: string;
  @Column(instant()) recordedAt!: string;
  @Column('text', { nullable: true }) withdrawnBy!: string | null;
  @Column('text', { nullable: true }) withdrawnReason!: string | null;
}

/** A person is away for a time, and another acts for them. */
@Entity('absence')
export class AbsenceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') personId!: string;
  @Column(instant()) fromAt!: string;
  @Column(instant()) toAt!: string;
  @Column('text') coveredBy!: string;
  @Column('text', { nullable: true }) recordedBy!: string | null;
  /** When it was cancelled; null: it stands. */
  @Column(instant({ nullable: true })) cancelledAt!: string | null;
  @Column('text', { nullable: true }) cancelledBy!: string | null;
}
