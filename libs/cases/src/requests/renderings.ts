import type { Ask, UnLanguage } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import { type RequestState, askHashOfDecision, askHashOfRound } from '#libs/process';
import { RenderingEntity, runPrepared } from '#libs/store';
import { renderAsk, wordsIn } from '#libs/words';
import { In, type EntityManager } from 'typeorm';

/** The language in which every ask is written; the party's own languages come with their reviewed catalogues. */
const ASK_LANGUAGE: UnLanguage = 'en';

/** The identity of an ask: SHA-256 over its code and parameters. Its wording does not matter. */
export function askHashOf(ask: Ask): string {
  return sha256(canonicalJson(ask));
}

/** Stores what parties are asked, word for word. Earlier renderings stay as they are. */
export async function keepRenderings(tx: EntityManager, asks: readonly Ask[]): Promise<void> {
  if (asks.length === 0) return;
  const words = wordsIn(ASK_LANGUAGE);
  const rows = asks.map((ask) => {
    const text = renderAsk(words, ask);
    const { language, version: catalogue } = words;
    return { ask_hash: askHashOf(ask), language, hash: sha256(text), catalogue, text, ask };
  });
  await runPrepared(
    tx,
    `INSERT INTO rendering (ask_hash, language, hash, catalogue, text, ask)
     SELECT ask_hash, language, hash, catalogue, text, ask
       FROM json_to_recordset($1::json)
         AS rows(ask_hash text, language text, hash text, catalogue text, text text, ask jsonb)
     ON CONFLICT (ask_hash, language) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** What a party was asked, in the text that it read. */
export type Rendering = Pick<RenderingEntity, 'askHash' | 'language' | 'hash' | 'text'>;

/** The texts of some asks, by the hash of the ask. */
export async function renderingsOf(
  manager: EntityManager,
  askHashes: readonly string[],
): Promise<ReadonlyMap<string, Rendering>> {
  const found = await runPrepared<Rendering>(
    manager,
    `SELECT ask_hash AS "askHash", language, hash, text FROM rendering WHERE ask_hash = ANY($1) ORDER BY rendered_at DESC`,
    [[...new Set(askHashes)]],
  );
  return new Map(found.map((rendering) => [rendering.askHash, rendering]));
}

/** The text that the party of a leg is asked. */
export async function renderingOf(manager: EntityManager, askHash: string): Promise<Rendering> {
  const found = (await renderingsOf(manager, [askHash])).get(askHash);
  if (found === undefined) throw new Error(`the ask ${askHash} has no rendering`);
  return found;
}

/** Whether a text is a rendering of an ask. */
export async function rendersAsk(
  manager: EntityManager,
  textHash: string,
  askHash: string,
): Promise<boolean> {
  return manager.existsBy(RenderingEntity, { hash: textHash, askHash });
}

/** Which renderings of a request are missing or altered, as text; empty if none. */
export async function faultsOfRenderings(manager: EntityManager, state: RequestState): Promise<string[]> {
  const asked = Object.values(state.legs).flatMap((leg) =>
    [leg.askHash, ...leg.rounds.map((round) => askHashOfRound(leg, round))].map((hash) => ({
      of: leg.id as string,
      hash,
    })),
  );
  const answered = Object.values(state.decisions).flatMap((decision) => {
    const hash = askHashOfDecision(state, decision);
    return hash === null ? [] : [{ of: `the decision ${decision.id}`, hash, textHash: decision.textHash }];
  });
  const hashes = [...new Set([...asked, ...answered].map(({ hash }) => hash))];
  const found = await manager.findBy(RenderingEntity, { askHash: In(hashes) });
  const known = new Set(found.map(({ askHash }) => askHash));
  return [
    ...[...new Map(asked.map((one) => [one.hash, one])).values()]
      .filter(({ hash }) => !known.has(hash))
      .map(({ of, hash }) => `the rendering of the ask ${hash} of ${of} is missing`),
    ...found
      .filter(({ text, hash }) => sha256(text) !== hash)
      .map(({ askHash, language }) => `the rendering of the ask ${askHash} in ${language} was altered`),
    ...found
      .filter(({ ask, askHash }) => askHashOf(ask) !== askHash)
      .map(({ askHash }) => `what is kept as the ask ${askHash} has another hash`),
    ...answered
      .filter(({ hash, textHash }) => {
        const read = found.some((row) => row.askHash === hash && row.hash === textHash);
        return textHash !== undefined && !read;
      })
      .map(({ of, textHash }) => `the rendering ${textHash ?? ''} that ${of} answers is missing`),
  ];
}
