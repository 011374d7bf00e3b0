import { randomBytes, randomUUID } from 'node:crypto';
import { type Signature, signatureSchema } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import type { KeptSignature, RequestState } from '#libs/process';
import { PersonalDetailEntity, insertRows } from '#libs/store';
import { type EntityManager, In } from 'typeorm';

/** A signature as it is shown: an erased one is gone, and marked so. */
export interface ShownSignature {
  signedBy: Signature | null;
  signatureErased: boolean;
}

function commitmentTo(salt: string, signature: Signature): string {
  return sha256(canonicalJson([salt, signature]));
}

/**
 * Keeps a signature outside the log.
 * @param enteredBy the person who gave or recorded the answer
 * @returns what the fact holds in its place
 */
export async function keepSignature(
  tx: EntityManager,
  signature: Signature | null,
  enteredBy: string,
): Promise<KeptSignature | null> {
  if (signature === null) return null;
  const [detailId, salt] = [randomUUID(), randomBytes(32).toString('base64url')];
  await insertRows(tx, PersonalDetailEntity, [{ id: detailId, enteredBy, salt, value: signature }]);
  return { detailId, commitment: commitmentTo(salt, signature) };
}

/** The signatures of a request's answers and papers, as text. */
export class Signatures {
  private constructor(private readonly values: ReadonlyMap<string, Signature>) {}

  /** Loads what is still kept of the signatures of a request. */
  static async of(manager: EntityManager, state: RequestState): Promise<Signatures> {
    const ids = keptIn(state).map(({ detailId }) => detailId);
    if (ids.length === 0) return new Signatures(new Map());
    const details = await manager.findBy(PersonalDetailEntity, { id: In(ids) });
    return new Signatures(
      new Map(
        details.flatMap(({ id, value }) => (value === null ? [] : [[id, signatureSchema.parse(value)]])),
      ),
    );
  }

  /** A signature as it is shown. */
  shown(signature: KeptSignature | null): ShownSignature {
    if (signature === null) return { signedBy: null, signatureErased: false };
    const signedBy = this.values.get(signature.detailId) ?? null;
    return { signedBy, signatureErased: signedBy === null };
  }
}

function keptIn(state: RequestState): KeptSignature[] {
  return [
    ...Object.values(state.decisions).map((decision) => decision.signedBy ?? null),
    ...Object.values(state.papers).map((paper) => paper.given.signedBy),
  ].filter((signature) => signature !== null);
}

/** Which stored signatures of a request do not match its facts, as text. */
export async function faultsOfSignatures(manager: EntityManager, state: RequestState): Promise<string[]> {
  const kept = keptIn(state);
  const rows = await manager.findBy(PersonalDetailEntity, { id: In(kept.map(({ detailId }) => detailId)) });
  const details = new Map(rows.map((row) => [row.id, row]));
  return kept.flatMap(({ detailId, commitment }) => {
    const detail = details.get(detailId);
    if (detail === undefined) return [`the signature ${detailId} is gone without having been erased`];
    if (detail.erasedAt !== null) return [];
    const same = commitmentTo(detail.salt ?? '', signatureSchema.parse(detail.value)) === commitment;
    return same ? [] : [`the signature ${detailId} was changed after it was given`];
  });
}
