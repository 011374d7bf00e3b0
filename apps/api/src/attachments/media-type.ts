import { fileTypeFromBuffer } from 'file-type';

/** How much of a file is looked at to recognise it, in bytes. */
export const HEAD_BYTES = 65_536;

/** The accepted types, with their file extensions. */
export const MEDIA_TYPES = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'text/plain': 'plain text in UTF-8',
  'text/csv': 'CSV in UTF-8',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

/** An accepted type. */
export type MediaType = keyof typeof MEDIA_TYPES;

const BINARY: readonly string[] = Object.keys(MEDIA_TYPES).filter((type) => !type.startsWith('text/'));

/** What is declared for a file of unknown type. */
const UNDECLARED: readonly string[] = ['', 'application/octet-stream'];

/** The type of a content by its first bytes, or that only the whole can show that it is text. */
export type Recognised = { type: MediaType } | { maybeText: true } | { type: null; seen: string };

/**
 * Detects the type of a content by its first bytes.
 * @param head the first {@link HEAD_BYTES} bytes, or all if there are fewer
 */
export async function recognise(head: Buffer): Promise<Recognised> {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined) {
    return head.includes(0) ? { type: null, seen: 'nothing known' } : { maybeText: true };
  }
  const { mime } = found;
  return BINARY.includes(mime) ? { type: mime as MediaType } : { type: null, seen: mime };
}

/** The type that a sender declared, without parameters; null where they did not say. */
export function declaredType(contentType: string): string | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return UNDECLARED.includes(type) ? null : type;
}

/** Text is what it is declared to be: the two kinds of text look alike. */
export function textType(declared: string | null): MediaType {
  return declared === 'text/csv' ? 'text/csv' : 'text/plain';
}

/** Whether a content is valid text: UTF-8 throughout, without control characters other than white space. */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private sound = true;

  add(chunk: Buffer): void {
    if (!this.sound) return;
    try {
      this.sound = !CONTROL.test(this.decoder.decode(chunk, { stream: true }));
    } catch {
      this.sound = false;
    }
  }

  /** Call this once all has been added. */
  isText(): boolean {
    if (!this.sound) return false;
    try {
      this.decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}

// oxlint-disable-next-line no-control-regex -- it looks for them
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/u;
