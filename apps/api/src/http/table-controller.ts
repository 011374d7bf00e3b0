import { Controller, Inject, Req, RequestMapping, RequestMethod, Res, type Type } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Dispatcher } from './dispatcher.js';
import type { Operation } from './operation.js';

const METHODS = { get: RequestMethod.GET, post: RequestMethod.POST, put: RequestMethod.PUT } as const;

/** Makes the Nest controller of a table of operations: one method for each row, all of them one line. */
export function controllerOf(name: string, prefix: string, operations: readonly Operation[]): Type {
  class TableController {
    constructor(readonly dispatcher: Dispatcher) {}
  }
  Object.defineProperty(TableController, 'name', { value: name });
  Inject(Dispatcher)(TableController, undefined, 0);
  Controller(prefix)(TableController);
  for (const operation of operations) {
    const descriptor: PropertyDescriptor = {
      value(this: TableController, request: Request, response: Response) {
        return this.dispatcher.handle(operation, request, response);
      },
      configurable: true,
    };
    Object.defineProperty(TableController.prototype, operation.id, descriptor);
    Req()(TableController.prototype, operation.id, 0);
    Res()(TableController.prototype, operation.id, 1);
    RequestMapping({ path: operation.path, method: METHODS[operation.method] })(
      TableController.prototype,
      operation.id,
      descriptor,
    );
  }
  return TableController;
}
