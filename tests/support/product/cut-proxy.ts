import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A TCP proxy whose line can be cut and mended, for outages of services that others need meanwhile. */
export class CutProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;

  private constructor(
    readonly port: number,
    private readonly to: { host: string; port: number },
  ) {}

  /** A proxy in front of `host:port` whose line is cut until it is mended. */
  static async cutOff(address: string): Promise<CutProxy> {
    const [host, port] = address.split(':');
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const bound = probe.address();
    const free = typeof bound === 'object' && bound !== null ? bound.port : 0;
    probe.close();
    await once(probe, 'close');
    return new CutProxy(free, { host: host ?? '127.0.0.1', port: Number(port) });
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** From now on whoever calls is taken, and never hears a word. */
  async hang(): Promise<void> {
    await this.cut();
    await this.serve((near) => {
      this.sockets.add(near);
      near.on('error', () => undefined);
      near.on('close', () => this.sockets.delete(near));
    });
  }

  /** Lets everything through from now on; who was kept waiting has to call again. */
  async mend(): Promise<void> {
    await this.cut();
    await this.serve((near) => {
      const far = connect(this.to.port, this.to.host);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }

  private async serve(take: (near: Socket) => void): Promise<void> {
    const server = createServer(take).listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
  }

  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
