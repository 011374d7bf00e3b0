import { CaseError, enterFirstAdministrator } from '#libs/cases';
import { fieldReason, newPersonSchema, saidBy } from '#libs/contracts';
import { createDataSource } from '#libs/store';
import { wordsIn } from '#libs/words';
import { exitCodes, WrongUseError, type CommandResult } from '../../output.js';
import { storeUrl } from '../store-url.js';

/** Whom `countersign admin create` enters. */
export interface CreateAdminOptions {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  /** The part of the Secretariat. */
  readonly party: string;
  /** The permanent key of the person; made from the name if it is not given. */
  readonly id?: string;
}

/**
 * Enters one of the first two administrators of a deployment; further ones are appointed in the product.
 *
 * @throws WrongUseError where what is given is not valid, or administrators are there already
 */
export async function adminCreateCommand(options: CreateAdminOptions): Promise<CommandResult> {
  const { name, title, address, party } = options;
  const given = { id: options.id ?? keyOf(name), name, title, address, language: 'en' };
  const person = newPersonSchema.safeParse(given, { reportInput: true });
  if (!person.success) {
    const faults = person.error.issues.map(
      (issue) => `  --${issue.path.join('.')} ${wordsIn('en').say(fieldReason(issue))}`,
    );
    throw new WrongUseError(['The administrator cannot be entered:', ...faults].join('\n'));
  }
  const dataSource = await createDataSource(storeUrl('enter an administrator into'), {
    poolSize: 1,
    name: 'countersign-admin',
  }).initialize();
  try {
    await dataSource.transaction((tx) => enterFirstAdministrator(tx, person.data, party));
  } catch (error) {
    if (error instanceof CaseError) throw new WrongUseError(textOf(error), { cause: error });
    throw error;
  } finally {
    await dataSource.destroy();
  }
  return {
    exitCode: exitCodes.done,
    text: `${name} is an administrator of ${party} and signs in with the address ${address}: the link comes by mail.`,
    data: { personId: person.data.id, party, address },
  };
}

function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

function textOf(error: CaseError): string {
  const words = wordsIn('en');
  return error.errors.map((fault) => words.say(saidBy(fault))).join('\n');
}
