import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { keyedHash, newCode, sameSecret } from './secrets.js';

/** For how long a code signs. */
export const CODE_MINUTES = 15;
const CODE_TRIES = 5;

/** The result of entering a code. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'exhausted';

/** The result of opening a challenge. */
type OpenedChallenge =
  | { opened: true; code: string | null }
  /** Too many wrong codes were entered; nothing was kept. */
  | { opened: false };

interface Row {
  reviewed: object | null;
  triesLeft: boolean;
  leftMs: number | null;
}

/**
 * How an answer by a mailed link is signed: it is stored as it was reviewed, a code is mailed to the person of the link, and
 * the code signs it. A link can be stolen; the code proves who reads the mailbox.
 */
export class SigningChallenge {
  /** @param secret of the installation; without it no code can be found from what is stored */
  constructor(
    private readonly dataSource: DataSource,
    private readonly secret: string,
  ) {}

  /**
   * Stores what was reviewed for its signature, replacing what was stored before.
   * @param withCode whether it needs a code
   */
  async open(linkId: string, said: object, withCode: boolean): Promise<OpenedChallenge> {
    const code = withCode ? newCode() : null;
    const [, kept]: [unknown, number] = await this.dataSource.query(
      // Wrong codes go on counting until the last code has expired: a new code gives no new tries.
      `UPDATE mailed_link SET reviewed = $2, code_hash = $3,
              code_tries = CASE WHEN code_expires_at > clock_timestamp() THEN code_tries ELSE 0 END,
              code_expires_at = CASE WHEN $3::text IS NULL THEN code_expires_at
                                     ELSE clock_timestamp() + make_interval(mins => $4) END
        WHERE id = $1 AND NOT (code_tries >= $5 AND code_expires_at > clock_timestamp())`,
      [
        linkId,
        JSON.stringify({ ...said, id: randomUUID() }),
        code === null ? null : this.hashOf(linkId, code),
        CODE_MINUTES,
        CODE_TRIES,
      ],
    );
    return kept === 0 ? { opened: false } : { opened: true, code };
  }

  /** What waits for its signature, with the id under which it was kept; null where nothing does. */
  async reviewed(linkId: string): Promise<object | null> {
    return (await this.read(linkId)).reviewed;
  }

  /** Checks a code; every try counts. */
  async tryCode(linkId: string, code: string): Promise<CodeVerdict> {
    const [rows]: [{ code_hash: string }[], number] = await this.dataSource.query(
      `UPDATE mailed_link SET code_tries = code_tries + 1
        WHERE id = $1 AND code_tries < $2 AND code_hash IS NOT NULL AND code_expires_at > clock_timestamp()
        RETURNING code_hash`,
      [linkId, CODE_TRIES],
    );
    const hash = rows[0]?.code_hash;
    if (hash === undefined) return (await this.read(linkId)).triesLeft ? 'expired' : 'exhausted';
    return sameSecret(this.hashOf(linkId, code.replaceAll(/\s/gu, '')), hash) ? 'right' : 'wrong';
  }

  /** In how many seconds new tries are allowed. */
  async retryAfterSeconds(linkId: string): Promise<number> {
    const { leftMs } = await this.read(linkId);
    return Math.max(1, Math.ceil((leftMs ?? 0) / 1000));
  }

  /** Uses up a challenge, in the transaction that signs. */
  async use(tx: EntityManager, linkId: string): Promise<void> {
    await tx.query(`UPDATE mailed_link SET reviewed = NULL, code_hash = NULL WHERE id = $1`, [linkId]);
  }

  private async read(linkId: string): Promise<Row> {
    const [row]: Row[] = await this.dataSource.query(
      `SELECT reviewed, code_tries < $2 AS "triesLeft",
              (extract(epoch FROM code_expires_at - clock_timestamp()) * 1000)::float8 AS "leftMs"
         FROM mailed_link WHERE id = $1`,
      [linkId, CODE_TRIES],
    );
    if (row === undefined) throw new Error(`there is no link ${linkId}`);
    return row;
  }

  private hashOf(linkId: string, code: string): string {
    return keyedHash(this.secret, 'mailed-link-code', `${linkId}/${code}`);
  }
}
