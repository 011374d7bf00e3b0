import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { readPolicy } from './read-policy.js';

describe('a policy that is to be entered', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('is taken where nothing is wrong with it', async () => {
    await expect(readPolicy(projectRoot(), 'data/policies/standard.yaml')).resolves.toMatchObject({
      id: 'standard',
    });
  });

  it('is refused with the file, the place and the fault', async () => {
    const standard = await readFile(join(projectRoot(), 'data/policies/standard.yaml'), 'utf8');
    await writeFile(join(folder, 'late.yaml'), standard.replace('lapse: P30D', 'lapse: P5D'));
    await expect(readPolicy(folder, 'late.yaml')).rejects.toThrow(
      /^late\.yaml cannot be entered as a policy; `npx countersign policy check` says why:\nlate\.yaml:\d+:12: lapse_not_after_due$/u,
    );
  });

  it('is refused where it is no YAML', async () => {
    await writeFile(join(folder, 'broken.yaml'), 'legs: [');
    await expect(readPolicy(folder, 'broken.yaml')).rejects.toThrow(
      /^broken\.yaml cannot .*\nbroken\.yaml:1:8: /u,
    );
  });
});
