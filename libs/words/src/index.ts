export { dateFormat } from './formatters.js';
export { Words, wordsIn } from './words.js';
export { renderAsk } from './ask.js';
export { formatInstrument } from './citation.js';
export {
  formatCaution,
  formatCounting,
  formatHolder,
  formatLag,
  formatPersons,
  formatReportingDelay,
  formatWindow,
} from './measures.js';
export { addCatalogue, languageIfSpoken, languageOf, languageOfHeader } from './languages.js';
export type { Catalogue, MessageKey, ParamsOf } from './catalogue.js';
export type { Direction } from './isolate.js';
