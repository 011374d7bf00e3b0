import type { EffectForDelivery } from '#libs/cases';
import type { EffectKind } from '#libs/contracts';
import type { ContestTarget, Directory, Outbox, SignOffTarget } from '#libs/mail';
import type { Clock } from '#libs/platform';
import { ApplicationFailure, asyncLocalStorage } from '@temporalio/activity';
import { caseOf } from './case-of.js';
import { FirstTries } from './first-tries.js';
import { mailsOfContests } from './mails-of-contests.js';
import { mailsOfEscalation } from './mails-of-escalation.js';
import { mailsOnChange } from './mails-on-change.js';
import { mailsToParty } from './mails-to-party.js';
import { mailsToSecretariat } from './mails-to-secretariat.js';
import type { Mail } from './mail.js';

/** The one input of every activity that carries out an effect. */
export interface EffectInput {
  readonly effectId: string;
}

/** How carrying out an effect ended; `gone` where its reason no longer stood or it had been done. */
export type EffectOutcome = 'done' | 'gone' | 'failed';

/** What effects are carried out with. */
export interface EffectDeps {
  readonly cases: {
    effectForDelivery(effectId: string): Promise<EffectForDelivery | null>;
    finishEffect(effectId: string): Promise<void>;
  };
  readonly directory: Directory;
  readonly outbox: Pick<Outbox, 'deliver'>;
  /** The token of a person's link to a round; the same one on every try. */
  readonly signOffToken: (target: SignOffTarget) => Promise<string>;
  /** The token of a person's link to a record of their party; the same one on every try. */
  readonly contestToken: (target: ContestTarget) => Promise<string>;
  /** The address under which people reach the product, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly effectEnded: (kind: EffectKind | null, outcome: EffectOutcome) => void;
}

const TO_PARTY: readonly EffectKind[] = ['ask', 'remind', 'receipt', 'relayReply'];

/**
 * Carries out one effect: asks whether its reason still stands, writes to everyone whom it concerns, records it as
 * done. A try that failed half-way is repeated as a whole; whoever has been written to is not written to again.
 */
export function createCarryOut(deps: EffectDeps): (input: EffectInput) => Promise<void> {
  // A try that Temporal has given up on may still be talking to the mail server; the next one joins it here, so that
  // the same mail is not under way twice at the same time.
  const underWay = new Map<string, Promise<void>>();
  const firstTries = new FirstTries();
  return async ({ effectId }) => {
    const join = () => {
      const running =
        underWay.get(effectId) ??
        firstTries.watch(carryOut(deps, effectId)).finally(() => underWay.delete(effectId));
      underWay.set(effectId, running);
      return running;
    };
    await (isFirstTry() ? firstTries.begin(join) : join());
  };
}

/** Whether this is made within a workflow task; never where no worker called. */
function isFirstTry(): boolean {
  return asyncLocalStorage.getStore()?.info.isLocal === true;
}

async function carryOut(deps: EffectDeps, effectId: string): Promise<void> {
  const effect = await deps.cases.effectForDelivery(effectId);
  if (effect === null) {
    deps.effectEnded(null, 'gone');
    return;
  }
  try {
    await sendAll(deps, effect, await mailsOf(deps, effect));
  } catch (error) {
    deps.effectEnded(effect.kind, 'failed');
    throw error;
  }
  await deps.cases.finishEffect(effectId);
  deps.effectEnded(effect.kind, 'done');
}

async function mailsOf(deps: EffectDeps, effect: EffectForDelivery): Promise<Mail[]> {
  const found = await caseOf(deps, effect);
  const mails = await lettersOf(effect)(deps, found);
  if (mails.length === 0) {
    throw ApplicationFailure.create({
      type: 'NoRecipients',
      message: `Nobody is there to be written to for the effect ${effect.effectId} (${effect.kind}).`,
    });
  }
  return mails;
}

/** Who writes the letters of an effect. */
function lettersOf({ kind, about, request, caseId }: EffectForDelivery) {
  if (TO_PARTY.includes(kind)) return mailsToParty;
  if (about.what === 'record_contested' || about.what === 'contest_settled') return mailsOfContests;
  if (kind === 'inform' && caseId === request?.id) return mailsOnChange;
  if (kind === 'escalate' && about.questionId === undefined) return mailsOfEscalation;
  return mailsToSecretariat;
}

async function sendAll(deps: EffectDeps, { effectId, caseId }: EffectForDelivery, mails: readonly Mail[]) {
  const tries = await Promise.allSettled(
    mails.map(({ to, letter, token }) => deps.outbox.deliver({ effectId, caseId, to, letter, token })),
  );
  const failures = tries.filter((result) => result.status === 'rejected');
  if (failures.length === 0) return;
  // Temporal keeps a failure's words for long, so they name no address and no content.
  throw ApplicationFailure.create({
    type: 'MailNotSent',
    message: `${failures.length} of ${mails.length} mails could not be sent: ${codeOf(failures[0]?.reason)}`,
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const codes = ['code' in error ? error.code : null, 'responseCode' in error ? error.responseCode : null];
  return [
    error.name,
    ...codes.filter((value) => typeof value === 'string' || typeof value === 'number'),
  ].join(' ');
}
