import type { EffectForDelivery } from '#libs/cases';
import type { EffectKind } from '#libs/contracts';
import type { Outbox, Recipient } from '#libs/mail';
import { ApplicationFailure, asyncLocalStorage } from '@temporalio/activity';
import { firstTry } from './first-try.js';
import { letterCaseOf } from './letter-case.js';
import type { LetterDeps } from './letter-deps.js';
import type { LetterKind, LetterRow, Written } from './letter.js';
import { LETTERS } from './registry.js';

/** The one input of every activity that carries out an effect. */
export interface EffectInput {
  readonly effectId: string;
}

/** How carrying out an effect ended; `gone` if its reason no longer stood or it had been done. */
export type EffectOutcome = 'done' | 'gone' | 'failed';

/** What effects are carried out with. */
export interface EffectDeps extends LetterDeps {
  readonly cases: {
    effectForDelivery(effectId: string): Promise<EffectForDelivery | null>;
    finishEffect(effectId: string): Promise<void>;
  };
  readonly outbox: Pick<Outbox, 'deliver' | 'keepsWaiting'>;
  readonly effectEnded: (kind: EffectKind | null, outcome: EffectOutcome) => void;
}

/** A letter on its way to one person. */
interface Mail extends Written {
  readonly to: Recipient;
}

/**
 * Carries out one effect: asks whether its reason still stands, writes to everyone whom it concerns, records it as done. A
 * try that failed half-way is repeated as a whole; nobody gets a second letter.
 */
export function createCarryOut(deps: EffectDeps): (input: EffectInput) => Promise<void> {
  // A try that Temporal has given up may still be talking to the mail server; the next one joins it here, so that the same
  // mail is not being sent twice at once.
  const underWay = new Map<string, Promise<void>>();
  return async ({ effectId }) => {
    const join = () => {
      const running =
        underWay.get(effectId) ?? carryOut(deps, effectId).finally(() => underWay.delete(effectId));
      underWay.set(effectId, running);
      return running;
    };
    await (isFirstTry() ? firstTry(deps.outbox.keepsWaiting(), join) : join());
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
  const of = { ...(await letterCaseOf(deps, effect)), effect };
  // The row is that of the effect's own kind, which the compiler cannot see through the union.
  const row = LETTERS[effect.kind] as LetterRow<LetterKind>;
  const recipients = await row.recipients(deps, of);
  if (recipients.length === 0) {
    throw ApplicationFailure.create({
      type: 'NoRecipients',
      message: `Nobody is there to be written to for the effect ${effect.effectId} (${effect.kind}).`,
    });
  }
  const write = await row.compose(deps, of);
  return Promise.all(recipients.map(async (to) => ({ to, ...(await write(to)) })));
}

async function sendAll(deps: EffectDeps, { effectId, caseId }: EffectForDelivery, mails: readonly Mail[]) {
  const failures = await deps.outbox.deliver({ effectId, caseId, letters: mails });
  if (failures.length === 0) return;
  // Temporal keeps the text of a failure for long, so it names no address and no content.
  throw ApplicationFailure.create({
    type: 'MailNotSent',
    message: `${failures.length} of ${mails.length} mails could not be sent: ${codeOf(failures[0])}`,
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
