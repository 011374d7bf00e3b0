import type { Instrument } from '#libs/contracts';
import { attachmentOperations } from '../../attachments/operations.js';
import { hrefOf } from '../../http/operations/parts-of-calls.js';
import { rich, useWords } from '../speech.js';

/** The scans of an instrument, to be saved. They are named by their hashes, which the record holds. */
export function Scans({ instrument }: { instrument: Instrument | null }) {
  const words = useWords();
  const attachments = instrument?.attachments ?? [];
  if (attachments.length === 0) return null;
  return (
    <ul className="scans">
      {attachments.map(({ id, sha256 }) => (
        <li key={id}>
          {rich(words, 'pages.answering.scan_with_hash', {
            scan: (
              <a href={hrefOf(attachmentOperations.downloadAttachment, { attachmentId: id })}>
                {words.format('pages.answering.scan')}
              </a>
            ),
            hash: <code>{sha256.slice(0, 16)}…</code>,
          })}
        </li>
      ))}
    </ul>
  );
}
