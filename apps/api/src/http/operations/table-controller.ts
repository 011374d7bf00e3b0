import {
  Controller,
  Inject,
  Req,
  RequestMapping,
  RequestMethod,
  Res,
  UseGuards,
  type Type,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { ApiCalls } from './api-calls.js';
import { ApiGuard, IsOperation } from '../access/api-guard.js';
import type { Operation } from './operation.js';

const METHODS = { get: RequestMethod.GET, post: RequestMethod.POST, put: RequestMethod.PUT } as const;

/** Makes the Nest controller of the operations of a feature: one method for each, all of them one line, behind the guard. */
export function controllerOf(name: string, operations: readonly Operation[]): Type {
  class TableController {
    constructor(readonly calls: ApiCalls) {}
  }
  Object.defineProperty(TableController, 'name', { value: name });
  Inject(ApiCalls)(TableController, undefined, 0);
  Controller('api/v1')(TableController);
  UseGuards(ApiGuard)(TableController);
  for (const operation of operations) {
    const descriptor: PropertyDescriptor = {
      value(this: TableController, request: Request, response: Response) {
        return this.calls.answer(operation, request, response);
      },
      configurable: true,
    };
    Object.defineProperty(TableController.prototype, operation.id, descriptor);
    Req()(TableController.prototype, operation.id, 0);
    Res()(TableController.prototype, operation.id, 1);
    IsOperation(operation)(TableController.prototype, operation.id, descriptor);
    RequestMapping({ path: operation.path, method: METHODS[operation.method] })(
      TableController.prototype,
      operation.id,
      descriptor,
    );
  }
  return TableController;
}
