// Makes docs/tables.md from the tables of the built machine; with --check says whether it is current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'docs/tables.md');
const built = join(root, 'dist/libs/cases/src/requests/tables.js');
if (!existsSync(built)) {
  process.stderr.write('There is no build: run `npm run build:code` first.\n');
  process.exit(2);
}
const { machineTables } = await import(built);
const { LEG_KIND_ROWS } = await import(join(root, 'dist/libs/rules/src/leg-kinds/rows.js'));
const { answers, transitions, rules } = machineTables();

const code = (name) => `\`${name}\``;
const labelOf = (name) => name.replaceAll('_', ' ');
const unique = (values) => [...new Set(values)];

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The outcome of a row, as one name. */
const outcomeOf = (row) => row.next ?? (row.late ? 'late' : row.broken);

function cellOf(kind, status, answer) {
  const rows = answers.filter((row) => row.kind === kind && row.status === status && row.answer === answer);
  const plain = rows.find((row) => !row.corrects);
  const correcting = rows.find((row) => row.corrects);
  return correcting === undefined
    ? code(outcomeOf(plain))
    : `${code(outcomeOf(plain))}; as a correction ${code(outcomeOf(correcting))}`;
}

/** One kind of leg: statuses down, the answers that it knows across. */
function answersOfKind(kind) {
  const own = answers.filter((row) => row.kind === kind);
  const known = unique(own.filter((row) => row.broken !== 'answer_not_of_this_leg').map((row) => row.answer));
  const rows = unique(own.map((row) => row.status)).map((status) => [
    code(status),
    ...known.map((answer) => cellOf(kind, status, answer)),
  ]);
  return `### ${labelOf(kind)}\n\n${table(['status', ...known.map(code)], rows)}`;
}

/** All transitions of one kind of thing; those with the same cause and target are in one row. */
function transitionsOf(thing) {
  const own = transitions.filter((row) => row.of === thing);
  // The transitions of an answered leg are in the tables of answers.
  const moves = own.filter((row) => !(thing === 'leg' && row.by === 'answered'));
  const rows = unique(moves.map((row) => `${row.by} ${row.to}`)).map((name) => {
    const same = moves.filter((row) => `${row.by} ${row.to}` === name);
    const [{ by, to, means }] = same;
    const from = same.map((row) => (row.from === null ? '(new)' : code(row.from))).join(', ');
    return [from, code(by), code(to), means];
  });
  return `### ${labelOf(thing)}\n\n${table(['from', 'by', 'to', 'meaning'], rows)}`;
}

/** A value in a row of a kind of leg, as text. */
function ofRow(value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(code).join(', ');
  if (typeof value === 'object') return Object.values(value).map(ofRow).join(', ');
  return code(value);
}

/** All rules for the kinds of legs except answers, which have their own tables: kinds across, rules down. */
function kindsOfLegs() {
  const kinds = Object.keys(LEG_KIND_ROWS);
  const [first] = Object.values(LEG_KIND_ROWS);
  const rows = Object.keys(first)
    .filter((name) => name !== 'answers')
    .map((name) => [
      labelOf(name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)),
      ...kinds.map((kind) => ofRow(LEG_KIND_ROWS[kind][name])),
    ]);
  return table(['', ...kinds.map(labelOf)], rows);
}

const text = `# Tables

These tables drive every case. The machine treats an answer as the first table says, stops with a defect rather than make a change of
status that the tables do not have, and refuses by the rules of the last. A running product serves them at \`/api/v1/tables\`.

This page is made from those tables by \`npm run docs:make\`; \`npm run docs:check\` fails when it is out of date.

## Answers

What an answer leads to, by the status of the leg, while the request is open: the next status, \`late\`, or the rule that it breaks.
On a closed request, an answer that would count is late. Any answer that a table does not name breaks \`answer_not_of_this_leg\`. A
correction names the decision of the same seat that it corrects; its outcome differs only where one is shown.

${table(
  ['outcome', 'meaning'],
  [...new Map(answers.map((row) => [outcomeOf(row), row.means]))].map(([name, means]) => [code(name), means]),
)}

${unique(answers.map((row) => row.kind))
  .map(answersOfKind)
  .join('\n\n')}

## Kinds of legs

One row for each kind in \`libs/rules/src/leg-kinds\` holds all its rules: whose leg it can be (of), what a form offers, what an answer
rests on, who holds it while an answer is awaited, which lines it concerns, whether a policy must have it, what a refusal does, what the
answer is if a group approves or rejects, whether being notified or consulted satisfies it, whether it may be waived or given in advance,
whether the usable window begins after it, whether its lag after the act of the Council is shown, how its limits apply to a loan, and
whether the no-objection procedure is possible. A policy chooses within these rules.

${kindsOfLegs()}

## Changes of status

${unique(transitions.map((row) => row.of))
  .map(transitionsOf)
  .join('\n\n')}

## Rules

The HTTP status of a refusal, by the rule that it names.

${table(
  ['rule', 'status', 'meaning'],
  rules.map(({ rule, status, means }) => [code(rule), status, means]),
)}
`;
const page = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' });

if (!process.argv.includes('--check')) writeFileSync(target, page);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== page) {
  process.stderr.write('docs/tables.md is out of date: run `npm run docs:make`.\n');
  process.exitCode = 1;
}
