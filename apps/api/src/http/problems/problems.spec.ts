import { CaseError } from '#libs/cases';
import { problemFrom } from './problems.js';

describe('a refusal of the writer', () => {
  const refusal = (rule: 'machine_too_old' | 'own_request') =>
    problemFrom(new CaseError([{ rule, pointer: '', message: 'No.' }]));

  it('says when to try again where a newer process has to answer', () => {
    const { problem, headers } = refusal('machine_too_old');
    expect(problem).toMatchObject({ status: 503, errors: [{ rule: 'machine_too_old' }] });
    expect(headers).toEqual({ 'retry-after': '60' });
  });

  it('says nothing of trying again where that would not help', () => {
    expect(refusal('own_request')).toMatchObject({ problem: { status: 403 }, headers: {} });
  });
});
