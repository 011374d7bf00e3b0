export { Words, wordsIn } from './words.js';
export { renderAsk } from './ask.js';
export { MessageError } from './compile.js';
export { LANGUAGES, languageOf, languageOfHeader } from './languages.js';
export type { Catalogue, MessageKey, ParamsOf } from './catalogue.js';
export type { Direction } from './isolate.js';
