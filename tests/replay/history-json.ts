import { createRequire } from 'node:module';
import type { WorkflowHandle } from '@temporalio/client';

/** A workflow's history as the SDK passes it. */
export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

interface MessageType {
  fromObject(message: object): History;
}

interface ProtoJson {
  readonly toJson: (type: MessageType, message: object) => unknown;
  readonly fromJson: (type: MessageType, json: unknown, options: { ignoreUnknownFields: boolean }) => History;
}

// The SDK's own `historyToJSON` and `historyFromJSON` refuse every history where npm has given @temporalio/common another
// copy of protobufjs than the one that made the message types. So the copy beside the types is taken.
const ofClient = createRequire(createRequire(import.meta.url).resolve('@temporalio/client'));
const ofTypes = createRequire(ofClient.resolve('@temporalio/proto'));
const { toJson, fromJson }: ProtoJson = ofTypes('protobufjs/ext/protojson');
const { patchProtobufRoot } = ofClient('@temporalio/proto/lib/patch-protobuf-root');
const historyType: MessageType = patchProtobufRoot(ofClient('@temporalio/proto')).lookupType(
  'temporal.api.history.v1.History',
);

/** The JSON that `temporal workflow show --output json` prints too. */
export function historyToJson(history: History): unknown {
  return toJson(historyType, historyType.fromObject(history));
}

/** Reads what `historyToJson` or Temporal's command line gave; fields of newer servers are passed over. */
export function historyFromJson(json: unknown): History {
  return fromJson(historyType, json, { ignoreUnknownFields: true });
}
