/** A place where a test holds somebody up until it opens it. */
export class Gate {
  private readonly gate = Promise.withResolvers<void>();

  /** Resolves when the gate is opened; rejects when it is broken. */
  pass(): Promise<void> {
    return this.gate.promise;
  }

  open(): void {
    this.gate.resolve();
  }

  break(reason: string): void {
    this.gate.reject(new Error(reason));
  }
}
