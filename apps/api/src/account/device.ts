import type { Browser, Device, System } from '#libs/contracts';

/** In the order in which they are looked for: most browsers also name the ones that they resemble. */
const BROWSER_SIGNS: readonly (readonly [sign: RegExp, browser: Browser])[] = [
  [/\bEdg(?:A|iOS)?\//u, 'edge'],
  [/\b(?:OPR|Opera)\b/u, 'opera'],
  [/\bSamsungBrowser\//u, 'samsung_internet'],
  [/\b(?:Firefox|FxiOS)\//u, 'firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//u, 'chrome'],
  [/\bSafari\//u, 'safari'],
];
const SYSTEM_SIGNS: readonly (readonly [sign: RegExp, system: System])[] = [
  [/\biPhone\b/u, 'iphone'],
  [/\biPad\b/u, 'ipad'],
  [/\bAndroid\b/u, 'android'],
  [/\bWindows\b/u, 'windows'],
  [/\bCrOS\b/u, 'chromeos'],
  [/\bMac(?:intosh| OS X)\b/u, 'mac'],
  [/\bLinux\b/u, 'linux'],
];

/**
 * The device that a person signs in with, just closely enough to recognise it. The header itself is not kept: its version
 * numbers would identify people.
 * @param userAgent the header User-Agent (RFC 9110), which anybody may make up
 */
export function deviceOf(userAgent: string | undefined): Device {
  if (userAgent === undefined || userAgent === '') return { browser: 'unknown', system: null };
  const browser = BROWSER_SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'program';
  const system = SYSTEM_SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  return { browser, system };
}
