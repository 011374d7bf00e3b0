import { type Acting, CaseError, type Idempotency } from '#libs/cases';
import { Inject, Injectable } from '@nestjs/common';
import { SERVICES, type Services } from '../../services.js';
import { Judge } from '../access/judge.js';
import type { BatchOperation, Reply } from '../operations/operation.js';
import { type CodedProblem, problemFrom, reject } from '../problems/problems.js';
import { problemIn } from '../problems/wording.js';
import { actingIn, idempotencyOf } from './acting.js';
import type { CheckedCall, RawCall } from './raw-call.js';
import { messageOf } from '#libs/contracts';
import type { Words } from '#libs/words';

/** The result for one item, as it is stored: a refusal as codes, since a repeat may come in another language. */
interface CameOf {
  readonly done: unknown;
  readonly problem: CodedProblem | null;
}

function worded({ status, body }: Pick<Reply, 'status' | 'body'>, words: Words): Reply {
  const { items } = body as { items: readonly CameOf[] };
  const told = items.map((item) => ({
    ...item,
    problem: item.problem === null ? null : problemIn(words, item.problem),
  }));
  return { status, body: { items: told } };
}

/** Faults of the key itself concern the whole call, not single items. */
function isOfKey(error: unknown): boolean {
  return error instanceof CaseError && error.rule.startsWith('idempotency_');
}

/**
 * Carries out an operation on several items, one after the other, each once for the key of the call: if the answer is lost
 * half-way, a repeat continues with what is missing and repeats the other results.
 */
@Injectable()
export class BatchHandler {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Judge) private readonly judge: Judge,
  ) {}

  /** Answers one call. */
  async answer(operation: BatchOperation, call: CheckedCall, raw: RawCall): Promise<Reply> {
    const { cases } = this.services;
    const key =
      idempotencyOf(operation, call, raw) ??
      reject(400, 'header_missing', { reason: messageOf('calls.idempotency_key_missing') });
    const acting = actingIn(this.judge, operation, call, raw);
    const earlier = await cases.answeredBefore(key);
    if (earlier !== null) {
      return { ...worded(earlier, raw.words), headers: { 'idempotency-replayed': 'true' } };
    }
    const items: CameOf[] = [];
    for (const [index, item] of operation.itemsOf(call.body).entries()) {
      const own = { ...key, scope: `${key.scope} ${operation.id}`, key: `${index} ${key.key}` };
      items.push({ ...item, ...(await this.answerOne(operation, call, acting, index, own)) });
    }
    const answer = await cases.transactAs(acting, key, async () => ({ status: 200, body: { items } }));
    return worded(answer, raw.words);
  }

  private async answerOne(
    operation: BatchOperation,
    call: CheckedCall,
    acting: Acting,
    index: number,
    idempotency: Idempotency,
  ): Promise<CameOf> {
    try {
      const { body } = await this.services.cases.transactAs(acting, idempotency, async (tx, viewer) => ({
        status: 200,
        body: await operation.runItem(tx, { ...call, query: undefined, viewer }, index, this.services),
      }));
      return { done: body, problem: null };
    } catch (error) {
      const { problem } = problemFrom(error);
      // If the caller loses their rights, or on faults of our own, the whole call is refused.
      if ([401, 500].includes(problem.status) || isOfKey(error)) throw error;
      return { done: null, problem };
    }
  }
}
