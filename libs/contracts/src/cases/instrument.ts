import { z } from 'zod';
import { textSchema } from './request.js';
import type { SymbolKind } from '../register/symbols.js';
import { symbolKind } from '../register/symbols.js';
import { dateOrRangeSchema } from '../time.js';
import { INSTRUMENT_KINDS } from '../vocabulary.js';
import type { InstrumentKind } from '../vocabulary.js';
import { issueAt, says } from '../field-faults.js';
import { type CodedMessage, messageOf } from '../message.js';

/** What a kind of instrument must carry, and what its reference may be. */
interface InstrumentGrammar {
  /** What must be stated; for anything else null says "not known". */
  readonly must: readonly ('reference' | 'organ')[];
  /** What its reference must be a symbol of; null: it may be any text. */
  readonly symbolOf: readonly SymbolKind[] | null;
  /** The symbols that a free reference may be: the paper itself as circulated. Any other symbol is another instrument. */
  readonly circulatedAs: readonly SymbolKind[];
  /** An example of a reference, for the refusal. */
  readonly example: string;
}

const CIRCULATED: readonly SymbolKind[] = ['document', 'ga_document', 'joint'];

/**
 * The grammar of each kind. References of Governments are free text: ministries number as they like. A date is never
 * required, since many instruments become known before their date; null means "not known", and two days give a range.
 *
 * - `note_verbale`: its number, as the receiving mission quotes it. One whose number nobody knows is recorded as `other`.
 * - `law`, `decree`: the organ; a number of any form.
 * - `letter`: nothing must be known; a symbol where it was circulated (S/2011/351, with /Add.1, /Corr.1, /Rev.1 and *).
 * - `resolution`: of the Security Council or the General Assembly, by its symbol. One of a parliament is a `law` or `other`.
 * - `presidential_statement`: its symbol.
 * - `minutes`, `communique`: the organ that met or spoke. Minutes may be the record of a meeting of the Council (S/PV.6886).
 * - `other`: whatever is known, also nothing: past consents are often known by their effect only.
 */
const GRAMMAR: Readonly<Record<InstrumentKind, InstrumentGrammar>> = {
  note_verbale: { must: ['reference'], symbolOf: null, circulatedAs: CIRCULATED, example: 'NV/2011/14' },
  law: { must: ['organ'], symbolOf: null, circulatedAs: CIRCULATED, example: '2978-VI' },
  decree: { must: ['organ'], symbolOf: null, circulatedAs: CIRCULATED, example: '12/2011' },
  letter: { must: [], symbolOf: null, circulatedAs: CIRCULATED, example: 'S/2011/351' },
  resolution: {
    must: ['reference'],
    symbolOf: ['resolution', 'ga_resolution'],
    circulatedAs: [],
    example: 'S/RES/1609 (2005)',
  },
  presidential_statement: {
    must: ['reference'],
    symbolOf: ['presidential_statement'],
    circulatedAs: [],
    example: 'S/PRST/2004/7',
  },
  minutes: {
    must: ['organ'],
    symbolOf: null,
    circulatedAs: ['meeting', ...CIRCULATED],
    example: 'S/PV.6886',
  },
  communique: { must: ['organ'], symbolOf: null, circulatedAs: CIRCULATED, example: 'Communiqué No. 3' },
  other: {
    must: [],
    symbolOf: null,
    circulatedAs: ['secretariat', 'meeting', ...CIRCULATED],
    example: 'a number',
  },
};

/** A file that was uploaded, by its id and the hash of its content; the two must fit. */
const attachmentRefSchema = z.strictObject({
  id: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, says('fields.sha256')),
});
export type AttachmentRef = z.infer<typeof attachmentRefSchema>;

/** What a party sends or signs: a note verbale, a law, a letter, a resolution. */
export const instrumentSchema = z
  .strictObject({
    kind: z.enum(INSTRUMENT_KINDS),
    reference: textSchema(200).nullable(),
    organ: textSchema(200).nullable().describe('who issued it, e.g. Verkhovna Rada'),
    date: dateOrRangeSchema.nullable().describe('what the instrument says; null: not known'),
    attachments: z
      .array(attachmentRefSchema)
      .max(20)
      .exactOptional()
      .describe('scans of the instrument, by the id and SHA-256 that their upload returned'),
  })
  .superRefine(({ kind, reference, organ }, context) => {
    const { must, example } = GRAMMAR[kind];
    const stated = { reference, organ };
    for (const field of must) {
      if (stated[field] === null) {
        const missing =
          field === 'reference'
            ? messageOf('fields.reference_missing', { kind, example })
            : messageOf('fields.organ_missing', { kind });
        context.addIssue(issueAt([field], missing));
      }
    }
    const fault = reference === null ? null : referenceFault(kind, reference);
    if (fault !== null) context.addIssue(issueAt(['reference'], fault));
  });
export type Instrument = z.infer<typeof instrumentSchema>;

/** Why a text cannot be the reference of an instrument of this kind; null where it can. */
function referenceFault(kind: InstrumentKind, reference: string): CodedMessage | null {
  const { symbolOf, circulatedAs, example } = GRAMMAR[kind];
  const symbol = symbolKind(reference);
  if (symbolOf !== null) {
    const fits = symbol !== null && symbolOf.includes(symbol);
    return fits ? null : messageOf('fields.reference_no_symbol', { kind, example });
  }
  if (symbol === null || circulatedAs.includes(symbol)) return null;
  return messageOf('fields.reference_of_another', { reference, symbol, kind });
}
