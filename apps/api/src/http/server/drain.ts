import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';

/** How often idle connections are looked for. */
const lookMs = 50;

/** The time limits of draining. */
export interface DrainLimits {
  /** How long new connections are still taken, so that a load balancer sees that this process is draining. */
  readonly noticeMs: number;
  /** The total time after which unanswered calls are cut off. */
  readonly limitMs: number;
}

/**
 * Lets a server end although its clients keep their connections: every answer closes its connection, connections without
 * a request are closed at once, and what is under way is answered.
 */
export class Drain {
  private draining = false;
  private readonly underWay = new Set<Response>();

  /** Whether this process is about to stop. */
  isDraining(): boolean {
    return this.draining;
  }

  /** Must see every request first. */
  readonly follow = (_request: Request, response: Response, next: NextFunction): void => {
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
    if (this.draining) response.set('connection', 'close');
    next();
  };

  /** From now on every answer closes its connection, and `/readyz` says that the process is draining. */
  begin(): void {
    this.draining = true;
    for (const response of this.underWay) if (!response.headersSent) response.set('connection', 'close');
  }

  /** Resolves when the server has no connection left; those that are slower than the limit are cut off. */
  async finish(server: Server, { noticeMs, limitMs }: DrainLimits): Promise<void> {
    this.begin();
    const end = Date.now() + limitMs;
    await wait(Math.min(noticeMs, limitMs));
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    const ended = closed.then(() => false);
    // An event stream that was opened before this began keeps its connection when it ends; only a repeated check finds it.
    for (let isOpen = true; isOpen && Date.now() < end;) {
      server.closeIdleConnections();
      isOpen = await Promise.race([ended, wait(lookMs, true)]);
    }
    server.closeAllConnections();
    await closed;
  }
}
