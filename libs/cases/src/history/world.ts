/** The world of a record case: its own, so that it meets neither live arrangements nor other record cases. */
export function worldOfRecord(arrangementId: string): string {
  return `record/${arrangementId}`;
}

/** Whether a world is that of a record case. */
export function isOfRecord(world: string): boolean {
  return world.startsWith('record/');
}
