import { execFileSync } from 'node:child_process';
import { StartError } from '../supervision/child.js';

/** A user of the system to run PostgreSQL as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const ownName = 'countersign';

/**
 * The user that PostgreSQL runs as: nobody special unless we are root, which PostgreSQL refuses. Then it is the
 * system's user `countersign` or `postgres`, else `countersign` is created.
 *
 * @throws StartError that says what to do when the user cannot be created
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const present = findUser(ownName) ?? findUser('postgres');
  if (present !== undefined) return present;
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownName]],
    ['adduser', ['-S', '-D', '-H', ownName]],
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch {
      // The command is missing, or another start has just created the user: look again.
    }
    const created = findUser(ownName);
    if (created !== undefined) return created;
  }
  throw new StartError(
    `PostgreSQL does not run as root and the user ${ownName} could not be created. Create it, or start as another user.`,
  );
}

function findUser(name: string): SystemUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
