import { z } from 'zod';
import { documentConfig } from './document-config.js';
import { ConfigurationError, loadConfig } from './load-config.js';
import { databaseVariables, httpVariables, secretVariables, temporalVariables } from './variables.js';

const schema = z.object({ ...httpVariables, ...databaseVariables, ...secretVariables, ...temporalVariables });

const right = {
  PUBLIC_URL: 'https://countersign.example/',
  DATABASE_APP_URL: 'postgres://countersign_app:hush@db.example:5432/countersign',
  COUNTERSIGN_SECRET: 'x'.repeat(32),
  TEMPORAL_ADDRESS: 'temporal.example:7233',
};

function problemsOf(env: Record<string, string>): ConfigurationError {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('loadConfig', () => {
  it('gives typed values and presets, and cannot be changed', () => {
    const sut = loadConfig(schema, { ...right, PORT: '9000', UNRELATED: 'x' });

    expect(sut).toEqual({
      ...right,
      PUBLIC_URL: 'https://countersign.example',
      PORT: 9000,
      DATABASE_LOCK_SECONDS: 5,
      HOST: '127.0.0.1',
      TEMPORAL_NAMESPACE: 'default',
    });
    expect(Object.isFrozen(sut)).toBe(true);
  });

  it('lists every broken and missing variable at once', () => {
    const { problems, message } = problemsOf({ PORT: '99999', TEMPORAL_ADDRESS: 'http://temporal:7233' });

    expect(problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'PUBLIC_URL',
      'DATABASE_APP_URL',
      'COUNTERSIGN_SECRET',
      'TEMPORAL_ADDRESS',
    ]);
    expect(message).toContain('PORT must be a port number from 1 to 65535');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig(schema, { ...right, PORT: '' }).PORT).toBe(8080);
    expect(problemsOf({ ...right, PUBLIC_URL: '' }).problems).toHaveLength(1);
  });

  it('never repeats a value', () => {
    const { message, problems } = problemsOf({
      ...right,
      COUNTERSIGN_SECRET: 'too-short-and-secret',
      DATABASE_APP_URL: 'mysql://user:hunter2@db',
    });

    expect(message + JSON.stringify(problems)).not.toMatch(/too-short-and-secret|hunter2/);
  });
});

describe('documentConfig', () => {
  it('knows description, preset, need and secrecy of each variable', () => {
    const rows = new Map(documentConfig(schema).map((row) => [row.name, row]));

    expect(rows.get('PORT')).toMatchObject({ preset: '8080', required: false, secret: false });
    expect(rows.get('COUNTERSIGN_SECRET')).toMatchObject({ preset: undefined, required: true, secret: true });
  });

  it('refuses a variable that nobody described', () => {
    expect(() => documentConfig(z.object({ NEW_ONE: z.string() }))).toThrow('NEW_ONE has no description.');
  });
});
