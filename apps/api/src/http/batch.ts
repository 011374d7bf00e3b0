import { type Acting, CaseError, type Idempotency } from '#libs/cases';
import type { Services } from '../services.js';
import type { BatchOperation, Reply } from './operation.js';
import { problemFrom, reject } from './problems.js';

type BatchCall = Omit<Parameters<BatchOperation['runItem']>[1], 'viewer'>;

/** Faults of the key itself concern the call as a whole and none of its things. */
function isOfKey(error: unknown): boolean {
  return error instanceof CaseError && error.rule.startsWith('idempotency_');
}

/**
 * Carries out an operation on several things, one after the other, each once for the key of the call: where the answer is
 * lost half-way, a repeat goes on with what was not done yet, and tells again what was.
 */
export async function runBatch(
  operation: BatchOperation,
  call: BatchCall,
  acting: Acting,
  idempotency: Idempotency | null,
  services: Services,
): Promise<Reply> {
  const { cases } = services;
  const key = idempotency ?? reject(400, 'header_missing', 'The header Idempotency-Key is missing.');
  const earlier = await cases.answeredBefore(key);
  if (earlier !== null) return { ...earlier, headers: { 'idempotency-replayed': 'true' } };
  const items: object[] = [];
  for (const [index, item] of operation.itemsOf(call.body).entries()) {
    const own = { ...key, scope: `${key.scope} ${operation.id}`, key: `${index} ${key.key}` };
    items.push({ ...item, ...(await runItem(operation, call, acting, index, own, services)) });
  }
  return cases.transactAs(acting, key, async () => ({ status: 200, body: { items } }));
}

async function runItem(
  operation: BatchOperation,
  call: BatchCall,
  acting: Acting,
  index: number,
  idempotency: Idempotency,
  services: Services,
): Promise<object> {
  try {
    const { body } = await services.cases.transactAs(acting, idempotency, async (tx, viewer) => ({
      status: 200,
      body: await operation.runItem(tx, { ...call, viewer }, index, services),
    }));
    return { done: body, problem: null };
  } catch (error) {
    const { problem } = problemFrom(error);
    // Who may call no more is refused the call as a whole, and so are faults of our own.
    if ([401, 500].includes(problem.status) || isOfKey(error)) throw error;
    return { done: null, problem };
  }
}
