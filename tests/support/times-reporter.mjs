import { relative } from 'node:path';

/** How many of the slowest files are named. */
const NAMED = 15;

const seconds = (ms) => `${Math.round(ms / 1000)} s`;

/**
 * Says where the time of a run went: each phase, and the files that took longest. A file's time is that from its start to its
 * end; what it spends before its first test and between its tests (loading modules, starting what it needs) is told apart from
 * the tests themselves, since the two are shortened in different ways.
 */
export default class TimesReporter {
  files = [];
  startedAt = 0;

  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  onRunStart() {
    this.startedAt = Date.now();
  }

  onTestFileResult(test, { perfStats, testResults }) {
    const { start, end } = perfStats;
    const inTests = testResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
    this.files.push({
      name: relative(this.globalConfig.rootDir, test.path),
      project: test.context.config.displayName?.name ?? '',
      start,
      ms: end - start,
      inTests: Math.min(inTests, end - start),
    });
  }

  onRunComplete() {
    // A single file says it all already.
    if (this.files.length > 1) process.stdout.write(`\n${this.text(Date.now())}\n`);
  }

  text(now) {
    const { files, globalConfig } = this;
    const sum = (of, what) => of.reduce((total, file) => total + file[what], 0);
    const first = Math.min(...files.map(({ start }) => start));
    const prepared = Number(process.env.COUNTERSIGN_TEST_PREPARED_MS ?? 0);
    const projects = [...new Set(files.map(({ project }) => project))]
      .toSorted((a, b) => a.localeCompare(b))
      .map((project) => {
        const own = files.filter((file) => file.project === project);
        const [all, inTests] = [sum(own, 'ms'), sum(own, 'inTests')];
        return `  ${project}: ${own.length} files, ${seconds(all)} in all, ${seconds(inTests)} of it in tests, ${seconds(all - inTests)} in loading and preparing`;
      });
    const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, NAMED);
    return [
      `Where the time went (${seconds(now - this.startedAt + prepared)}, up to ${globalConfig.maxWorkers} files at a time):`,
      `  installing and building: ${seconds(prepared)}`,
      `  starting the services: ${seconds(Math.max(first - this.startedAt, 0))}`,
      `  running the files: ${seconds(now - first)}`,
      ...projects,
      'The slowest files:',
      ...slowest.map(
        ({ name, ms, inTests }) => `  ${seconds(ms).padStart(6)}  ${name} (${seconds(inTests)} in tests)`,
      ),
    ].join('\n');
  }
}
