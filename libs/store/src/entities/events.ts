import type { EventKind } from '#libs/contracts';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/**
 * One change, for those who follow changes. It is not evidence and is removed after a while. It gets its place in the
 * stream, the column `number`, after the commit.
 */
@Entity('event')
export class EventEntity {
  @PrimaryColumn('bigint') @Generated('increment') id!: string;
  @Column('text') kind!: EventKind;
  @Column('uuid') arrangementId!: string;
  @Column('uuid', { nullable: true }) requestId!: string | null;
  @Column('text', { nullable: true }) legId!: string | null;
  @Column('text', { nullable: true }) aboutId!: string | null;
  /** Whom it concerns; null where it concerns the case as a whole. */
  @Column('text', { nullable: true }) partyId!: string | null;
  /** Whether only that party, and who sees the whole of the request, may know of it. */
  @Column('boolean') partyOnly!: boolean;
  @Column(instant()) caseTime!: string;
  @Column(instant()) recordedAt!: string;
}
