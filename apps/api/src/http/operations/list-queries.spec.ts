import { inboxQueryShape } from './list-queries.js';

describe('the words of a search', () => {
  it('are not looked into further once they are too long', () => {
    // Of a text that also fails by its signs, which would take long to try, only the length is told.
    const parsed = inboxQueryShape.q.safeParse('\u0001'.repeat(14_000));
    expect(parsed.error?.issues.map(({ code }) => code)).toEqual(['too_big']);
  });

  it('are tried on what they hold where they are short enough', () => {
    expect(inboxQueryShape.q.safeParse('\u0001').success).toBe(false);
    expect(inboxQueryShape.q.safeParse('mi24').success).toBe(true);
  });
});
