import type { ApiSchemas } from '#libs/contracts/client';
import type { Mail } from './mailbox.js';
import type { Persona } from '../persona.js';
import { english, legStatus, moment, usableWindow } from '../words.js';

/** What one step of the story was. */
export interface StoryEvent {
  readonly what: string;
  /** What the record does not say and this run therefore assumes. */
  readonly assumed?: string;
  readonly receipt?: number;
  readonly mails?: readonly Mail[];
}

/** One step as it is printed with --json. */
export interface Step {
  readonly number: number;
  readonly caseTime: string;
  readonly what: string;
  readonly assumedForThisRun: string | null;
  readonly receipt: number | null;
  readonly mails: readonly { readonly to: string; readonly subject: string }[];
  readonly request: { readonly reference: string; readonly status: string };
  readonly arrangement: { readonly status: string; readonly breach: boolean; readonly line: string };
  readonly window: ApiSchemas['Request']['lines'][number]['window'];
  readonly legs: readonly LegSituation[];
}

interface LegSituation {
  readonly leg: string;
  readonly party: string;
  readonly status: string;
  readonly satisfied: boolean;
  readonly holder: string | null;
  readonly since: string | null;
  readonly overdueSince: string | null;
}

/** The case that is played. */
export interface CaseIds {
  readonly requestId: string;
  readonly arrangementId: string;
}

/** Tells the story step by step: the case's date, what happened, who holds what since when, and the receipt. */
export class Narrator {
  readonly steps: Step[] = [];

  constructor(
    private readonly reader: Persona,
    private readonly write: (lines: string) => void,
  ) {}

  /** The case as its manager sees it now. */
  async read({ requestId, arrangementId }: CaseIds) {
    return {
      request: await this.reader.does.getRequest({ requestId: requestId }),
      arrangement: await this.reader.does.getArrangement({ arrangementId: arrangementId }),
    };
  }

  /** Tells a step with the state that it left behind. */
  async tell(ids: CaseIds, told: StoryEvent): Promise<void> {
    const { request, arrangement } = await this.read(ids);
    const line = arrangement.lines[0];
    const step: Step = {
      number: this.steps.length + 1,
      caseTime: arrangement.now,
      what: told.what,
      assumedForThisRun: told.assumed ?? null,
      receipt: told.receipt ?? null,
      mails: (told.mails ?? []).map(({ to, subject }) => ({ to, subject })),
      request: { reference: request.reference, status: request.status },
      arrangement: {
        status: arrangement.status,
        breach: arrangement.breach,
        line: line?.status ?? 'planned',
      },
      window: line?.expiresAt == null ? (request.lines[0]?.window ?? null) : line.window,
      legs: request.legs.map(statusOf),
    };
    this.steps.push(step);
    this.write(wordsOf(step, request.legs));
  }
}

function statusOf({ kind, party, status, detail }: ApiSchemas['Request']['legs'][number]): LegSituation {
  return {
    leg: kind,
    party: party.name,
    status,
    satisfied: detail?.satisfied ?? false,
    holder: detail?.holder ?? null,
    since: detail?.heldSince ?? null,
    overdueSince: detail?.overdueSince ?? null,
  };
}

function wordsOf(step: Step, legs: readonly ApiSchemas['Request']['legs'][number][]): string {
  const width = Math.max(0, ...legs.map((leg) => nameOf(leg).length));
  const { arrangement, request } = step;
  const lines = [
    english.format('demo.story.state', {
      arrangement: arrangement.status.replaceAll('_', ' '),
      breach: arrangement.breach ? 'yes' : 'no',
      line: arrangement.line.replaceAll('_', ' '),
      request: request.status,
    }),
    ...(step.window === null || step.window.verdict === 'unknown'
      ? []
      : [english.format('demo.story.window', { window: usableWindow(step.window) })]),
    ...legs.map((leg) => `  ${nameOf(leg).padEnd(width)}  ${legStatus(leg)}`),
  ];
  return [
    '',
    english.format('demo.story.step', { number: step.number, at: moment(step.caseTime) }),
    `   ${step.what}`,
    ...(step.assumedForThisRun === null
      ? []
      : [`   ${english.format('demo.story.assumed', { what: step.assumedForThisRun })}`]),
    ...(step.receipt === null
      ? []
      : [`   ${english.format('demo.story.receipt', { receipt: String(step.receipt) })}`]),
    ...step.mails.map(({ to, subject }) => `   ${english.format('demo.story.mail', { to, subject })}`),
    ...lines.map((line) => `   ${line}`),
  ].join('\n');
}

function nameOf({ kind, party }: ApiSchemas['Request']['legs'][number]): string {
  return `${kind.replaceAll('_', ' ')}, ${party.name}`;
}
