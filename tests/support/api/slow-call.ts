import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a slow call was answered. */
export interface SlowAnswer {
  status: number;
  headers: string;
  body: string;
}

/** A call whose headers and first bytes have been sent, and whose rest has not. */
export class SlowCall {
  private constructor(
    private readonly socket: Socket,
    private readonly rest: Buffer,
    private readonly answer: Promise<string>,
  ) {}

  /**
   * Sends the headers and three bytes of the body, and waits until the server has taken the call.
   * @param url of the server, without a path
   */
  static async begin(
    url: string,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<SlowCall> {
    const bytes = Buffer.from(body);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const fields = {
      host: `${hostname}:${port}`,
      connection: 'close',
      // The server says that it has read the headers and goes on to the body.
      expect: '100-continue',
      'content-length': String(bytes.length),
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    if (!first.toString().startsWith('HTTP/1.1 100')) throw new Error(`not taken: ${first.toString()}`);
    socket.write(bytes.subarray(0, 3));
    return new SlowCall(socket, bytes.subarray(3), text(socket));
  }

  /** Sends the rest of the body and gives the answer. */
  async finish(): Promise<SlowAnswer> {
    this.socket.write(this.rest);
    return this.ended();
  }

  /** The answer, or what there is of one when the server has closed the connection. */
  async ended(): Promise<SlowAnswer> {
    const [head = '', ...body] = (await this.answer).split('\r\n\r\n');
    return {
      status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(head)?.[1] ?? 0),
      headers: head.toLowerCase(),
      body: body.join('\r\n\r\n'),
    };
  }
}
