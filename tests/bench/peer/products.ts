import { Caller } from '../caller.js';
import { content, giveNotice, submitted, submittedAtOnce } from '../prepare-leg.js';
import { fail } from '../turns.js';

/** What one whole request is made of, as a client lives it. */
export interface Request {
  /** The calls that have to be made to know what can be answered; empty where nothing has to be asked. */
  look(): Promise<void>;
  /** Answers one of the four approvals: the notice first, then the consents. */
  approve(approval: number): Promise<void>;
}

/** One of the products that are measured. */
export interface Product {
  readonly name: string;
  /** Begins a request, up to the moment at which the first party is asked. */
  start(): Promise<Request>;
}

/** Notice, contributor, and the two hosts. */
export const APPROVALS = 4;
/** Before which approvals a client that knows nothing has to look what there is to do. */
export const LOOKS_BEFORE = [0, 1];

/** Its contributor answers in the inbox, as the others do. */
const UNIT = 'unmil-infantry';
const CONSENTS = [
  { legId: 'contributor_consent:pakistan', personId: 'sara-qureshi' },
  { legId: 'host_consent:liberia', personId: 'james-kollie' },
  { legId: 'host_consent:cote-divoire', personId: 'awa-kone' },
];

/** How a request is started: in one call, or drafted by one and submitted by another. */
export type Start = 'one_call' | 'two_calls';

/** Countersign over its API, each person in a session. */
export async function countersign(name: string, apiUrl: string, start: Start): Promise<Product> {
  const manager = await Caller.signIn(apiUrl, 'ana-ribeiro');
  const notifier = await Caller.signIn(apiUrl, 'jun-takeda');
  const consenting = await Promise.all(
    CONSENTS.map(async ({ legId, personId }) => ({ legId, caller: await Caller.signIn(apiUrl, personId) })),
  );
  return {
    name,
    async start() {
      const asked = content(UNIT);
      const requestId =
        start === 'one_call' ? await submittedAtOnce(manager, asked) : await submitted(manager, asked);
      return {
        // The address of a leg is made of the request and the party, which whoever answers knows.
        look: async () => undefined,
        async approve(approval) {
          if (approval === 0) return giveNotice(notifier, requestId);
          const { legId, caller } = consenting[approval - 1] ?? fail('there are more approvals than parties');
          await caller.post(`/api/v1/requests/${requestId}/legs/${legId}/decide`, { answer: 'consent' }, 201);
        },
      };
    },
  };
}

/** Whether an api can draft and submit in one call; one of an earlier checkout may not. */
export async function startsInOneCall(apiUrl: string): Promise<boolean> {
  const { paths } = await Caller.unknown(apiUrl).read<Described>('/api/openapi.json');
  const { schema } = paths['/api/v1/requests']?.post?.requestBody?.content?.['application/json'] ?? {};
  return schema?.properties?.['submit'] !== undefined;
}

/** What is read of an OpenAPI description here. */
interface Described {
  paths: Record<
    string,
    {
      post?: {
        requestBody?: { content?: Record<string, { schema?: { properties?: Record<string, unknown> } }> };
      };
    }
  >;
}

interface Tasks {
  data: { id: string; taskDefinitionKey: string }[];
}

/** In the order in which our parties answer. */
const TASKS = ['notice', 'contributor', 'first_host', 'second_host'];

/** Flowable over its REST interface, which asks nobody who they are. */
export function flowable(baseUrl: string): Product {
  const caller = Caller.unknown(baseUrl);
  return {
    name: 'flowable',
    async start() {
      const { id } = await caller.post<{ id: string }>(
        '/process-api/runtime/process-instances',
        {
          processDefinitionKey: 'approvals',
          variables: [{ name: 'content', type: 'json', value: content(UNIT) }],
        },
        201,
      );
      const known = new Map<string, string>();
      return {
        async look() {
          const { data } = await caller.read<Tasks>(`/process-api/runtime/tasks?processInstanceId=${id}`);
          for (const task of data) known.set(task.taskDefinitionKey, task.id);
        },
        async approve(approval) {
          const task = TASKS[approval] ?? fail('there are more approvals than tasks');
          const taskId = known.get(task) ?? fail(`the task ${task} is not open`);
          const variables = [{ name: `answer_${task}`, value: 'consent' }];
          await caller.act(`/process-api/runtime/tasks/${taskId}`, { action: 'complete', variables });
        },
      };
    },
  };
}
