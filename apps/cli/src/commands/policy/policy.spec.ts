import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { WrongUseError, type CommandResult } from '../../output.js';
import { policyCheckCommand } from './check.js';
import { policyExplainCommand, type ExplainOptions } from './explain.js';

const standard = join(projectRoot(), 'data/policies/standard.yaml');
const start = '2011-01-07T14:00:00Z';
/** How each shipped policy is explained in its golden file. */
const EXPLAINED: Record<string, ExplainOptions> = {
  'change-of-arrangement': { start: '2006-11-20T15:00:00Z', neededBy: '2006-12-31' },
  'council-first': { start, neededBy: '2011-02-17' },
  emergency: { start: '2013-12-23T20:00:00Z', neededBy: '2013-12-28' },
  'exchange-of-letters': { start: '2020-12-16T15:00:00Z', neededBy: '2020-12-31' },
  extension: { start: '2011-05-02T14:00:00Z', neededBy: '2011-06-30', authorityExpiry: '2011-06-30' },
  'hybrid-with-regional-body': { start: '2013-12-23T20:00:00Z', neededBy: '2014-01-31' },
  'pre-delegated-90-days': { start: '2014-07-01T14:00:00Z', neededBy: '2014-07-10' },
  standard: { start, neededBy: '2011-01-24' },
};
let folder: string;

async function written(name: string, change: (text: string) => string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, change(await readFile(standard, 'utf8')));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-policy-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('countersign policy check', () => {
  it('is done where there is no fault', async () => {
    expect(await policyCheckCommand([standard])).toEqual({
      exitCode: 0,
      text: `${standard}: no faults.`,
      data: { valid: true, files: [{ file: standard, valid: true, faults: [] }] },
    });
  });

  it('has nothing to say of any policy that is shipped', async () => {
    const folderOfPolicies = join(projectRoot(), 'data/policies');
    const files = (await readdir(folderOfPolicies)).filter((file) => file.endsWith('.yaml'));
    expect(files.map((file) => file.replace('.yaml', '')).toSorted()).toEqual(Object.keys(EXPLAINED));
    const paths = files.map((file) => join(folderOfPolicies, file));
    expect(await policyCheckCommand(paths)).toMatchObject({
      exitCode: 0,
      text: paths.map((path) => `${path}: no faults.`).join('\n'),
    });
  });

  it('prints warnings, and the answer stays yes', async () => {
    const file = await written('warned.yaml', (text) =>
      text.replace('lapse: P30D', 'lapse: P30D\n    questions: { atMost: 0, pauseAtMost: P1D }'),
    );
    const { exitCode, text, data } = await policyCheckCommand([standard, file]);
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      `${standard}: no faults.`,
      `${file}:20:26: warning: No question stops the clock: a party that asks loses the time until our reply. Its question is answered all the same. (questions_do_not_pause)`,
      `${file}: no faults, 1 warning.`,
    ]);
    expect(data).toMatchObject({
      valid: true,
      files: [{ faults: [] }, { valid: true, faults: [{ severity: 'warning', line: 20 }] }],
    });
  });

  it('says no where one of several has a fault', async () => {
    const file = await written('second.yaml', (text) => text.replace('lapse: P30D', 'lapse: P5D'));
    expect(await policyCheckCommand([standard, file])).toMatchObject({
      exitCode: 1,
      data: { valid: false, files: [{ valid: true }, { valid: false }] },
    });
  });

  it('names each fault with its place, and the answer is no', async () => {
    const file = await written('faulty.yaml', (text) =>
      text.replace('lapse: P30D', 'lapse: P5D').replace('zone: America/New_York', 'zone: Mars/Base'),
    );
    const { exitCode, text, data } = await policyCheckCommand([file]);
    expect(exitCode).toBe(1);
    expect(text.split('\n')).toEqual([
      `${file}:11:7: Mars/Base is no IANA time zone; one is, for example, America/New_York. (zone_unknown)`,
      `${file}:19:12: The round lapses (P5D) no later than its answer is due (P5D). (lapse_not_after_due)`,
    ]);
    expect(data).toMatchObject({
      valid: false,
      files: [
        {
          file,
          faults: [
            { line: 11, column: 7, pointer: '/zone', rule: 'zone_unknown' },
            { line: 19, column: 12, pointer: '/legs/0/lapse', rule: 'lapse_not_after_due' },
          ],
        },
      ],
    });
  });

  it('refuses by its name a field that would make silence a consent', async () => {
    const file = await written('silent.yaml', (text) =>
      text.replace('lapse: P30D', 'lapse: P30D\n    onSilence: consent'),
    );
    expect(await policyCheckCommand([file])).toMatchObject({
      exitCode: 1,
      text: `${file}:20:5: There is no field onSilence here. (unknown_field)`,
    });
  });

  it.each([
    ['a file that is not there', () => Promise.resolve(join(folder, 'none.yaml')), 'there is no such file'],
    ['a folder', () => Promise.resolve(folder), 'it is a folder'],
    ['what is no YAML', () => written('prose.yaml', () => 'a: b: c'), 'prose.yaml:1:4: '],
  ])('is used wrongly with %s', async (_name, fileOf, message) => {
    const refused = policyCheckCommand([await fileOf()]);
    await expect(refused).rejects.toThrow(WrongUseError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe('countersign policy explain', () => {
  it.each(Object.entries(EXPLAINED))('tells %s as its golden file does', async (id, options) => {
    const file = join(projectRoot(), `data/policies/${id}.yaml`);
    const { exitCode, text } = await policyExplainCommand(file, options);
    expect(exitCode).toBe(0);
    const golden = await readFile(join(import.meta.dirname, `explained/${id}.txt`), 'utf8');
    expect(`${text}\n`).toBe(golden);
  });

  it('gives the same as data', async () => {
    const { data } = await policyExplainCommand(standard, { start, neededBy: '2011-01-26' });
    expect(data).toMatchObject({
      policy: { id: 'standard', version: 1 },
      start: '2011-01-07T14:00:00.000Z',
      lastDueAt: '2011-01-26T14:00:00.000Z',
      neededBy: {
        endsAt: '2011-01-27T05:00:00.000Z',
        requestLapsesAt: '2011-02-26T05:00:00.000Z',
        dueTooLate: [],
      },
    });
    const { legs } = data as { legs: object[] };
    expect(legs).toHaveLength(5);
    expect(legs[0]).toEqual({
      kind: 'advance_notice',
      party: "the Secretary-General's office",
      after: [],
      required: true,
      askedAt: '2011-01-07T14:00:00.000Z',
      reminders: [{ at: '2011-01-10T14:00:00.000Z', written: 'P3D' }],
      objectionsUntil: null,
      due: { at: '2011-01-12T14:00:00.000Z', written: 'P5D' },
      escalations: [{ at: '2011-01-13T14:00:00.000Z', written: 'P6D', to: 'managers', say: null }],
      lapse: { at: '2011-02-06T14:00:00.000Z', written: 'P30D' },
      seats: [],
      rule: null,
      satisfiedBy: 'the notice on record or a waiver by name',
      questions: { atMost: 5, pauseAtMost: 'P30D' },
      standingConsent: true,
    });
  });

  it('tells legs in the order in which they are asked, not in that of the file', async () => {
    const file = await written('late-capital.yaml', (text) =>
      text.replace(
        'of: each_contributor\n    after: [advance_notice]',
        'of: each_contributor\n    after: [host_consent, council_decision]',
      ),
    );
    const { text, data } = await policyExplainCommand(file, { start });
    const { legs } = data as { legs: { kind: string; askedAt: string }[] };
    expect(legs.map(({ kind, askedAt }) => `${kind} ${askedAt.slice(0, 10)}`)).toEqual([
      'advance_notice 2011-01-07',
      'host_consent 2011-01-12',
      'host_consent 2011-01-12',
      'council_decision 2011-01-12',
      'contributor_consent 2011-01-26',
    ]);
    expect(text).toContain('waits until every leg of these is satisfied: host consent, council decision');
    expect(text).toContain('A request that is still open lapses P30D after the day by which it is needed.');
  });

  it('keeps the hour of the day over a change of clocks', async () => {
    const { text } = await policyExplainCommand(standard, { start: '2011-03-11T14:00:00Z' });
    expect(text).toContain('due        Wed 16 Mar 2011 09:00  P5D');
  });

  it('counts back from the day needed where no authority has a term, and asks for a day where there is none', async () => {
    const file = join(projectRoot(), 'data/policies/extension.yaml');
    await expect(policyExplainCommand(file, { start })).rejects.toThrow(
      'This policy counts back from the expiry of the authority: give --authority-expiry, or --needed-by, which stands in for it.',
    );
    const [needed, expiring] = await Promise.all([
      policyExplainCommand(file, { start, neededBy: '2011-04-30' }),
      policyExplainCommand(file, { start, authorityExpiry: '2011-04-30' }),
    ]);
    const legsOf = ({ data }: CommandResult) => (data as { legs: object[] }).legs;
    expect(legsOf(needed)).toEqual(legsOf(expiring));
    const pressed = await written('pressed.yaml', (text) =>
      text.replace('escalate: P6D', 'escalate: { time: P6D, before: needed_by }'),
    );
    await expect(policyExplainCommand(pressed, { start })).rejects.toThrow(/give --needed-by\.$/u);
  });

  it('names the faults of a policy that has any', async () => {
    const file = await written('faulty-too.yaml', (text) => text.replace('lapse: P30D', 'lapse: P5D'));
    expect(await policyExplainCommand(file, { start })).toEqual(await policyCheckCommand([file]));
  });

  it.each([
    [
      { start: 'yesterday' },
      '--start yesterday: it must be an RFC 3339 date and time with its offset, such as 2011-02-17T12:00:00Z.',
    ],
    [{ start, neededBy: 'soon' }, '--needed-by soon: it must be a date as yyyy-mm-dd.'],
    [
      { start, neededBy: '2011-01-06' },
      '--needed-by 2011-01-06 has passed at the start, 2011-01-07T14:00:00.000Z.',
    ],
  ])('is used wrongly with %j', async (options, message) => {
    await expect(policyExplainCommand(standard, options)).rejects.toThrow(new WrongUseError(message));
  });
});
