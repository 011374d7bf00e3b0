import { CaseError } from '#libs/cases';
import { messageOf } from '#libs/contracts';
import { wordsIn } from '#libs/words';
import { problemFrom, refusal } from './problems.js';
import { problemIn } from './wording.js';

describe('a refusal of the writer', () => {
  const refused = (rule: 'machine_too_old' | 'own_request') =>
    problemFrom(new CaseError([{ rule, pointer: '' }]));

  it('says when to try again where a newer process has to answer', () => {
    const { problem, headers } = refused('machine_too_old');
    expect(problem).toMatchObject({ status: 503, refusals: [{ rule: 'machine_too_old' }] });
    expect(headers).toEqual({ 'retry-after': '60' });
  });

  it('says nothing of trying again where that would not help', () => {
    expect(refused('own_request')).toMatchObject({ problem: { status: 403 }, headers: {} });
  });
});

describe('a problem', () => {
  const words = wordsIn('en');

  it('says its reason, else what its rule says, and keeps the code and its parameters', () => {
    const reason = messageOf('calls.methods', { methods: { all: ['GET', 'POST'] }, method: 'PUT' });
    expect(problemIn(words, refusal(405, 'method_not_allowed', { reason }).problem)).toEqual({
      type: 'about:blank',
      title: 'Method Not Allowed',
      status: 405,
      detail: 'This address can be called with GET and POST, not with PUT.',
      errors: [
        {
          pointer: '',
          rule: 'method_not_allowed',
          reason,
          message: 'This address can be called with GET and POST, not with PUT.',
        },
      ],
    });
    expect(problemIn(words, refusal(401, 'not_signed_in').problem)).toMatchObject({
      title: 'Unauthorized',
      detail: 'Sign in first.',
      errors: [{ rule: 'not_signed_in', message: 'Sign in first.' }],
    });
  });

  it('names the field in its detail, and a status without a name of its own in a plain word', () => {
    const reason = messageOf('fields.day');
    const refusals = [{ pointer: '/neededBy', rule: 'wrong_format', reason }];
    expect(problemIn(words, { status: 422, refusals })).toMatchObject({
      detail: '/neededBy: must be a date as yyyy-mm-dd',
      errors: [{ message: 'must be a date as yyyy-mm-dd' }],
    });
    expect(problemIn(words, refusal(418, 'refused').problem).title).toBe('Refused');
  });

  it('of our own making tells nothing of its inside', () => {
    const { problem } = problemFrom(new Error('password of the database'));
    expect(problemIn(words, problem)).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'Something went wrong on our side. It is in our log under the X-Request-Id of this answer.',
      errors: [],
    });
  });
});
