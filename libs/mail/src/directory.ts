import type { Role, UnLanguage } from '#libs/contracts';
import { runPrepared } from '#libs/store';
import { languageOf } from '#libs/words';
import type { DataSource } from 'typeorm';

/** A person to whom a mail goes, with the roles for which they get it. */
export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  /** The language in which they are written to: theirs, else that of their party, else English. */
  readonly language: UnLanguage;
  readonly roles: readonly Role[];
}

/** A person as the query finds them, with what they and their party would like to read. */
type Found = Omit<Recipient, 'language'> & { readonly own: string; readonly ofParty: string };

/** Who is written to, and what parties and units are called. */
export class Directory {
  constructor(private readonly dataSource: DataSource) {}

  /** The people who act for a party now in one of the roles, by id. */
  async peopleOf(partyId: string, roles: readonly Role[]): Promise<Recipient[]> {
    const found = await this.find<Found>(
      `SELECT p.id AS "personId", p.name, p.title, p.address, array_agg(m.role ORDER BY m.role) AS roles,
              p.language AS own, y.language AS "ofParty"
         FROM membership m JOIN person p ON p.id = m.person_id JOIN party y ON y.id = m.party_id
        WHERE m.party_id = $1 AND m.role = ANY ($2)
          AND m.valid_from <= clock_timestamp() AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp())
        GROUP BY p.id, y.language ORDER BY p.id`,
      [partyId, [...roles]],
    );
    return found.map(({ own, ofParty, ...person }) => ({ ...person, language: languageOf([own, ofParty]) }));
  }

  /** A party's name and zone; its key if it is not known. */
  async party(partyId: string): Promise<{ name: string; zone: string }> {
    const [found] = await this.find<{ name: string; zone: string }>(
      `SELECT name, zone FROM party WHERE id = $1`,
      [partyId],
    );
    return found ?? { name: partyId, zone: 'UTC' };
  }

  /** Names of parties by key. */
  partyNames(partyIds: readonly string[]): Promise<Map<string, string>> {
    return this.names(`SELECT id, name FROM party WHERE id = ANY ($1::text[])`, partyIds);
  }

  /** Names of people by key. */
  personNames(personIds: readonly string[]): Promise<Map<string, string>> {
    return this.names(`SELECT id, name FROM person WHERE id = ANY ($1::text[])`, personIds);
  }

  /** Names of units by key. */
  unitNames(unitIds: readonly string[]): Promise<Map<string, string>> {
    return this.names(`SELECT id, name FROM unit WHERE id = ANY ($1::text[])`, unitIds);
  }

  /** The text that a party was sent for an ask, and its SHA-256. */
  async textOf(askHash: string): Promise<{ text: string; textHash: string }> {
    const [found] = await this.find<{ text: string; textHash: string }>(
      `SELECT text, hash AS "textHash" FROM rendering WHERE ask_hash = $1 ORDER BY rendered_at LIMIT 1`,
      [askHash],
    );
    if (found === undefined) throw new Error(`the ask ${askHash} has no rendering`);
    return found;
  }

  /** The number of the receipt for a decision. */
  async receiptOf(decisionId: string): Promise<string> {
    const [found] = await this.find<{ receipt: string }>(`SELECT receipt FROM decision WHERE id = $1`, [
      decisionId,
    ]);
    if (found === undefined) throw new Error(`there is no decision ${decisionId}`);
    return found.receipt;
  }

  private async names(statement: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.find<{ id: string; name: string }>(statement, [[...ids]]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** Every mail asks the same few things, so their statements are planned once for each connection. */
  private find<T>(statement: string, values: readonly unknown[]): Promise<T[]> {
    return runPrepared<T>(this.dataSource.manager, statement, values);
  }
}
