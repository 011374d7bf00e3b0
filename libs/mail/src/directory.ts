import type { Role, UnLanguage } from '#libs/contracts';
import { DecisionEntity, PartyEntity, PersonEntity, RenderingEntity, UnitEntity } from '#libs/store';
import { languageOf } from '#libs/words';
import { In, type DataSource } from 'typeorm';

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
    const found = await this.dataSource.query<Found[]>(
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

  /** A party's name and zone; its key where it is not known. */
  async party(partyId: string): Promise<{ name: string; zone: string }> {
    const found = await this.dataSource.manager.findOneBy(PartyEntity, { id: partyId });
    return found === null ? { name: partyId, zone: 'UTC' } : { name: found.name, zone: found.zone };
  }

  /** Names of parties by key. */
  async partyNames(partyIds: readonly string[]): Promise<Map<string, string>> {
    const found = await this.dataSource.manager.findBy(PartyEntity, { id: In([...partyIds]) });
    return new Map(found.map((party) => [party.id, party.name]));
  }

  /** Names of people by key. */
  async personNames(personIds: readonly string[]): Promise<Map<string, string>> {
    const found = await this.dataSource.manager.findBy(PersonEntity, { id: In([...personIds]) });
    return new Map(found.map((person) => [person.id, person.name]));
  }

  /** Names of units by key. */
  async unitNames(unitIds: readonly string[]): Promise<Map<string, string>> {
    const found = await this.dataSource.manager.findBy(UnitEntity, { id: In([...unitIds]) });
    return new Map(found.map((unit) => [unit.id, unit.name]));
  }

  /** The very text that was put to a party for an ask, and its SHA-256. */
  async textOf(askHash: string): Promise<{ text: string; textHash: string }> {
    const { text, hash } = await this.dataSource.manager.findOneOrFail(RenderingEntity, {
      where: { askHash },
      order: { renderedAt: 'ASC' },
    });
    return { text, textHash: hash };
  }

  /** The number of the receipt for a decision. */
  async receiptOf(decisionId: string): Promise<string> {
    return (await this.dataSource.manager.findOneByOrFail(DecisionEntity, { id: decisionId })).receipt;
  }
}
