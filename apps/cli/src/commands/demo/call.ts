import { DemoFailure } from './until.js';

/** Calls an address of the product. @throws DemoFailure when nothing answers there */
export async function call(to: string | Request, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(to, init);
  } catch (cause) {
    const { origin } = new URL(typeof to === 'string' ? to : to.url);
    throw new DemoFailure(`Nothing answers at ${origin}.`, { cause });
  }
}
