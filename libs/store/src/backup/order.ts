/**
 * Orders tables so that each comes after those that its rows refer to; of several that could come next, the first by name. A
 * table may refer to itself.
 * @throws Error where tables refer to each other in a circle, which no order can satisfy
 */
export function inOrderOfReference(
  tables: readonly string[],
  references: readonly { from: string; to: string }[],
): string[] {
  const ordered: string[] = [];
  let left = tables.toSorted();
  while (left.length > 0) {
    const waiting = new Set(left);
    const ready = left.filter((table) =>
      references.every(({ from, to }) => from !== table || to === table || !waiting.has(to)),
    );
    if (ready.length === 0) throw new Error(`the tables ${left.join(', ')} refer to each other in a circle`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
