import { join } from 'node:path';
import ts from 'typescript';
import { speaks, usesOf } from './check.js';

/** A program of one file that says something. */
function program(text: string): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, noEmit: true, strict: true };
  const source = ts.createSourceFile('app.ts', text, ts.ScriptTarget.ES2024, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === 'app.ts' ? source : undefined),
  };
  return ts.createProgram(['app.ts'], options, host);
}

const KEYS = new Set(['problems.late', 'problems.early', 'problems.never', 'mails.ask', 'mails.remind']);

const said = (text: string) => usesOf(program(text), '', KEYS);

describe('the check of the messages', () => {
  it('counts what stands in the code, and what a template can become where its part is named', () => {
    const { used, missing } = said(`
      type Rule = 'late' | 'early' | 'never';
      declare const words: { format(key: string): string };
      function refuse(rule: Rule) { return words.format(\`problems.\${rule}\`); }
      refuse('late');
      words.format('mails.ask');
    `);
    expect([...used].toSorted()).toEqual(['mails.ask', 'problems.late']);
    expect(missing).toEqual([]);
  });

  it('finds a message that is missing, asked for by name or by a template', () => {
    const { missing } = said(`
      declare const words: { format(key: string): string };
      declare const what: 'ask' | 'alarm';
      words.format('mails.question');
      words.format(\`mails.\${what}\`);
    `);
    expect(missing).toEqual([
      'app.ts:4 says mails.question, which no catalogue has',
      'app.ts:5 says mails.alarm, which no catalogue has',
    ]);
  });

  it('finds a code that the code holds and no catalogue has, wherever it stands', () => {
    const { used, missing } = said(`
      declare function breakRule(rule: string, reason: { code: string }): never;
      declare function messageOf(code: string): { code: string };
      breakRule('late', messageOf('problems.late'));
      breakRule('late', { code: 'problems.lately' });
      messageOf('mails.no_such');
    `);
    expect([...used]).toEqual(['problems.late']);
    expect(missing).toEqual([
      'app.ts:5 says problems.lately, which no catalogue has',
      'app.ts:6 says mails.no_such, which no catalogue has',
    ]);
  });

  it('reads code, and neither tests nor the catalogue itself', () => {
    expect(speaks(join('apps', 'api', 'src', 'main.tsx'))).toBe(true);
    expect(speaks(join('libs', 'words', 'src', 'words.ts'))).toBe(true);
    expect(speaks(join('libs', 'words', 'src', 'english', 'mails.ts'))).toBe(false);
    expect(speaks(join('libs', 'mail', 'src', 'mailer.spec.ts'))).toBe(false);
    expect(speaks(join('tests', 'support', 'product.ts'))).toBe(false);
  });
});
