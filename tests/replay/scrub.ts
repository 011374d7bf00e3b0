/** Leaves out what names the machine, its user or its folders; replay looks at none of it. */
export function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'stackTrace')
    .map(([key, inner]) => [key, key === 'identity' ? 'recorder' : scrub(inner)]);
  const scrubbed: Record<string, unknown> = Object.fromEntries(entries);
  // The name of a sticky queue holds that of the machine.
  if (scrubbed['kind'] === 'TASK_QUEUE_KIND_STICKY') scrubbed['name'] = 'sticky';
  // A failure names what was away by its address.
  if ('message' in scrubbed && 'source' in scrubbed) scrubbed['message'] = 'scrubbed';
  return scrubbed;
}
