import type { Request, Response } from 'express';
import { reject } from '../http/problems/problems.js';
import { messageOf } from '#libs/contracts';

/** Where a page of a mailed link is. */
export function pathIn(place: 'sign-off' | 'records', token: string): string {
  return `/${place}/${encodeURIComponent(token)}`;
}

/** Answers with a page. */
export function sendPage(response: Response, status: number, html: string): void {
  response.status(status).type('html').send(html);
}

/** Refuses what none of our forms sends. */
export function assertForm(request: Request): void {
  if (!request.is('application/x-www-form-urlencoded')) {
    reject(415, 'wrong_media_type', { reason: messageOf('calls.send_form') });
  }
}
