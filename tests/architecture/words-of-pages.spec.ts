import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '#libs/platform';

/** Attributes that a person reads, or hears. */
const READ_ALOUD: readonly string[] = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'children',
  'heading',
  'hint',
  'label',
  'legend',
  'placeholder',
  'summary',
  'text',
  'title',
];

const LETTER = /\p{L}/u;

/** What is written in a page and not in the catalogue, each with its line. */
function textsWrittenIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!LETTER.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1}: ${text.trim().replaceAll(/\s+/gu, ' ')}`);
  };
  /** The literals that an expression can come to. What it passes to a function, such as a key of the catalogue, is none. */
  const noteLiterals = (node: ts.Node | undefined): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      for (const part of parts) note(node, part.text);
    } else if (ts.isConditionalExpression(node)) {
      noteLiterals(node.whenTrue);
      noteLiterals(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      if (isJoin(node.operatorToken.kind)) noteLiterals(node.left);
      noteLiterals(node.right);
    } else if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) noteLiterals(node.expression);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(noteLiterals);
  };
  const visit = (node: ts.Node): void => {
    // What is typed on a command line is the same in every language.
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'code') return;
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteLiterals(node);
    if (ts.isJsxAttribute(node) && READ_ALOUD.includes(node.name.getText())) noteLiterals(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `+`, `??` and `||` come to what stands on either side; a comparison and `&&` do not come to what stands on the left. */
function isJoin(kind: ts.SyntaxKind): boolean {
  return [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(
    kind,
  );
}

describe('the pages', () => {
  const root = projectRoot();
  const pages = globSync('apps/api/src/**/*.tsx', { cwd: root }).filter(
    (page) => !page.endsWith('.spec.tsx'),
  );

  it('write no text of their own: each comes from the catalogue', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap((page) => textsWrittenIn(page, readFileSync(join(root, page), 'utf8')))).toEqual([]);
  });

  it.each([
    ['text', '<p>Sign in</p>'],
    ['a literal', "<p>{'Sign in'}</p>"],
    ['one side of a choice', "<p>{ready ? words.format('pages.a') : 'Sign in'}</p>"],
    ['what comes after a condition', "<p>{ready && 'Sign in'}</p>"],
    ['a template', '<p>{`Sign in${name}`}</p>'],
    ['a label', '<nav aria-label="Sign in" />'],
    ['a title in a choice', "<a title={ready ? 'Sign in' : undefined} />"],
    ['a hint of our own fields', '<Input hint="Sign in" />'],
  ])('would be found out by %s', (_what, page) => {
    expect(textsWrittenIn('page.tsx', `const page = ${page};`)).toEqual(['page.tsx:1: Sign in']);
  });

  it.each([
    ['a message of the catalogue', "<p title={words.format('pages.title')}>{words.format('pages.a')}</p>"],
    ['an attribute that nobody reads', '<p className="quiet wide" data-state="open">{name}</p>'],
    ['a comparison', "<p>{status === 'open' && words.format('pages.a')}</p>"],
    ['punctuation', '<p>{name}: {value} ({count})</p>'],
    ['a command', '<p>{rich(words, key, { command: <code>npx countersign verify</code> })}</p>'],
  ])('may hold %s', (_what, page) => {
    expect(textsWrittenIn('page.tsx', `const page = ${page};`)).toEqual([]);
  });
});
