import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type RecordEntryInput,
  type RecordOpeningInput,
  recordEntryInputSchema,
  recordOpeningSchema,
} from '#libs/contracts';
import { projectRoot, sha256 } from '#libs/platform';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = 'data/record/unmil-unoci-2010-2011.yaml';

const said = z.record(z.string(), z.unknown());

const schema = z.strictObject({
  title: z.string(),
  notKnown: z.array(z.string()).min(1),
  requests: z
    .array(
      z.strictObject({
        name: z.string(),
        opening: recordOpeningSchema.extend({ content: said }),
        facts: z.array(recordEntryInputSchema.extend({ fact: said })),
      }),
    )
    .min(2),
});

/** What the record says of the arrangement from UNMIL to UNOCI in 2010 and 2011, as it is entered. */
export interface RecordFile extends z.infer<typeof schema> {
  /** Identifies this text of it: another text is another case. */
  readonly version: string;
}

/** A request as it is opened: one after the first names the arrangement, which the record does not know. */
export function openingFor(
  arrangementId: string | null,
  { content, ...rest }: RecordFile['requests'][number]['opening'],
): RecordOpeningInput {
  return recordOpeningSchema.parse({ ...rest, content: { ...content, arrangementId } });
}

/** A fact as it is entered: one about a leg names its request, which the record does not know. */
export function entryFor(
  requestId: string,
  { fact, ...rest }: RecordFile['requests'][number]['facts'][number],
): RecordEntryInput {
  return recordEntryInputSchema.parse({
    ...rest,
    fact: 'legId' in fact ? { ...fact, requestId } : fact,
  });
}

/** Reads the record from `data/record`. @throws Error if it is malformed */
export async function readRecordFile(): Promise<RecordFile> {
  const text = await readFile(join(projectRoot(), FILE), 'utf8');
  const read = schema.safeParse(parse(text, { merge: true }));
  if (!read.success) throw new Error(`${FILE} is not valid:\n${z.prettifyError(read.error)}`);
  return { ...read.data, version: sha256(text) };
}
