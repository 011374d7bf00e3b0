import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { WrongUseError } from '../../output.js';
import { policyCheckCommand } from './check.js';
import { policyExplainCommand } from './explain.js';

const standard = join(projectRoot(), 'data/policies/standard.yaml');
const start = '2011-01-07T14:00:00Z';
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
    expect(await policyCheckCommand(standard)).toEqual({
      exitCode: 0,
      text: `${standard}: no faults.`,
      data: { file: standard, valid: true, faults: [] },
    });
  });

  it('names each fault with its place, and the answer is no', async () => {
    const file = await written('faulty.yaml', (text) =>
      text.replace('lapse: P30D', 'lapse: P5D').replace('zone: America/New_York', 'zone: Mars/Base'),
    );
    const { exitCode, text, data } = await policyCheckCommand(file);
    expect(exitCode).toBe(1);
    expect(text.split('\n')).toEqual([
      `${file}:11:7: Mars/Base is no IANA time zone; one is, for example, America/New_York. (zone_unknown)`,
      `${file}:19:12: The round lapses (P5D) no later than its answer is due (P5D). (lapse_not_after_due)`,
    ]);
    expect(data).toMatchObject({
      valid: false,
      faults: [
        { line: 11, column: 7, pointer: '/zone', rule: 'zone_unknown' },
        { line: 19, column: 12, pointer: '/legs/0/lapse', rule: 'lapse_not_after_due' },
      ],
    });
  });

  it('refuses by its name a field that would make silence a consent', async () => {
    const file = await written('silent.yaml', (text) =>
      text.replace('lapse: P30D', 'lapse: P30D\n    onSilence: consent'),
    );
    expect(await policyCheckCommand(file)).toMatchObject({
      exitCode: 1,
      text: `${file}:20:5: There is no field onSilence here. (unknown_field)`,
    });
  });

  it.each([
    ['a file that is not there', () => Promise.resolve(join(folder, 'none.yaml')), 'there is no such file'],
    ['a folder', () => Promise.resolve(folder), 'it is a folder'],
    ['what is no YAML', () => written('prose.yaml', () => 'a: b: c'), 'prose.yaml:1:4: '],
  ])('is used wrongly with %s', async (_name, fileOf, message) => {
    const refused = policyCheckCommand(await fileOf());
    await expect(refused).rejects.toThrow(WrongUseError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe('countersign policy explain', () => {
  it('tells the standard policy as it is published', async () => {
    const { exitCode, text } = await policyExplainCommand(standard, { start, neededBy: '2011-01-24' });
    expect(exitCode).toBe(0);
    const golden = await readFile(join(import.meta.dirname, 'explain-standard.txt'), 'utf8');
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
      askedAt: '2011-01-07T14:00:00.000Z',
      remindAt: ['2011-01-10T14:00:00.000Z'],
      dueAt: '2011-01-12T14:00:00.000Z',
      escalateAt: '2011-01-13T14:00:00.000Z',
      lapseAt: '2011-02-06T14:00:00.000Z',
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

  it('names the faults of a policy that has any', async () => {
    const file = await written('faulty-too.yaml', (text) => text.replace('lapse: P30D', 'lapse: P5D'));
    expect(await policyExplainCommand(file, { start })).toEqual(await policyCheckCommand(file));
  });

  it.each([
    [{ start: 'yesterday' }, '--start yesterday: it must be an RFC 3339 date and time with its offset.'],
    [{ start, neededBy: 'soon' }, '--needed-by soon: it must be a date as yyyy-mm-dd.'],
    [
      { start, neededBy: '2011-01-06' },
      '--needed-by 2011-01-06 has passed at the start, 2011-01-07T14:00:00.000Z.',
    ],
  ])('is used wrongly with %j', async (options, message) => {
    await expect(policyExplainCommand(standard, options)).rejects.toThrow(new WrongUseError(message));
  });
});
