import { createLogger } from './logging.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger('test', 'info', { write: (line) => (text += line) }));
  return text;
}

describe('createLogger', () => {
  it('blanks values under secret-like keys at any depth, also in children and errors', () => {
    const text = logged((logger) => {
      logger.info(
        { body: [{ signInToken: 't0psecret' }], headers: { authorization: 'Bearer t0psecret' } },
        'a',
      );
      logger.info(
        { cookies: ['session=t0psecret'], password: 't0psecret', code: '492817', signoffCode: 492817 },
        'b',
      );
      logger.child({ caseId: 'c-1', secret: 't0psecret' }).info('c');
      logger.error(Object.assign(new Error('d', { cause: { apiKey: 't0psecret' } }), { token: 't0psecret' }));
    });

    expect(text.match(/\[redacted\]/g)).toHaveLength(9);
    expect(text).not.toMatch(/t0psecret|492817/);
  });

  it.each([
    ['https://h.example/sign-in/abc123?next=1', 'https://h.example/sign-in/[redacted]?next=1'],
    ['GET /sign-off/abc123/review', 'GET /sign-off/[redacted]/review'],
    ['GET /records/abc123/review', 'GET /records/[redacted]/review'],
    ['postgres://app:hunter2@db:5432/x', 'postgres://app:[redacted]@db:5432/x'],
    ['/confirm?token=abc123&lang=fr', '/confirm?token=[redacted]&lang=fr'],
    [`leaked cs_0123456789ab_${'x'.repeat(43)} here`, 'leaked cs_0123456789ab_[redacted] here'],
    [`Authorization: Bearer ${'x'.repeat(43)}`, 'Authorization: Bearer [redacted]'],
    [`Cookie: __Host-countersign=${'x'.repeat(43)}; a=b`, 'Cookie: __Host-countersign=[redacted]; a=b'],
    ['signed with whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD', 'signed with whsec_[redacted]'],
  ])('blanks what is personal inside %s', (given, kept) => {
    expect(JSON.parse(logged((logger) => logger.info({ url: given }, given)))).toMatchObject({
      msg: kept,
      url: kept,
    });
  });

  it('blanks the headers by which calls, forms and webhooks prove who they are', () => {
    const headers = {
      'x-csrf-token': 't0psecret',
      'webhook-signature': 'v1,t0psecret',
      'set-cookie': ['countersign=t0psecret'],
      _csrf: 't0psecret',
    };

    expect(logged((logger) => logger.info({ headers }, 'x'))).not.toContain('t0psecret');
  });

  it('keeps what operators need: ids, error codes, levels and times', () => {
    const line: unknown = JSON.parse(
      logged((logger) => {
        const failure = Object.assign(new Error('refused'), { code: '23505' });
        logger
          .child({ caseId: 'c-1', workflowId: 'w-1' })
          .error({ err: failure, code: 'ECONNREFUSED' }, 'failed');
      }),
    );

    expect(line).toMatchObject({
      level: 'error',
      name: 'test',
      caseId: 'c-1',
      workflowId: 'w-1',
      code: 'ECONNREFUSED',
      err: { type: 'Error', message: 'refused', code: '23505' },
      time: expect.stringMatching(/Z$/),
    });
  });

  it('keeps what people wrote out of a failed query', () => {
    const failure = Object.assign(new Error('out of range'), {
      query: 'SELECT $1',
      parameters: ['Where are they based?'],
      driverError: Object.assign(new Error('out of range'), { detail: 'Failing row contains (Where are' }),
    });

    const text = logged((logger) => logger.error({ error: failure }, 'x'));

    expect(text).toContain('SELECT $1');
    expect(text).not.toContain('Where are');
  });

  it('survives values that refer to themselves', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;

    expect(JSON.parse(logged((logger) => logger.info({ loop }, 'x')))).toMatchObject({
      loop: { self: '[circular]' },
    });
  });
});
