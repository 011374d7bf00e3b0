import type { AttachmentView } from '#libs/cases';

/** The name of a file for the header that has browsers save it (RFC 6266, 8187). */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w.() -]/gu, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The headers of an attachment's content, so that it is saved and nothing in it runs. */
export function downloadHeaders({ name, mediaType, bytes, sha256 }: AttachmentView): Record<string, string> {
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-length': String(bytes),
    'content-disposition': dispositionOf(name),
    // Even if a browser shows the file, nothing in it runs.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}
