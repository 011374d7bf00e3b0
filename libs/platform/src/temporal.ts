import { SEARCH_ATTRIBUTES } from '#libs/contracts';
import { Client, Connection } from '@temporalio/client';

type SearchAttributeType = (typeof SEARCH_ATTRIBUTES)[keyof typeof SEARCH_ATTRIBUTES]['type'];

// Temporal's words on the command line and its numbers in its protocol (`IndexedValueType`).
const TYPES: Readonly<Record<SearchAttributeType, { word: string; number: number }>> = {
  KEYWORD: { word: 'Keyword', number: 2 },
  BOOL: { word: 'Bool', number: 5 },
  DATETIME: { word: 'Datetime', number: 6 },
  KEYWORD_LIST: { word: 'KeywordList', number: 7 },
};

const searchAttributes = Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => ({ name, ...TYPES[type] }));

/** The search attributes of our workflows as Temporal's command line takes them, `name=Type`. */
export const searchAttributeFlags: readonly string[] = searchAttributes.map(
  ({ name, word }) => `${name}=${word}`,
);

/** Where Temporal is. */
export interface TemporalConfig {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
}

/** A connection to Temporal that the caller closes. */
export interface TemporalLink {
  readonly connection: Connection;
  readonly client: Client;
  close(): Promise<void>;
}

/**
 * Connects to Temporal.
 *
 * @throws Error naming the address when nothing serves there within ten seconds
 */
export async function connectTemporal(config: TemporalConfig): Promise<TemporalLink> {
  let connection: Connection;
  try {
    connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS, connectTimeout: '10s' });
  } catch (cause) {
    throw new Error(`Temporal does not answer at ${config.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS).`, { cause });
  }
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  return { connection, client, close: () => connection.close() };
}

/**
 * Registers the search attributes that the namespace lacks. The embedded server is started with them.
 *
 * @throws Error naming an attribute that exists with another type
 */
export async function ensureSearchAttributes({ connection }: TemporalLink, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const types: Readonly<Record<string, number>> = customAttributes;
  const missing = searchAttributes.filter(({ name }) => types[name] === undefined);
  for (const { name, word, number } of searchAttributes) {
    const type = types[name];
    if (type !== undefined && type !== number) {
      throw new Error(`The search attribute ${name} exists in ${namespace} with another type than ${word}.`);
    }
  }
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, number }) => [name, number])),
  });
}
