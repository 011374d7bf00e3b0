import { loadConfig } from '#libs/platform';
import { exitCodes, type CommandResult } from '../output.js';
import { signInCast } from './demo/cast.js';
import { demoConfigSchema } from './demo/config.js';
import { Mailbox } from './demo/mailbox.js';
import { Narrator } from './demo/narrator.js';
import { play } from './demo/play.js';
import { SOURCES } from './demo/sources.js';
import { DemoFailure } from './demo/until.js';

/**
 * Plays "2011 lived again" against the running product: three armed helicopters from UNMIL to UNOCI under S/RES/1967
 * (2011), as the personas, through the public API, the mails and the sign-off link.
 *
 * @param write takes the lines of the story as it goes on; nothing is told there when the result is wanted as data
 * @throws WrongUseError when no product of the right kind runs
 */
export async function demoCommand(write: (lines: string) => void): Promise<CommandResult> {
  const config = loadConfig(demoConfigSchema, process.env);
  const url = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const cast = await signInCast(url);
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
    if (!(error instanceof DemoFailure)) throw error;
    return {
      exitCode: exitCodes.no,
      text: `The story cannot go on. ${error.message}`,
      data: { error: error.message, steps: narrator.steps },
    };
  }
}

function opening(url: string): string {
  return [
    "2011 lived again: three armed helicopters (Mi-24) of Ukraine from UNMIL (Liberia) to UNOCI (Côte d'Ivoire).",
    `Played at ${url} on a case whose own clock starts on 7 January 2011. All times are in New York.`,
    'What it rests on:',
    ...SOURCES.map((source) => `  ${source}`),
  ].join('\n');
}
