import type {
  ArrangementStatus,
  Ask,
  Channel,
  EffectKind,
  Holder,
  LegKind,
  LegStatus,
  LineStatus,
  RequestStatus,
  TaskKind,
  TaskStatus,
  UnLanguage,
} from '#libs/contracts';
import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import { instant } from '../columns.js';

/** The arrangement itself; all its requests share its clock and its lock. */
@Entity('arrangement')
export class ArrangementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  /** `live`, or its own world if the clock was moved, so that it never meets live units. */
  @Column('text') world!: string;
  @Column('text') sendingMission!: string;
  @Column('text') receivingMission!: string;
  @Column('text') status!: ArrangementStatus;
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } }) clockOffsetMs!: number;
  @Column('boolean') breach!: boolean;
  /** The time that a record case has reached; null for every other. */
  @Column(instant({ nullable: true })) recordUntil!: string | null;
  @Column(instant({ nullable: true })) wakeAt!: string | null;
  @Column(instant({ nullable: true })) closedAt!: string | null;
}

@Entity('arrangement_line')
export class ArrangementLineEntity {
  @PrimaryColumn('uuid') arrangementId!: string;
  @PrimaryColumn('text') lineId!: string;
  @Column('text') unitId!: string;
  @Column('text') status!: LineStatus;
  @Column(instant({ nullable: true })) expiresAt!: string | null;
  @Column(instant({ nullable: true })) breachSince!: string | null;
}

@Entity('request')
export class RequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') arrangementId!: string;
  @Column('text') reference!: string;
  @Column('text') status!: RequestStatus;
  @Column('text') sendingMission!: string;
  @Column('text') receivingMission!: string;
  @Column('text') requestedBy!: string;
  /** The unit of the Secretariat that manages it, from its first day. */
  @Column('text') managedBy!: string;
  /** Whether it is a record case: nobody waits for it, and only the Secretariat sees it. */
  @Column('boolean', { default: false }) ofRecord!: boolean;
  @Column('text', { nullable: true }) policyHash!: string | null;
  @Column(instant()) neededByAt!: string;
  @Column(instant({ nullable: true })) submittedAt!: string | null;
  @Column(instant({ nullable: true })) closedAt!: string | null;
  /** Earliest moment at which any part of the request must be woken. */
  @Column(instant({ nullable: true })) wakeAt!: string | null;
}

/** One fact of a case's log. Immutable: the database refuses to change or remove it. */
@Entity('fact')
export class FactEntity {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('text') kind!: string;
  /** The fact as the machine reads it. */
  @Column('jsonb') payload!: Record<string, unknown>;
  @Column(instant()) caseTime!: string;
  /** Always the real time. */
  @Column(instant()) recordedAt!: string;
  @Column('text', { nullable: true }) personId!: string | null;
  @Column('text', { nullable: true }) partyId!: string | null;
  @Column('text') channel!: Channel;
  /** The entry from the record that says it; null for every other fact. */
  @Column('integer', { nullable: true }) entry!: number | null;
}

/** What the machine made of a fact. */
@Entity('fold')
export class FoldEntity {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('integer') number!: number;
  @PrimaryColumn('integer') generation!: number;
  @Column('integer') machineVersion!: number;
  @Column('text') stateHash!: string;
}

@Entity('snapshot')
export class SnapshotEntity {
  @PrimaryColumn('uuid') caseId!: string;
  @Column('integer') number!: number;
  /** The version of the machine that left the state. */
  @Column('integer') machineVersion!: number;
  /** The generation of the log that left the state. */
  @Column('integer') generation!: number;
  @Column('jsonb') state!: unknown;
}

/** The state with which a later version of the machine took a case over; `number` is that of the upgrade fact. Immutable. */
@Entity('upgrade_snapshot')
export class UpgradeSnapshotEntity {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('integer') fromVersion!: number;
  @Column('integer') toVersion!: number;
  @Column('jsonb') state!: unknown;
  @Column('text') stateHash!: string;
}

@Entity('leg')
export class LegEntity {
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('text') legId!: string;
  @Column('integer') position!: number;
  @Column('text') kind!: LegKind;
  @Column('text') partyId!: string;
  @Column('text') status!: LegStatus;
  @Column('boolean') satisfied!: boolean;
  @Column('text', { nullable: true }) holder!: Holder | null;
  @Column(instant({ nullable: true })) heldSince!: string | null;
  @Column(instant({ nullable: true })) overdueSince!: string | null;
  @Column('text', { nullable: true }) decisionId!: string | null;
}

@Entity('round')
export class RoundEntity {
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('text') legId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('integer') revision!: number;
  @Column('text') askHash!: string;
  @Column(instant()) askedAt!: string;
  @Column(instant()) dueAt!: string;
  @Column('integer') remindersSent!: number;
  @Column(instant({ nullable: true })) closedAt!: string | null;
  @Column('text', { nullable: true }) closedBecause!: string | null;
}

@Entity('task')
export class TaskEntity {
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('text') taskId!: string;
  @Column('text') kind!: TaskKind;
  @Column('text') partyId!: string;
  @Column('text', { nullable: true }) legId!: string | null;
  @Column('text', { nullable: true }) aboutId!: string | null;
  @Column('text') status!: TaskStatus;
  @Column(instant()) openedAt!: string;
  @Column(instant({ nullable: true })) dueAt!: string | null;
  @Column('text', { nullable: true }) claimedBy!: string | null;
  @Column('text', { nullable: true }) notBy!: string | null;
  /** Who alone may do it, by seat; null: everybody of the party with the role. */
  @Column('text', { array: true, nullable: true }) people!: string[] | null;
  @Column(instant({ nullable: true })) closedAt!: string | null;
  @Column('text', { nullable: true }) closedBy!: string | null;
}

/** What a party was asked, word for word, in one language. Immutable. */
@Entity('rendering')
export class RenderingEntity {
  /** SHA-256 of the ask as a code and parameters. */
  @PrimaryColumn('text') askHash!: string;
  @PrimaryColumn('text') language!: UnLanguage;
  /** SHA-256 of the text. */
  @Column('text') hash!: string;
  /** The version of the catalogue that wrote it. */
  @Column('text') catalogue!: string;
  @Column('text') text!: string;
  @Column('jsonb') ask!: Ask;
  @Column(instant()) renderedAt!: string;
}

/** An answer of a seat, with the hashes of what was asked and of the text that was read. Immutable. */
@Entity('decision')
export class DecisionEntity {
  /** A UUID; for an answer given in advance followed by the round that it answers. */
  @PrimaryColumn('text') id!: string;
  @Column('uuid') requestId!: string;
  @Column('text') legId!: string;
  @Column('integer', { nullable: true }) round!: number | null;
  /** The number of the receipt. */
  @Column('bigint') @Generated('increment') receipt!: string;
  @Column('text') answer!: string;
  /** The ask that it answers; null where nothing had been asked. */
  @Column('text', { nullable: true }) askHash!: string | null;
  /** The rendering that was read, by the SHA-256 of its text; null if there was none yet, or nobody read it. */
  @Column('text', { nullable: true }) textHash!: string | null;
  @Column('jsonb') content!: Record<string, unknown>;
  @Column(instant({ nullable: true })) decidedFrom!: string | null;
  @Column(instant({ nullable: true })) decidedTo!: string | null;
  @Column(instant()) caseTime!: string;
  @Column(instant()) recordedAt!: string;
  @Column('text', { nullable: true }) personId!: string | null;
  @Column('text') channel!: Channel;
}

@Entity('paper')
export class PaperEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('text') legId!: string;
  @Column('text') status!: string;
  @Column('text') recordedBy!: string;
  @Column('text', { nullable: true }) countersignedBy!: string | null;
  @Column(instant()) recordedAt!: string;
}

@Entity('question')
export class QuestionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('text') legId!: string;
  @Column('text') text!: string;
  @Column('text') askedBy!: string;
  @Column(instant()) askedAt!: string;
  @Column(instant()) replyDueAt!: string;
  @Column('text', { nullable: true }) reply!: string | null;
  @Column(instant({ nullable: true })) repliedAt!: string | null;
}

/** One span of the delay ledger. */
@Entity('ledger_span')
export class LedgerSpanEntity {
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('text') legId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('text') holder!: Holder;
  @Column(instant()) fromAt!: string;
  @Column(instant({ nullable: true })) toAt!: string | null;
}

/** One effect on the outside world; carried out by the workflow of its target. */
@Entity('effect')
export class EffectEntity {
  /** Case, number of the fact and place among its effects: also what a mail's Message-ID is made from. */
  @PrimaryColumn('text') id!: string;
  @Column('uuid') caseId!: string;
  @Column('integer') number!: number;
  @Column('integer') index!: number;
  @Column('text') kind!: EffectKind;
  /** The workflow that carries it out. */
  @Column('text') target!: string;
  @Column('jsonb') about!: Record<string, unknown>;
  @Column('text') status!: 'pending' | 'done' | 'cancelled';
  @Column(instant({ nullable: true })) doneAt!: string | null;
}

/** Workflows that must be told that something changed. */
@Entity('effect_queue')
export class EffectQueueEntity {
  @PrimaryColumn('text') target!: string;
  /** Grows with every change that concerns the workflow. */
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } }) version!: number;
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } })
  deliveredVersion!: number;
  @Column(instant({ nullable: true })) leasedUntil!: string | null;
  @Column(instant()) changedAt!: string;
  @Column('integer') tries!: number;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column(instant({ nullable: true })) stuckAt!: string | null;
  /** Whether its case should have a workflow; null if it is about no case. */
  @Column('boolean', { nullable: true }) open!: boolean | null;
  /** When the workflow was last signalled. */
  @Column(instant({ nullable: true })) reportedAt!: string | null;
  /** The version that the workflow last saw. */
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } }) seenVersion!: number;
  /** When the workflow was last known to run. */
  @Column(instant({ nullable: true })) describedAt!: string | null;
  /** How often it was nudged since its case last changed; each time it is left alone for longer. */
  @Column('integer') nudges!: number;
}
