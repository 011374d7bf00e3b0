import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policySchema } from '#libs/contracts';
import { projectRoot } from '#libs/platform';
import { messageOfDeadline, messageOfParty, messagesOfReminders, readPolicyText } from '#libs/rules';
import { wordsIn } from '#libs/words';
import { parse, stringify } from 'yaml';

const read = (file: string) => readFile(join(projectRoot(), file), 'utf8');

/** The examples of the guide that say something, in the order of the page. */
async function examples(): Promise<unknown[]> {
  const guide = await read('docs/policies.md');
  return [...guide.matchAll(/```yaml\n([\s\S]*?)```/gu)]
    .map(([, text]) => parse(text ?? '') as unknown)
    .filter((example) => example !== null);
}

async function policies(): Promise<string[]> {
  const files = await readdir(join(projectRoot(), 'data/policies'));
  return files.filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));
}

interface Written {
  legs: { kind: string }[];
}

/** The standard policy with the legs, or the fields, of an example in place of its own. */
function withExample(standard: Written, example: unknown): Written {
  if (!Array.isArray(example)) {
    const legs = standard.legs.filter((leg) => leg.kind !== 'council_decision');
    return { ...standard, legs, ...(example as object) };
  }
  const legs = example as Written['legs'];
  const kinds = new Set(legs.map((leg) => leg.kind));
  return { ...standard, legs: [...standard.legs.filter((leg) => !kinds.has(leg.kind)), ...legs] };
}

describe('the guide to the language of policies', () => {
  it('gives examples that are policies, without a fault or a warning', async () => {
    const standard = parse(await read('data/policies/standard.yaml')) as Written;
    const written = (await examples()).map((example) => withExample(standard, example));
    expect(written.length).toBeGreaterThanOrEqual(6);
    for (const policy of written) {
      expect(readPolicyText(stringify(policy))).toMatchObject({ is: 'policy', faults: [] });
    }
  });

  it('tells every field of a policy and of a leg in a table', async () => {
    const guide = await read('docs/policies.md');
    const leg = policySchema.shape.legs.element;
    for (const field of [...Object.keys(policySchema.shape), ...Object.keys(leg.shape)]) {
      expect(guide).toMatch(new RegExp(`^\\| \`${field}\` +\\|`, 'mu'));
    }
    for (const kind of leg.shape.kind.options) {
      expect(guide).toMatch(new RegExp(`^\\| \`${kind}\` +\\|`, 'mu'));
    }
  });

  it('leads to a page for each policy that is shipped, which names its legs and what it gives up', async () => {
    const guide = await read('docs/policies.md');
    for (const id of await policies()) {
      expect(guide).toContain(`[\`${id}\`](policies/${id}.md)`);
      const page = await read(`docs/policies/${id}.md`);
      for (const heading of ['When to use it', 'The legs', 'What it gives up', 'Sources']) {
        expect(page).toContain(`\n## ${heading}\n`);
      }
      const reading = readPolicyText(await read(`data/policies/${id}.yaml`));
      const legs = reading.is === 'policy' ? reading.policy.legs : [];
      expect(legs.length).toBeGreaterThan(0);
      for (const leg of legs) {
        const row = new RegExp(
          `^\\| \`${leg.kind}\`(?: \\(advisory\\))? +\\| ${wordsIn('en').say(messageOfParty(leg.of))} +\\|.*$`,
          'mu',
        );
        const [found = ''] = row.exec(page) ?? [];
        for (const cell of [
          ...messagesOfReminders(leg),
          messageOfDeadline(leg.due),
          messageOfDeadline(leg.lapse),
        ]) {
          expect(found).toContain(wordsIn('en').value(cell));
        }
      }
      expect(page).toContain('**Ours:**');
    }
  });
});
