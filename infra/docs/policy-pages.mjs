// Makes the table of legs in each page of docs/policies from the policy itself; with --check says whether they are current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/libs/rules/src/index.js');
if (!existsSync(built)) {
  process.stderr.write('There is no build: run `npm run build:code` first.\n');
  process.exit(2);
}
const rules = await import(built);
const { wordsIn } = await import(join(root, 'dist/libs/words/src/index.js'));
const words = wordsIn('en');

const deadline = (at) => words.value(rules.messageOfDeadline(at));
const party = (of) => words.say(rules.messageOfParty(of));

const START = '<!-- legs: made from the policy by npm run docs:make -->';
const END = '<!-- end of legs -->';

function escalations({ escalate }) {
  const steps = Array.isArray(escalate) ? escalate : [{ at: escalate, to: 'managers' }];
  return steps.map(({ at, to }) => `${deadline(at)}: ${words.say(rules.messageOfTarget(to))}`).join('<br>');
}

function row(leg) {
  const reminders = rules.messagesOfReminders(leg).map((each) => words.value(each));
  return [
    `\`${leg.kind}\`${leg.required ? '' : ' (advisory)'}`,
    party(leg.of),
    leg.after.map((kind) => `\`${kind}\``).join('<br>') || 'on submission',
    reminders.join('<br>') || 'none',
    deadline(leg.due),
    escalations(leg),
    deadline(leg.lapse),
  ];
}

/** What the columns have no room for. */
function notes(leg) {
  const own = [];
  if (leg.rule !== null) own.push(`decided thus: ${words.value(rules.messageOfRule(leg.rule, leg.seats))}`);
  const objections = leg.objectionsUntil;
  if (objections !== null) own.push(`objections until ${deadline(objections)}`);
  own.push(`satisfied by ${words.value(rules.messageOfSatisfaction(leg))}`);
  if (!leg.standingConsent) own.push('no consent given in advance answers it');
  return `- \`${leg.kind}\` of ${party(leg.of)}: ${own.join('; ')}.`;
}

function tableOf(policy) {
  const head = ['leg', 'of', 'asked after', 'reminders', 'due', 'escalation', 'lapse'];
  const rows = [head, head.map(() => '---'), ...policy.legs.map(row)];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const council =
    policy.council === 'authority_suffices'
      ? 'No decision of the Council is asked: the request rests on an authority given in advance.\n\n'
      : '';
  return `${council}${table}\n\n${policy.legs.map(notes).join('\n')}\n\nWarnings before the expiry of a line: ${policy.warnings.join(', ')}. Our own reply to a question is due after ${policy.replyToQuestion}; a request that is still open lapses ${policy.lapseAfterNeededBy} after the day by which the loan is needed.`;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

for (const file of readdirSync(join(root, 'data/policies')).filter((name) => name.endsWith('.yaml'))) {
  const page = join(root, 'docs/policies', file.replace('.yaml', '.md'));
  if (!existsSync(page)) {
    fail(`docs/policies has no page for data/policies/${file}.`);
    continue;
  }
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  const reading = rules.readPolicyText(readFileSync(join(root, 'data/policies', file), 'utf8'));
  if (start === -1 || end < start || reading.is !== 'policy') {
    fail(`${page} lacks the place for its legs, or data/policies/${file} has faults.`);
    continue;
  }
  const made = `${text.slice(0, start)}${START}\n\n${tableOf(reading.policy)}\n\n${text.slice(end)}`;
  const formatted = await format(made, { ...(await resolveConfig(page)), parser: 'markdown' });
  if (!process.argv.includes('--check')) writeFileSync(page, formatted);
  else if (formatted !== text) fail(`${page} is out of date: run \`npm run docs:make\`.`);
}
