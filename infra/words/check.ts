// Checks the messages of the product: whether each is well-formed in every language, and whether each is used. Run after a
// build; `npm run words:check` does both.
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** The messages that a program uses. */
export interface Uses {
  /** The keys in the code, literally or as possible values of a template. */
  readonly used: ReadonlySet<string>;
  /** Keys that the code uses and no catalogue has, with their places. */
  readonly missing: readonly string[];
}

/** Whether a file is code that may use messages: not a test, and not the catalogue itself. */
export function speaks(path: string): boolean {
  const parts = path.split(sep).join('/');
  return (
    /\.tsx?$/u.test(parts) &&
    !/\.(?:spec|d)\.tsx?$/u.test(parts) &&
    !/(?:^|\/)(?:node_modules|dist|tests)\//u.test(parts) &&
    !/(?:^|\/)libs\/words\/src\/[^/]+\//u.test(parts)
  );
}

/**
 * Which messages a program uses. A key counts as used if it is a literal, or if a template such as `problems.${rule}` can
 * become it and the code also names that part (`'needed_by_past'`) somewhere: a value that nobody ever passes is not used,
 * however wide the type is.
 */
export function usesOf(program: ts.Program, root: string, keys: ReadonlySet<string>): Uses {
  const checker = program.getTypeChecker();
  const subjects = new Set([...keys].map((key) => key.slice(0, key.indexOf('.'))));
  const literals = new Set<string>();
  const templates: { key: string; parts: string[]; where: string }[] = [];
  const asked: { key: string; where: string }[] = [];
  for (const source of program.getSourceFiles()) {
    if (!speaks(relative(root, source.fileName))) continue;
    const whereIs = (node: ts.Node): string => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      return `${relative(root, source.fileName)}:${line + 1}`;
    };
    const visit = (node: ts.Node): void => {
      if (ts.isLiteralTypeNode(node)) return;
      if (ts.isStringLiteralLike(node)) {
        literals.add(node.text);
        const isSaid = isKeyOfCall(node) || isCodeOf(subjects, node.text);
        if (isSaid) asked.push({ key: node.text, where: whereIs(node) });
      }
      if (ts.isTemplateExpression(node) && subjects.has(node.head.text.split('.')[0] ?? '')) {
        const where = whereIs(node);
        templates.push(...membersOf(node, checker).map((member) => ({ ...member, where })));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const used = new Set([...literals].filter((text) => keys.has(text)));
  for (const { key, parts } of templates) {
    if (keys.has(key) && parts.every((part) => literals.has(part))) used.add(key);
  }
  const missing = [...asked, ...templates]
    .filter(({ key }) => !keys.has(key))
    .map(({ key, where }) => `${where} says ${key}, which no catalogue has`);
  return { used, missing: [...new Set(missing)] };
}

/** Whether a text is a code by its form: a subject of the catalogue, a dot and a name. */
function isCodeOf(subjects: ReadonlySet<string>, text: string): boolean {
  const [subject, ...names] = text.split('.');
  return subjects.has(subject ?? '') && names.length > 0 && names.every((name) => /^[a-z_]+$/u.test(name));
}

/** Whether a text is an argument of the formatter: `words.format('…')`. */
function isKeyOfCall(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  const { expression } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'format' &&
    /words$/iu.test(expression.expression.getText())
  );
}

/** All values that a template can have, with those of its placeholders; none if a placeholder can hold any text. */
function membersOf(node: ts.TemplateExpression, checker: ts.TypeChecker): { key: string; parts: string[] }[] {
  let members: { key: string; parts: string[] }[] = [{ key: node.head.text, parts: [] }];
  for (const { expression, literal } of node.templateSpans) {
    const values = literalsOf(checker.getTypeAtLocation(expression), checker);
    members = members.flatMap(({ key, parts }) =>
      values.map((value) => ({ key: `${key}${value}${literal.text}`, parts: [...parts, value] })),
    );
  }
  return members;
}

function literalsOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  const constraint = checker.getBaseConstraintOfType(type) ?? type;
  if (constraint.isUnion()) return constraint.types.flatMap((member) => literalsOf(member, checker));
  return constraint.isStringLiteral() ? [constraint.value] : [];
}

/** The TypeScript program of the whole product. */
function programOf(root: string): ts.Program {
  const file = join(root, 'tsconfig.json');
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  return ts.createProgram(
    fileNames.filter((path) => speaks(relative(root, path))),
    options,
  );
}

interface Built {
  faultsOf(catalogues: unknown): { language: string; key: string; fault: string }[];
  CATALOGUES: Record<string, Record<string, Record<string, string>>>;
}

async function main(root: string): Promise<void> {
  const built = join(root, 'dist/libs/words/src');
  if (!existsSync(built)) {
    process.stderr.write('There is no build: run `npm run build:code` first.\n');
    process.exit(2);
  }
  const { faultsOf, CATALOGUES } = {
    ...((await import(join(built, 'faults.js'))) as Pick<Built, 'faultsOf'>),
    ...((await import(join(built, 'languages.js'))) as Pick<Built, 'CATALOGUES'>),
  };
  const keys = new Set(
    Object.entries(CATALOGUES.en ?? {}).flatMap(([subject, messages]) =>
      Object.keys(messages).map((name) => `${subject}.${name}`),
    ),
  );
  const { used, missing } = usesOf(programOf(root), root, keys);
  const faults = [
    ...faultsOf(CATALOGUES).map(({ language, key, fault }) => `${language}: ${key} ${fault}`),
    ...missing,
    ...[...keys].filter((key) => !used.has(key)).map((key) => `${key} is used by nobody`),
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main(join(import.meta.dirname, '../..'));
