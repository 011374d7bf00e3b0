import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/** One fact as it was entered from the record of the past, with its source. Immutable. */
@Entity('record_entry')
export class RecordEntryEntity {
  @PrimaryColumn('uuid') arrangementId!: string;
  /** Its place in the order of entry. */
  @PrimaryColumn('integer') number!: number;
  @Column('uuid', { nullable: true }) requestId!: string | null;
  @Column('text') kind!: string;
  @Column('jsonb') payload!: unknown;
  @Column(instant({ nullable: true })) effectiveFrom!: string | null;
  @Column(instant({ nullable: true })) effectiveTo!: string | null;
  /** The moment at which it counts. */
  @Column(instant()) countsAt!: string;
  @Column('jsonb') source!: unknown;
  /** The generation of the case's log in which it was first folded. */
  @Column('integer') generation!: number;
  @Column(instant()) recordedAt!: string;
  @Column('text') personId!: string;
  @Column('text') partyId!: string;
}
