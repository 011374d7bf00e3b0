const pauseMs = 100;

/** Resolves when the address answers 200; rejects when the signal is given. */
export async function untilHttpOk(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, { signal });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not listening yet. The end of the program is noticed by whoever started it.
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
