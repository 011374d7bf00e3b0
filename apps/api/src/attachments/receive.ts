import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Received } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import busboy, { type FileInfo } from 'busboy';
import type { Request } from 'express';
import { refusal, reject } from '../http/problems/problems.js';
import type { Services } from '../services.js';
import { Scan } from './clamd.js';
import {
  HEAD_BYTES,
  MEDIA_TYPES,
  type MediaType,
  TextCheck,
  declaredType,
  recognise,
  textType,
} from './media-type.js';
import { PdfNotes } from './pdf-notes.js';
import { type CodedMessage, messageOf } from '#libs/contracts';

const CHUNK_BYTES = 262_144;
const MOST_WAITING = 50;
const TAKEN = { all: Object.values(MEDIA_TYPES) };

/**
 * Receives the only file of a multipart form (RFC 7578). Its content goes to the database in chunks as it comes, so that no
 * more than two of them are held; no connection to the database is held while the caller is slow. A refused file leaves
 * nothing behind.
 * @throws ProblemException 400 malformed, 413 too large, 415 of a type that is not accepted, 422 empty, mislabelled or
 * infected, 503 if the scanner gives no verdict
 */
export async function receive(request: Request, viewer: Viewer, services: Services): Promise<Received> {
  const { cases, dataSource, config } = services;
  if (!request.is('multipart/form-data')) {
    reject(415, 'wrong_media_type', { reason: messageOf('calls.send_file') });
  }
  await cases.attachments.sweep(dataSource.manager);
  if ((await cases.attachments.waiting(dataSource.manager, viewer)) >= MOST_WAITING) {
    reject(429, 'too_many_attachments', {
      reason: messageOf('calls.too_many_attachments', { count: MOST_WAITING }),
    });
  }
  const { file, info } = await firstFile(request);
  const contentId = randomUUID();
  const intake = new Intake(info, config.ATTACHMENT_MAX_BYTES);
  const scan = config.CLAMD_ADDRESS === undefined ? null : new Scan(config.CLAMD_ADDRESS);
  let number = 0;
  try {
    for await (const chunk of inChunks(file)) {
      await intake.add(chunk);
      await Promise.all([
        cases.attachments.writeChunk(dataSource.manager, contentId, number, chunk),
        scan?.send(chunk),
      ]);
      number += 1;
    }
    const known = await intake.end();
    await assertClean(scan);
    return { ...known, contentId, scanned: scan !== null };
  } catch (error) {
    scan?.drop();
    // The rest is read and dropped, so that the caller can receive the refusal.
    file.resume();
    request.unpipe();
    request.resume();
    await cases.attachments.discard(dataSource.manager, contentId);
    throw error;
  }
}

interface FileOfForm {
  file: Readable;
  info: FileInfo;
}

/** The file of a form; everything else in the form is ignored. */
function firstFile(request: Request): Promise<FileOfForm> {
  return new Promise((resolve, fail) => {
    const malformed = () => fail(refusal(400, 'malformed', { reason: messageOf('calls.form_malformed') }));
    try {
      const form = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 10 },
      });
      form.once('file', (_field, file, info) => resolve({ file, info }));
      form.once('close', () => fail(refusal(422, 'attachment_missing')));
      form.on('error', malformed);
      request.once('aborted', malformed);
      request.pipe(form);
    } catch {
      malformed();
    }
  });
}

/** A stream in chunks of one size. */
async function* inChunks(stream: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    held += part.length;
    if (held < CHUNK_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    held = 0;
  }
  if (held > 0) yield Buffer.concat(parts);
}

/** What is found out about a file while it is received. */
class Intake {
  private readonly hash = createHash('sha256');
  private readonly text = new TextCheck();
  private readonly pdf = new PdfNotes();
  private readonly declared: string | null;
  private readonly name: string;
  private readonly maxBytes: number;
  private bytes = 0;
  private type: MediaType | null = null;

  constructor({ filename, mimeType }: FileInfo, maxBytes: number) {
    this.declared = declaredType(mimeType);
    this.name = nameOf(filename);
    this.maxBytes = maxBytes;
  }

  async add(chunk: Buffer): Promise<void> {
    if (this.bytes === 0) await this.recogniseHead(chunk.subarray(0, HEAD_BYTES));
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) {
      reject(413, 'attachment_too_large', {
        reason: messageOf('calls.attachment_too_large', { bytes: this.maxBytes }),
      });
    }
    this.hash.update(chunk);
    if (this.type === null) this.text.add(chunk);
    if (this.type === 'application/pdf') this.pdf.add(chunk);
  }

  async end(): Promise<Omit<Received, 'contentId' | 'scanned'>> {
    if (this.bytes === 0) reject(422, 'attachment_empty');
    if (this.type === null && !this.text.isText()) {
      rejectType(messageOf('calls.attachment_unknown', { types: TAKEN }));
    }
    const mediaType = this.type ?? textType(this.declared);
    return {
      name: this.name,
      mediaType,
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      notes: this.pdf.notes(),
    };
  }

  private async recogniseHead(head: Buffer): Promise<void> {
    const found = await recognise(head);
    if ('maybeText' in found) {
      if (this.declared !== null && !this.declared.startsWith('text/')) this.rejectLabel(null);
      return;
    }
    if (found.type === null) {
      return rejectType(messageOf('calls.attachment_type', { seen: found.seen, types: TAKEN }));
    }
    if (this.declared !== null && this.declared !== found.type) this.rejectLabel(found.type);
    this.type = found.type;
  }

  private rejectLabel(seen: MediaType | null): never {
    const declared = this.declared ?? '';
    const reason =
      seen === null
        ? messageOf('calls.mislabelled_text', { declared })
        : messageOf('calls.mislabelled', { declared, seen });
    reject(422, 'mislabelled', { reason });
  }
}

function rejectType(reason: CodedMessage): never {
  reject(415, 'attachment_type', { reason });
}

/** The name of a file without folders and unprintable characters. */
function nameOf(given: string | undefined): string {
  const last = (given ?? '').split(/[\\/]/u).at(-1) ?? '';
  const shown = last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
  return shown === '' ? 'attachment' : shown;
}

async function assertClean(scan: Scan | null): Promise<void> {
  if (scan === null) return;
  const verdict = await scan.verdict();
  if (verdict.found === 'infected') {
    reject(422, 'infected', { reason: messageOf('calls.infected', { name: verdict.name }) });
  }
  if (verdict.found === 'unreachable') {
    reject(503, 'scanner_unavailable');
  }
}
