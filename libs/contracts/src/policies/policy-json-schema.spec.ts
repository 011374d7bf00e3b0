import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policyJsonSchema } from './policy-json-schema.js';
import { policySchema } from './policy.js';

const folder = join(import.meta.dirname, '../../../../data/policies');
const policies = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('the published schema of policies', () => {
  it('is the one that the product goes by', () => {
    expect(JSON.parse(read('policy.schema.json'))).toEqual(policyJsonSchema());
  });

  it('knows every field and lets no other in, at every level', () => {
    const objects: {
      properties: Record<string, object>;
      required?: string[];
      additionalProperties?: boolean;
    }[] = [];
    JSON.stringify(policyJsonSchema(), (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'properties' in value) objects.push(value as never);
      return value;
    });
    expect(objects.length).toBeGreaterThan(2);
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false);
      const needed = Object.keys(properties).filter((name) => !('default' in (properties[name] ?? {})));
      expect(required).toEqual(needed);
    }
  });

  it.each(policies)('%s names it for editors and is of its form', (file) => {
    expect(read(file)).toMatch(/^# yaml-language-server: \$schema=\.\/policy\.schema\.json\n/u);
    expect(policySchema.safeParse(parse(read(file)))).toMatchObject({ success: true });
  });
});
