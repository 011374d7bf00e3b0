import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of the product that a test may kill. */
export interface Child {
  readonly output: () => string;
  readonly running: () => boolean;
  /** Ends it by a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const keptCharacters = 20_000;

/** Starts a process; what it prints is kept for the message of a failing test. */
export function startChild(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const child: ChildProcess = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-keptCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    output: () => output,
    running,
    async end(signal) {
      if (!running()) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
