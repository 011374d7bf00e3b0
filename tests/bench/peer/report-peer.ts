import type { describeMachine } from '../report.js';
import { table } from '../table.js';
import type { PeerRow } from './run-peer.js';

const ms = (value: number) => value.toFixed(1);
const ratio = (value: number) => value.toFixed(2);

/** The times of all products, and how each of ours does beside the others: above one it is the better. */
export function formatPeer(
  rows: readonly PeerRow[],
  host: ReturnType<typeof describeMachine>,
  ours: string,
): string {
  const head = [
    'product',
    'clients',
    'requests/s',
    'without looking',
    'start p50 ms',
    'p95',
    'decide p50 ms',
    'p95',
  ];
  const times = rows.map((row) => [
    row.product,
    String(row.clients),
    row.perSecond.toFixed(1),
    row.perSecondWithoutLooks.toFixed(1),
    ms(row.start.p50Ms),
    ms(row.start.p95Ms),
    ms(row.approve.p50Ms),
    ms(row.approve.p95Ms),
  ]);
  const isOurs = ({ product }: PeerRow) => product.startsWith(ours);
  const ratios = rows
    .filter(isOurs)
    .flatMap((own) =>
      rows
        .filter((other) => !isOurs(other) && other.clients === own.clients)
        .map((other) => [
          `${own.product} : ${other.product}`,
          String(own.clients),
          ratio(own.perSecond / other.perSecond),
          ratio(own.perSecondWithoutLooks / other.perSecondWithoutLooks),
          ratio(other.start.p50Ms / own.start.p50Ms),
          ratio(other.start.p95Ms / own.start.p95Ms),
          ratio(other.approve.p50Ms / own.approve.p50Ms),
          ratio(other.approve.p95Ms / own.approve.p95Ms),
        ]),
    );
  const { cores, processor, memoryGib, node, load } = host;
  return [
    table(head, times),
    '',
    `${ours} beside the others; above 1 it is the better`,
    table(
      head.map((name) => name.replace(' ms', '')),
      ratios,
    ),
    '',
    'A request: its start (drafted and submitted, by us in one call or in two), the notice, three consents. Without looking: as if those who answer knew their tasks.',
    `Machine: ${cores} cores (${processor}), ${memoryGib} GiB, Node ${node}, load ${load.toFixed(1)} at the end.`,
  ].join('\n');
}
