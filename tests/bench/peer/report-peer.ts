import type { describeMachine } from '../report.js';
import { table } from '../table.js';
import type { PeerRow } from './run-peer.js';

const ms = (value: number) => value.toFixed(1);
const ratio = (value: number) => value.toFixed(2);

/** The times of all products, and how the first does beside each of the others: above one it is the better. */
export function formatPeer(rows: readonly PeerRow[], host: ReturnType<typeof describeMachine>): string {
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
  const first = rows[0]?.product;
  const ratios = rows
    .filter(({ product }) => product !== first)
    .flatMap((other) => {
      const own = rows.find((row) => row.product === first && row.clients === other.clients);
      if (own === undefined) return [];
      const compared = [
        own.perSecond / other.perSecond,
        own.perSecondWithoutLooks / other.perSecondWithoutLooks,
        other.start.p50Ms / own.start.p50Ms,
        other.start.p95Ms / own.start.p95Ms,
        other.approve.p50Ms / own.approve.p50Ms,
        other.approve.p95Ms / own.approve.p95Ms,
      ];
      return [[`beside ${other.product}`, String(own.clients), ...compared.map(ratio)]];
    });
  const { cores, processor, memoryGib, node, load } = host;
  return [
    table(head, times),
    '',
    `${first ?? ''} beside the others; above 1 it is the better`,
    table(
      head.map((name) => name.replace(' ms', '')),
      ratios,
    ),
    '',
    'A request: its start (here a draft and its submission), the notice, three consents. Without looking: as if those who answer knew their tasks.',
    `Machine: ${cores} cores (${processor}), ${memoryGib} GiB, Node ${node}, load ${load.toFixed(1)} at the end.`,
  ].join('\n');
}
