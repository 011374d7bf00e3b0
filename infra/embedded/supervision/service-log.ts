import { join } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** A log may grow to this size; then it is renamed to `NAME.log.1`, the previous one to `.2`, and so on. */
const fileSize = '10M';
/** How many older files are kept. */
const olderFiles = 4;

/**
 * What a service writes, over all its starts: each start appends to the last, so that the traces of a crash survive the
 * restart.
 */
export class ServiceLog {
  private stream: RotatingFileStream | undefined;

  /** @param folder where `NAME.log` lies */
  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly options: { readonly size: string; readonly older: number } = {
      size: fileSize,
      older: olderFiles,
    },
  ) {}

  /** Appends what the service has written. */
  write(text: string): void {
    this.opened().write(text);
  }

  /** Appends a line of the supervisor's own, with the time. */
  note(line: string): void {
    this.write(`--- ${new Date().toISOString()} ${line}\n`);
  }

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    const { stream } = this;
    this.stream = undefined;
    if (stream === undefined || stream.destroyed) return;
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.end();
    });
  }

  private opened(): RotatingFileStream {
    if (this.stream !== undefined) return this.stream;
    const stream = createStream(`${this.name}.log`, {
      path: this.folder,
      size: this.options.size,
      rotate: this.options.older,
      mode: 0o600,
    });
    // A full disk must not end the product; the next line tries again.
    stream.on('error', () => {
      if (this.stream === stream) this.stream = undefined;
    });
    this.stream = stream;
    return stream;
  }

  /** Where the present file is. */
  get file(): string {
    return join(this.folder, `${this.name}.log`);
  }
}
