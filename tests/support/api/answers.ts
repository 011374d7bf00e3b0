import type { AnyAnswer, ApiSchemas, OperationId, Problem, ResultOf } from '#libs/contracts/client';
import { z } from 'zod';
import { problemSchema } from '../../../apps/api/src/openapi/components.js';

/** Holds that a call was answered with a status; from there on, its body is known to be the one of this status. */
export function expectStatus<A extends AnyAnswer, S extends A['status']>(
  answer: A,
  status: S,
): asserts answer is A & { status: S } {
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: answer.body });
}

/** The problem that a call was refused with. */
export function problemOf({ status, body }: { status: number; body: unknown }): Problem {
  if (status < 400) throw new Error(`it was not refused, but answered ${status}: ${JSON.stringify(body)}`);
  problemSchema.parse(body);
  return body as Problem;
}

/** One leg of a request, as those see it who see all of it. */
export function legOf({ legs }: ApiSchemas['Request'], legId: string) {
  const leg = legs.find(({ id }) => id === legId);
  if (leg?.detail == null) throw new Error(`no leg ${legId}, or only a part of it`);
  return { ...leg, detail: leg.detail };
}

/** What must be there. */
export function present<T>(value: T | null | undefined): T {
  if (value == null) throw new Error('what the test needs is not there');
  return value;
}

/** The result of an operation that was called by hand. That it is as described was seen when it came (`promises.ts`). */
export function resultIn<Id extends OperationId>(
  _id: Id,
  { status, body }: { status: number; body: unknown },
): ResultOf<Id> {
  if (status >= 300) throw new Error(`it was answered ${status}: ${JSON.stringify(body)}`);
  return body as ResultOf<Id>;
}

const descriptionSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.looseObject({}),
});

/** The description of the API, from the answer that carries it. */
export function descriptionIn({ body }: { body: unknown }): z.infer<typeof descriptionSchema> {
  return descriptionSchema.parse(body);
}

/** The text of a page. */
export function textOf({ body }: { body: unknown }): string {
  if (typeof body !== 'string') throw new Error(`not a text: ${JSON.stringify(body)}`);
  return body;
}
