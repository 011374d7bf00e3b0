import { freePorts } from '#infra/embedded';
import { WrongUseError } from '../output.js';
import { demoCommand } from './demo.js';

describe('countersign demo', () => {
  const before = process.env['PUBLIC_URL'];

  afterEach(() => {
    if (before === undefined) delete process.env['PUBLIC_URL'];
    else process.env['PUBLIC_URL'] = before;
  });

  it('says how to start the product where none runs', async () => {
    const [port] = await freePorts(1);
    process.env['PUBLIC_URL'] = `http://127.0.0.1:${port}/`;
    const refused = demoCommand(() => undefined);
    await expect(refused).rejects.toThrow(WrongUseError);
    await expect(refused).rejects.toThrow(
      `No product answers at http://127.0.0.1:${port}: start it with npm start`,
    );
  });
});
