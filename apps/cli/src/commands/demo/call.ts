import { DemoFailure } from './until.js';

/** Calls an address of the product. @throws DemoFailure when nothing answers there */
export async function call(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new DemoFailure(`Nothing answers at ${new URL(url).origin}.`, { cause });
  }
}
