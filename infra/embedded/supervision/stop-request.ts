const samePressMs = 1_000;

/** Somebody asks this process to stop. */
export interface StopRequest {
  /** Resolves at the first request. */
  readonly asked: Promise<void>;
  /** Ends the watch. */
  dispose(): void;
}

/**
 * Watches for Ctrl-C, SIGTERM, the closing of the terminal and the death of the process that started us.
 *
 * @param force called when the request is repeated: the second Ctrl-C. npm and the terminal both deliver one press, so
 *   what comes within a second of the first is the same one.
 */
export function watchForStop(force: () => void): StopRequest {
  let firstAt: number | undefined;
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const listener = () => {
    firstAt ??= Date.now();
    ask();
    if (Date.now() - firstAt > samePressMs) force();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listener);
  const abandoned = () => ask();
  process.once('disconnect', abandoned);
  return {
    asked,
    dispose: () => {
      for (const signal of signals) process.off(signal, listener);
      process.off('disconnect', abandoned);
      if (process.connected) process.disconnect();
    },
  };
}
