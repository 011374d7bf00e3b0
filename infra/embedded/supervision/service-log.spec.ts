import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceLog } from './service-log.js';

describe('the log of a service', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('goes on at the next start where it ended', async () => {
    for (const words of ['the last words before the crash\n', 'the first words after it\n']) {
      const log = new ServiceLog(folder, 'api');
      log.write(words);
      await log.close();
    }
    expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe(
      'the last words before the crash\nthe first words after it\n',
    );
  });

  it('keeps only so many older files, of only such a size', async () => {
    const log = new ServiceLog(folder, 'api', { size: '1K', older: 2 });
    for (let line = 0; line < 100; line += 1) log.write(`${String(line).padStart(99, '.')}\n`);
    await log.close();
    expect(readdirSync(folder).toSorted()).toEqual(['api.log', 'api.log.1', 'api.log.2']);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(1_200);
    }
  });

  it('can be read by its owner only, and says when what was started', async () => {
    const log = new ServiceLog(folder, 'api');
    log.note('process 1 starts');
    await log.close();
    expect(readFileSync(log.file, 'utf8')).toMatch(/^--- \d{4}-\d\d-\d\dT\S+Z process 1 starts\n$/u);
  });
});
