import type { ReactNode } from 'react';
import { Empty } from './parts.js';
import { useWords } from './speech.js';

/** One column of a list: its name, and what it shows of a row. */
export interface Column<R> {
  name: string;
  cell: (row: R) => ReactNode;
}

/** A page of a list as a table. On narrow screens each cell says which column it is of. */
export function ListTable<R>({
  caption,
  columns,
  rows,
  keyOf,
  empty,
  more = null,
}: {
  /** What the table is, for those who do not see it. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string | number;
  /** What is said where there are no rows. */
  empty: string;
  /** The address of the rows that follow; null where these are the last. */
  more?: string | null;
}) {
  const words = useWords();
  return (
    <>
      {rows.length === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <table className="list">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ name, cell }) => (
                  <td key={name} data-label={name}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more !== null && (
        <p>
          <a href={more}>{words.format('pages.inbox.more')}</a>
        </p>
      )}
    </>
  );
}
