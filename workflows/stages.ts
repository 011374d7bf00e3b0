import type { LegView, StageName } from '#libs/contracts/workflows';
import type { Changes } from './changes.js';
import { Moments } from './moments.js';

type Stage = (leg: Moments) => Promise<void>;

/** Waits for the answer: for the reminders, the day on which it is due, each escalation, the end of a pause, the lapse. */
const waitForAnswer: Stage = (leg) => leg.throughTime();

/** The stages by what they obtain. The policy says which there are and in which order. */
const STAGES: Readonly<Record<StageName, Stage>> = {
  releasingAssessment: waitForAnswer,
  costReview: waitForAnswer,
  consultation: waitForAnswer,
  advanceNotice: waitForAnswer,
  contributorConsent: waitForAnswer,
  hostConsent: waitForAnswer,
  regionalConsent: waitForAnswer,
  councilDecision: waitForAnswer,
  mouAmendment: waitForAnswer,
  clearances: waitForAnswer,
};

/** The open legs of a request, each in its stage, side by side. */
export class Stages {
  private readonly open = new Map<string, Moments>();

  constructor(private readonly changes: Changes) {}

  /** Starts a stage for each leg that is being asked, and gives the others the result of the poll. */
  follow(legs: readonly LegView[]): void {
    for (const leg of legs) {
      const running = this.open.get(leg.legId);
      running?.follow(leg);
      if (running === undefined && leg.open) void this.begin(leg);
    }
  }

  private async begin(leg: LegView): Promise<void> {
    const moments = new Moments(this.changes);
    moments.follow(leg);
    this.open.set(leg.legId, moments);
    await STAGES[leg.stage](moments);
    this.open.delete(leg.legId);
  }
}
