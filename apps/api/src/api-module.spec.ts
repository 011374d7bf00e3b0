import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { FEATURES } from './api-module.js';
import { operationOf } from './http/access/api-guard.js';
import { OPERATIONS } from './operations.js';

describe('the features', () => {
  it('together answer exactly the table of operations, each behind the guard as what it is', () => {
    const answered = FEATURES.flatMap((feature) => {
      const controllers = Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, feature) as Type<object>[];
      return controllers.flatMap((controller) => {
        const methods = controller.prototype as Record<string, () => unknown>;
        return Object.getOwnPropertyNames(methods)
          .filter((name) => name !== 'constructor')
          .map((name) => operationOf(methods[name]!));
      });
    });
    expect(new Set(answered)).toEqual(new Set(OPERATIONS));
    expect(answered).toHaveLength(OPERATIONS.length);
  });
});
