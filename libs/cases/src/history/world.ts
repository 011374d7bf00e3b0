/** The world of a case that is entered from the record: one of its own, so that it meets neither live arrangements nor other records. */
export function worldOfRecord(arrangementId: string): string {
  return `record/${arrangementId}`;
}

/** Whether a world is that of a case whose time is that of the record. */
export function isOfRecord(world: string): boolean {
  return world.startsWith('record/');
}
