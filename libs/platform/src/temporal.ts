import { SEARCH_ATTRIBUTES } from '#libs/contracts';
import { Client, Connection } from '@temporalio/client';

/** Names of the search attributes that every workflow carries; all are keywords. */
export const searchAttributeNames: readonly string[] = Object.values(SEARCH_ATTRIBUTES);

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

// Temporal's number for an attribute that holds one exact word.
const keyword = 2;

/**
 * Registers the search attributes that the namespace lacks. The embedded server is started with them.
 *
 * @throws Error naming an attribute that exists with another type
 */
export async function ensureSearchAttributes({ connection }: TemporalLink, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const types: Readonly<Record<string, number>> = customAttributes;
  const missing = searchAttributeNames.filter((name) => types[name] === undefined);
  for (const name of searchAttributeNames) {
    const type = types[name];
    if (type !== undefined && type !== keyword) {
      throw new Error(`The search attribute ${name} exists in ${namespace} with another type than keyword.`);
    }
  }
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
  });
}
