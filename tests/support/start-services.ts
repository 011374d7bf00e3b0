import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, startEmbeddedServices } from '#infra/embedded';

/**
 * Starts one PostgreSQL, one Temporal server and one mailbox for a whole run of the tests, on ports and in a folder of
 * their own, and tells the tests their addresses in the environment. Jest runs this file itself, outside of its module
 * system, so `#infra/embedded` is the built one here.
 */
export default async function startServices(): Promise<void> {
  const [postgres, temporal, temporalUi, mailbox, mailboxSmtp] = await freePorts(5);
  const services = await startEmbeddedServices({
    homeFolder: mkdtempSync(join(tmpdir(), 'countersign-test-')),
    given: {},
    ports: {
      POSTGRES_PORT: postgres ?? 0,
      TEMPORAL_PORT: temporal ?? 0,
      TEMPORAL_UI_PORT: temporalUi ?? 0,
      MAILBOX_PORT: mailbox ?? 0,
      MAILBOX_SMTP_PORT: mailboxSmtp ?? 0,
    },
    furtherPorts: [],
    temporalNamespace: 'default',
    temporalBinary: process.env.COUNTERSIGN_TEMPORAL_BINARY,
    forTests: true,
  });
  Object.assign(globalThis, { countersignTestServices: services });
  const { addresses } = services;
  process.env.COUNTERSIGN_TEST_OWNER_URL = addresses.databaseUrl;
  process.env.COUNTERSIGN_TEST_APP_URL = addresses.databaseAppUrl;
  process.env.COUNTERSIGN_TEST_TEMPORAL_ADDRESS = addresses.temporalAddress;
  process.env.COUNTERSIGN_TEST_SMTP_URL = addresses.smtpUrl;
  process.env.COUNTERSIGN_TEST_MAILBOX_URL = addresses.mailboxUrl;
}
