import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { commandOf, startOf, stopForeign } from './supervision/processes.js';

const secretsSchema = z.object({
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  countersignSecret: z.string(),
});

/** What the embedded services and the product (COUNTERSIGN_SECRET) keep secret between starts. */
export type HomeSecrets = Readonly<z.infer<typeof secretsSchema>>;

const childSchema = z.object({
  name: z.string(),
  pid: z.number(),
  start: z.string().optional(),
  stopSignal: z.enum(['SIGINT', 'SIGTERM']),
});

/** What the next start must know of a child process if this one is killed. */
export type RecordedChild = Readonly<z.infer<typeof childSchema>>;

const claimSchema = z.object({
  pid: z.number(),
  start: z.string().optional(),
  children: z.array(childSchema),
  settings: z.record(z.string(), z.string()).default({}),
});

/** Another run uses the same data. */
export class HomeInUseError extends Error {
  override readonly name = 'HomeInUseError';
}

const secretsFile = 'secrets.json';
const claimFile = 'running.json';

/** The secrets that a home keeps; null where nothing was ever started in it. */
export function keptSecrets(folder: string): HomeSecrets | null {
  const file = join(folder, secretsFile);
  return existsSync(file) ? secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The variables of the product that runs on a home, such as its ports; empty where none runs. */
export function settingsOfRun(folder: string): Readonly<Record<string, string>> {
  const claim = claimOf(folder);
  return claim !== undefined && claim.start !== undefined && startOf(claim.pid) === claim.start
    ? claim.settings
    : {};
}

function claimOf(folder: string): z.infer<typeof claimSchema> | undefined {
  const file = join(folder, claimFile);
  return existsSync(file) ? claimSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

const orphanGraceMs = 10_000;

/** The folder (COUNTERSIGN_HOME) of one installation's data, for one running product at a time. */
export class Home {
  private settings: Readonly<Record<string, string>> = {};

  private constructor(readonly folder: string) {}

  /** Opens the folder; it is made when missing, readable by its owner only. */
  static open(folder: string): Home {
    const path = resolve(folder);
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o700);
    return new Home(realpathSync(path));
  }

  /** A path inside the folder. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** The secrets of this installation, made on the first call; only their owner can read them. */
  secrets(): HomeSecrets {
    const kept = keptSecrets(this.folder);
    if (kept !== null) return kept;
    const secrets: HomeSecrets = {
      superuserPassword: randomWord(),
      ownerPassword: randomWord(),
      appPassword: randomWord(),
      countersignSecret: randomBytes(48).toString('base64url'),
    };
    this.write(secretsFile, secrets);
    return secrets;
  }

  /**
   * Claims the folder for this process. What a killed run left running is stopped first.
   *
   * @throws HomeInUseError when another run is alive
   */
  async claim(): Promise<void> {
    const left = claimOf(this.folder);
    if (
      left !== undefined &&
      left.pid !== process.pid &&
      left.start !== undefined &&
      startOf(left.pid) === left.start
    ) {
      throw new HomeInUseError(
        `Countersign already runs on ${this.folder} (process ${left.pid}). Stop it first, or set COUNTERSIGN_HOME.`,
      );
    }
    for (const child of (left?.children ?? []).toReversed()) {
      if (child.start !== undefined && startOf(child.pid) === child.start) {
        await stopForeign(child.pid, child.stopSignal, orphanGraceMs);
      }
    }
    this.record([]);
  }

  /** Writes down which children run now. */
  record(children: readonly RecordedChild[]): void {
    const { settings } = this;
    this.write(claimFile, { pid: process.pid, start: startOf(process.pid), children, settings });
  }

  /** Says where the product that runs here is found, for commands that are called meanwhile; see {@link settingsOfRun}. */
  announce(settings: Readonly<Record<string, string>>): void {
    this.settings = settings;
  }

  /** Releases the folder. */
  release(): void {
    rmSync(this.path(claimFile), { force: true });
  }

  /** Writes a JSON file that only its owner can read, in one step. */
  write(name: string, content: unknown): void {
    const draft = this.path(`${name}.${process.pid}`);
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.path(name));
  }
}

function randomWord(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Makes a server's PID file harmless after its server was killed, or stops the server if it still runs without its
 * supervisor. Without this PostgreSQL refuses to start once its old number belongs to another process.
 *
 * @param pidFile a file whose first line is the number
 * @param mark text in the command line by which the server is recognised
 */
export async function clearStalePidFile(pidFile: string, mark: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (pid > 0 && commandOf(pid).includes(mark)) await stopForeign(pid, 'SIGINT', orphanGraceMs);
  rmSync(pidFile, { force: true });
}
