import { rmSync } from 'node:fs';
import { resetHome, type EmbeddedServices } from '#infra/embedded';

/** Stops what `start-services.ts` started and removes its data. */
export default async function stopServices(): Promise<void> {
  const { countersignTestServices: services } = globalThis as typeof globalThis & {
    countersignTestServices?: EmbeddedServices;
  };
  if (services === undefined) return;
  await services.stop();
  await resetHome(services.home.folder);
  rmSync(services.home.folder, { recursive: true, force: true });
}
