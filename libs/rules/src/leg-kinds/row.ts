import type { Answer, Holder, InstrumentKind, LegStatus, PolicyLeg } from '#libs/contracts';

/** A status that an answer can lead to. */
export type StatusOfAnswer = Extract<
  LegStatus,
  | 'obtained'
  | 'obtained_with_caveats'
  | 'in_principle'
  | 'provisional'
  | 'notified'
  | 'consulted'
  | 'refused'
  | 'objected'
  | 'withdrawn'
  | 'suspended'
>;

/**
 * All that the product knows about one kind of leg. The machine, the check of policies, sign-off, pages, mails, the command
 * line and the published tables derive from it; none of them names a kind to decide what holds for it.
 */
export interface LegKindRow {
  /** Whose leg it can be. Nobody else can answer it. */
  readonly of: readonly PolicyLeg['of'][];
  /** The answers that it knows, with the status that each leads to. */
  readonly answers: Readonly<Partial<Record<Answer, StatusOfAnswer>>>;
  /** The answers that a form offers to a party that is asked, in this order; a question is offered before the last `no`. */
  readonly offered: readonly Answer[];
  /** What an answer names: an act of the Council, or an instrument, and which kind the form begins with. */
  readonly rests:
    | { readonly on: 'act' }
    | { readonly on: 'instrument'; readonly needed: boolean; readonly preset: InstrumentKind };
  /** Who holds the leg while its answer is awaited. */
  readonly holder: Exclude<Holder, 'paused'>;
  /**
   * The lines that it concerns: all of the request; those of its contributor; or those of its contributor, and all where its
   * party contributes none.
   */
  readonly scope: 'all_lines' | 'own_lines' | 'own_lines_or_all';
  /**
   * Whether a policy must have it: what no arrangement can do without (S/RES/1609 (2005), para. 6).
   * `unless_authority_suffices`: not if an authority given in advance replaces the decision.
   */
  readonly needed: 'always' | 'unless_authority_suffices' | 'as_policy_says';
  /** Whether a refusal ends the line at once, since nothing can replace this leg, or is for people to resolve. */
  readonly refusal: 'ends_the_line' | 'blocks_the_line';
  /** What the answer is if a group approves or rejects, where it differs from other kinds. */
  readonly group: { readonly approves: 'obtained' | 'consulted'; readonly rejects: 'refused' | 'objected' };
  /**
   * Whether being notified or consulted can satisfy it: that is what the leg is for; practice has accepted it, with a
   * warning; or never.
   */
  readonly softAnswers: 'satisfy' | 'satisfy_with_a_warning' | 'never_satisfy';
  /** Whether a policy may let it be waived by name. */
  readonly waivable: boolean;
  /** Whether its party may give it in advance, as a standing consent. */
  readonly inAdvance: boolean;
  /** Whether the usable window of a line begins only after it. */
  readonly inWindow: boolean;
  /** Whether the time from the act of the Council to its answer is shown. */
  readonly comparedWithCouncil: boolean;
  /** How the last day of its limits bounds an arrangement. */
  readonly bounds: 'consent' | 'mou';
  /** Whether the no-objection procedure is possible; even then silence satisfies nothing by itself. */
  readonly silence: boolean;
}
