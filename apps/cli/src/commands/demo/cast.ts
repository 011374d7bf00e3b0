import { Persona } from './persona.js';

/** Everyone who acts in the story with an account. Ukraine's counsellor has none: she answers from her mail. */
export interface Cast {
  readonly manager: Persona;
  readonly focalPoint: Persona;
  readonly secondFocalPoint: Persona;
  readonly notifier: Persona;
  readonly councilAffairs: Persona;
  readonly liberia: Persona;
  readonly coteDIvoire: Persona;
  /** For the invented hosts of the live requests. */
  readonly velmora: Persona;
  readonly castrova: Persona;
  /** Enters what the record says of the past. */
  readonly administrator: Persona;
}

/** The mail addresses that the story reads. */
export const ADDRESSES = {
  manager: 'ana.ribeiro@dpko.example',
  notifier: 'jun.takeda@eosg.example',
  ukraine: 'olena.koval@ukraine.example',
  liberia: 'james.kollie@liberia.example',
  coteDIvoire: 'awa.kone@cote-divoire.example',
  councilAffairs: 'claire.dubois@scad.example',
} as const;

/** Signs the cast in. @throws WrongUseError when no product of the right kind runs */
export async function signInCast(url: string): Promise<Cast> {
  return {
    manager: await Persona.signIn(url, 'ana-ribeiro'),
    focalPoint: await Persona.signIn(url, 'tomas-lindqvist'),
    secondFocalPoint: await Persona.signIn(url, 'miriam-okafor'),
    notifier: await Persona.signIn(url, 'jun-takeda'),
    councilAffairs: await Persona.signIn(url, 'claire-dubois'),
    liberia: await Persona.signIn(url, 'james-kollie'),
    coteDIvoire: await Persona.signIn(url, 'awa-kone'),
    velmora: await Persona.signIn(url, 'mira-valdo'),
    castrova: await Persona.signIn(url, 'teo-castell'),
    administrator: await Persona.signIn(url, 'ruth-mwangi'),
  };
}
