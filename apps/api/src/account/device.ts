/** In the order in which they are looked for: most browsers also name the ones that they resemble. */
const BROWSERS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/\bEdg(?:A|iOS)?\//u, 'Edge'],
  [/\b(?:OPR|Opera)\b/u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
];
const SYSTEMS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows\b/u, 'Windows'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/u, 'Mac'],
  [/\bLinux\b/u, 'Linux'],
];

/**
 * A rough description of the device that a person signs in with, just enough to recognise it. The header itself is not kept:
 * its version numbers would identify people.
 * @param userAgent the header User-Agent (RFC 9110), which anybody may make up
 */
export function deviceOf(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return 'an unknown device';
  const find = (table: typeof BROWSERS) => table.find(([sign]) => sign.test(userAgent))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser === undefined) return system === undefined ? 'a program' : `a program on ${system}`;
  return system === undefined ? browser : `${browser} on ${system}`;
}
