/** The sources of the story. Whatever is in none of them is assumed for the run, and marked so. */
export const SOURCES = [
  'S/2011/5 of 7 January 2011, the letter that S/RES/1967 (2011) answers',
  'S/RES/1967 (2011), adopted at the 6469th meeting, 19 January 2011, 15-0-0: four weeks',
  'Law of Ukraine of 4 February 2011 (bill 8057), 254 votes: dengi.ua 1749077, 4 February 2011',
  'Helicopters still in Liberia on 16 and 17 February 2011: news.abidjan.net 391811 (RFI); panapress.com 12-762178',
  'Three Mi-24 over Yamoussoukro on 5 March 2011: news.abidjan.net 393342',
  'S/RES/1968 (2011), 16 February 2011: extended the loan; left out of this run',
] as const;
