import { connect, type Socket } from 'node:net';

/** What the scanner found; `unreachable` if it gave no verdict. */
export type Verdict = { found: 'nothing' } | { found: 'infected'; name: string } | { found: 'unreachable' };

const TIMEOUT_MS = 30_000;

/**
 * One scan by a ClamAV daemon (INSTREAM over TCP, see clamd(8)): chunks go to it as they come, each after its length in four
 * bytes, and a chunk of no length ends them. Connection errors never throw; there is then no verdict.
 */
export class Scan {
  private readonly socket: Socket;
  private answer = '';
  private readonly over: Promise<void>;

  /** @param address host and port, e.g. `clamd.example:3310` */
  constructor(address: string) {
    const colon = address.lastIndexOf(':');
    this.socket = connect({
      host: address.slice(0, colon).replaceAll(/[[\]]/gu, ''),
      port: Number(address.slice(colon + 1)),
    });
    this.socket.setTimeout(TIMEOUT_MS, () => this.socket.destroy());
    this.socket.on('data', (data: Buffer) => {
      this.answer += data.toString('latin1');
    });
    this.over = new Promise((resolve) => {
      this.socket.once('close', () => resolve());
    });
    this.socket.on('error', () => this.socket.destroy());
    this.socket.write('zINSTREAM\0');
  }

  /** Sends a chunk; waits while the scanner is slower than the sender. */
  async send(chunk: Buffer): Promise<void> {
    if (this.socket.destroyed || chunk.length === 0) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    this.socket.write(length);
    if (this.socket.write(chunk)) return;
    await Promise.race([
      new Promise<void>((resolve) => this.socket.once('drain', () => resolve())),
      this.over,
    ]);
  }

  /** Ends the scan and returns its verdict. */
  async verdict(): Promise<Verdict> {
    if (!this.socket.destroyed) this.socket.write(Buffer.alloc(4));
    await this.over;
    const answer = this.answer.replaceAll('\0', '').trim();
    const infected = /^stream: (.+) FOUND$/u.exec(answer);
    if (infected?.[1] !== undefined) return { found: 'infected', name: infected[1] };
    return { found: answer === 'stream: OK' ? 'nothing' : 'unreachable' };
  }

  /** Aborts the scan. */
  drop(): void {
    this.socket.destroy();
  }
}
