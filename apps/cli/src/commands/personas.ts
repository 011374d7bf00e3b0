import { listPersonas, type NamedPerson } from '#libs/identity';
import { createDataSource } from '#libs/store';

/** The invented people of a trial who can sign in now; whoever answers only from mails has no account. */
export async function personasOf(ownerUrl: string): Promise<NamedPerson[]> {
  const dataSource = await createDataSource(ownerUrl, {
    poolSize: 1,
    name: 'countersign-personas',
  }).initialize();
  try {
    return await listPersonas(dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}

/** A line for each. */
export function linesOf(personas: readonly NamedPerson[]): string[] {
  return personas.map(({ name, title, address }) => `  ${address}  ${name}, ${title}`);
}
