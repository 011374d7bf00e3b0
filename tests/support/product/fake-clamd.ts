import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** What the tests call infected; the scanner of the tests knows nothing else. */
export const INFECTED_LABELS = 'X5O!P%@AP-COUNTERSIGN-TEST-VIRUS';

/** A ClamAV daemon on a real socket, as far as INSTREAM goes (clamd(8)). */
export class FakeClamd {
  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
    readonly address: string,
    /** How many bytes each scan was sent. */
    readonly scanned: number[],
  ) {}

  static async start(): Promise<FakeClamd> {
    const sockets = new Set<Socket>();
    const scanned: number[] = [];
    const server = createServer((socket) => {
      sockets.add(socket);
      let received = Buffer.alloc(0);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
      socket.on('data', (data) => {
        received = Buffer.concat([received, data]);
        const content = contentOf(received);
        if (content === null) return;
        scanned.push(content.length);
        socket.end(content.includes(INFECTED_LABELS) ? 'stream: Test.Virus FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new FakeClamd(server, sockets, `127.0.0.1:${port}`, scanned);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** What was sent to be scanned, once the chunk of no length has ended it; null before. */
function contentOf(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return null;
  if (received.toString('latin1', 0, command.length) !== command) throw new Error('this is no INSTREAM');
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > received.length) return null;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
