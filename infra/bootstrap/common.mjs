import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A problem the reader can solve; it is printed without a stack trace. */
export class BootstrapError extends Error {}

/**
 * The folder of binaries that all clones of this user share; created when missing.
 *
 * @throws BootstrapError when the folder cannot be created
 */
export function cacheFolder() {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'countersign');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BootstrapError(
      `The cache folder ${folder} cannot be created (${error.code}). Name a folder you may write to in XDG_CACHE_HOME.`,
    );
  }
  return folder;
}

/** Prints one line about what the bootstrap does. It goes to stderr: stdout belongs to the command that follows. */
export function say(line) {
  process.stderr.write(`countersign: ${line}\n`);
}

/**
 * Announces a long step and shows that it is alive until it ends: one line kept current on a terminal, a line every 15
 * seconds elsewhere.
 *
 * @param title what is done, for a reader who waits
 * @param expectation how long it usually takes, as text
 * @param work the step
 */
export async function longStep(title, expectation, work) {
  say(`${title} (${expectation}) …`);
  const startedAt = Date.now();
  const elapsed = () => Math.round((Date.now() - startedAt) / 1000);
  const beat = process.stderr.isTTY
    ? setInterval(() => process.stderr.write(`\r  … ${elapsed()} s`), 1_000)
    : setInterval(() => say(`${title}: still at work, ${elapsed()} s`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    say(`${title}: took ${elapsed()} s`);
  }
}

/**
 * Runs a command to its end and returns what it wrote to stdout.
 *
 * @throws Error with everything the command wrote when it cannot be started or does not end with 0
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let all = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr.on('data', (chunk) => {
      all += chunk;
    });
    child.on('error', (cause) =>
      reject(new Error(`${command} could not be started: ${cause.message}`, { cause })),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}:\n${all.trim()}`));
    });
  });
}

/**
 * Runs a program in the foreground until it ends and passes on the signals that ask this process to stop. The child
 * gets an IPC channel, so that it can notice when this process dies without a word.
 *
 * @returns the exit code for this process
 */
export function runInForeground(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Runs an entry point; problems the reader can solve end it with one message instead of a stack trace. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof BootstrapError ? error.message : error.stack);
    process.exitCode = 1;
  }
  // The IPC channel and signal handlers of a finished child must not keep this process alive.
  process.exit();
}
