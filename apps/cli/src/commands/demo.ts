import { ApiRefusal, NotTheApi } from '#libs/contracts/client';
import { loadConfig } from '#libs/platform';
import { exitCodes, type CommandResult } from '../output.js';
import { environmentOfRun } from './running-product.js';
import { type Cast, signInCast } from './demo/cast.js';
import { type DemoConfig, demoConfigSchema } from './demo/config.js';
import { enterLiveFour } from './demo/live-four.js';
import { reportLiveFour } from './demo/live-report.js';
import { enterRecord } from './demo/enter-record.js';
import { readRecordFile } from './demo/record-file.js';
import { readRecord, recordAsData, formatRecord } from './demo/record-report.js';
import { Mailbox } from './demo/story/mailbox.js';
import { Narrator } from './demo/story/narrator.js';
import { play } from './demo/story/play.js';
import { SOURCES } from './demo/story/sources.js';
import { DemoFailure } from './demo/until.js';
import { english } from './demo/words.js';

/** How `countersign demo` was called. */
export interface DemoOptions {
  /** Live the arrangement of S/RES/1967 (2011) step by step, by mail and sign-off page, instead of showing what the product holds. */
  readonly story: boolean;
}

/**
 * Shows the product at work, against the running product and only through its public API: what the record says of the
 * arrangement from UNMIL to UNOCI in 2010 and 2011, and four live requests around today. Run again, it finds what it has
 * entered.
 *
 * @param write takes the lines as they come; nothing is written there if the result is wanted as data
 * @throws WrongUseError when no product of the right kind runs
 */
export async function demoCommand(
  write: (lines: string) => void,
  { story }: DemoOptions = { story: false },
): Promise<CommandResult> {
  const config = loadConfig(demoConfigSchema, environmentOfRun());
  const url = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const cast = await signInCast(url);
  return story ? tellStory(config, url, cast, write) : show(cast, write);
}

async function show(cast: Cast, write: (lines: string) => void): Promise<CommandResult> {
  try {
    const file = await readRecordFile();
    const record = await readRecord(cast.administrator, await enterRecord(cast.administrator, file));
    write(formatRecord(file, record).join('\n'));
    const today = new Date().toISOString().slice(0, 10);
    const live = await reportLiveFour(cast, await enterLiveFour(cast, today));
    write(live.text.join('\n'));
    return {
      exitCode: exitCodes.done,
      text: '',
      data: { record: recordAsData(file, record), live: live.data },
    };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      exitCode: exitCodes.no,
      text: english.format('demo.cannot_go_on', { why: error.message }),
      data: { error: error.message },
    };
  }
}

/** Plays "2011 lived again": three armed helicopters from UNMIL to UNOCI, as the personas, the mails and the link. */
async function tellStory(
  config: DemoConfig,
  url: string,
  cast: Cast,
  write: (lines: string) => void,
): Promise<CommandResult> {
  const mailbox = await Mailbox.open(config.MAILBOX_PORT);
  write(opening(url));
  const narrator = new Narrator(cast.manager, write);
  try {
    const summary = await play({ cast, mailbox, narrator });
    return {
      exitCode: exitCodes.done,
      text: summary.text,
      data: { ...summary.data, sources: SOURCES, steps: narrator.steps },
    };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      exitCode: exitCodes.no,
      text: english.format('demo.story.cannot_go_on', { why: error.message }),
      data: { error: error.message, steps: narrator.steps },
    };
  }
}

/** Whether it is the product that does not do what the demonstration needs. */
function isFailure(error: unknown): error is Error {
  return error instanceof DemoFailure || error instanceof ApiRefusal || error instanceof NotTheApi;
}

function opening(url: string): string {
  return [
    "2011 lived again: three armed helicopters (Mi-24) of Ukraine from UNMIL (Liberia) to UNOCI (Côte d'Ivoire).",
    english.format('demo.story.played', { url }),
    english.format('demo.story.rests_on'),
    ...SOURCES.map((source) => `  ${source}`),
  ].join('\n');
}
