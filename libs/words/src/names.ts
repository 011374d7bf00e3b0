import type { UnLanguage } from '#libs/contracts';

const TAKES_ARTICLE =
  /^(Government|Office|Executive Office|Department|Security Council|Permanent Mission|Republic|Kingdom|United) /u;

/** A name as it stands inside a sentence: in English `the Government of Liberia`, but `Ukraine`. */
export function nameInSentence(name: string, language: UnLanguage): string {
  return language === 'en' && TAKES_ARTICLE.test(`${name} `) ? `the ${name}` : name;
}
