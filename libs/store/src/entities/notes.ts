import type { ChaseChannel, CommentAudience } from '#libs/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/** A comment on a request, a leg or a task. Immutable: a correction is a new comment. */
@Entity('comment')
export class CommentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('text', { nullable: true }) legId!: string | null;
  @Column('text', { nullable: true }) taskId!: string | null;
  @Column('text') visibleTo!: CommentAudience;
  @Column('text') text!: string;
  @Column('uuid', { nullable: true }) corrects!: string | null;
  @Column('text') salt!: string;
  @Column('text') personId!: string;
  @Column('text') partyId!: string;
  @Column(instant()) caseTime!: string;
  @Column(instant()) recordedAt!: string;
}

/** The Secretariat's note on a call or a meeting about a leg. Immutable: a correction is a new note. */
@Entity('chase_note')
export class ChaseNoteEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('text') legId!: string;
  @Column('text') channel!: ChaseChannel;
  @Column('text') withWhom!: string;
  @Column(instant()) happenedFrom!: string;
  @Column(instant()) happenedTo!: string;
  @Column('text') said!: string;
  @Column('text', { nullable: true }) nextStep!: string | null;
  @Column('date', { nullable: true }) nextStepOn!: string | null;
  @Column('uuid', { nullable: true }) corrects!: string | null;
  @Column('text') salt!: string;
  @Column('text') personId!: string;
  @Column('text') partyId!: string;
  @Column(instant()) caseTime!: string;
  @Column(instant()) recordedAt!: string;
}
