// Usage: PATH="$(node infra/bootstrap/environment.mjs)": prepares the clone and prints a PATH on which `node` is new enough.
import { main } from './common.mjs';
import { prepare } from './prepare.mjs';

await main(async () => {
  const { env } = await prepare({ temporal: false });
  process.stdout.write(`${env.PATH}\n`);
  return 0;
});
