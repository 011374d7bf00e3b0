import type { Instrument } from '#libs/contracts';

/** The scans of an instrument, to be saved. They are named by their hashes, which the record holds. */
export function Scans({ instrument }: { instrument: Instrument | null }) {
  const attachments = instrument?.attachments ?? [];
  if (attachments.length === 0) return null;
  return (
    <ul className="scans">
      {attachments.map(({ id, sha256 }) => (
        <li key={id}>
          <a href={`/api/v1/attachments/${id}/content`}>Scan</a>, SHA-256 <code>{sha256.slice(0, 16)}…</code>
        </li>
      ))}
    </ul>
  );
}
