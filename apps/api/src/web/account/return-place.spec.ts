import type { Request, Response } from 'express';
import { askToSignIn, goOn } from './return-place.js';

/** A browser that calls an address, and what it is answered. */
function called(originalUrl: string, cookies: Record<string, string> = {}, method = 'GET') {
  const seen: { kept: string | null; cleared: boolean; to: string | null } = {
    kept: null,
    cleared: false,
    to: null,
  };
  const request = { originalUrl, cookies, method, secure: true } as unknown as Request;
  const response = {
    cookie: (_name: string, value: string) => (seen.kept = value),
    clearCookie: () => (seen.cleared = true),
    redirect: (_status: number, to: string) => (seen.to = to),
  } as unknown as Response;
  return { request, response, seen };
}

describe('who has to sign in first', () => {
  it('comes back to the page that they asked for', () => {
    const { request, response, seen } = called('/requests/1/legs/host_consent:liberia?done=said');
    askToSignIn(request, response);
    expect(seen).toMatchObject({ to: '/', kept: '/requests/1/legs/host_consent:liberia?done=said' });
    const back = called('/sign-in/x', { 'countersign-place': seen.kept ?? '' }, 'POST');
    goOn(back.request, back.response);
    expect(back.seen).toMatchObject({ to: '/requests/1/legs/host_consent:liberia?done=said', cleared: true });
  });

  it('goes to the inbox where they asked for no page', () => {
    const { request, response, seen } = called('/sign-in/x', {}, 'POST');
    goOn(request, response);
    expect(seen).toMatchObject({ to: '/inbox', cleared: false });
  });

  it.each(['//evil.example/x', '/\\evil.example', 'https://evil.example/', '/', `/${'x'.repeat(2000)}`])(
    'is never led to %s',
    (address) => {
      const asked = called(address);
      askToSignIn(asked.request, asked.response);
      expect(asked.seen.kept).toBeNull();
      const forged = called('/sign-in/x', { 'countersign-place': address }, 'POST');
      goOn(forged.request, forged.response);
      expect(forged.seen.to).toBe('/inbox');
    },
  );

  it('is not sent back to a form that was lost', () => {
    const { request, response, seen } = called('/requests/1/withdraw', {}, 'POST');
    askToSignIn(request, response);
    expect(seen.kept).toBeNull();
  });
});
