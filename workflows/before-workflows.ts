/*
 * Loaded once in the sandbox of a worker, before the first workflow begins in it.
 *
 * The SDK writes down where each promise of a workflow was made, for its page "Call Stack". Ten lines of it, the usual
 * number, take longer than everything our workflows do themselves.
 */
Error.stackTraceLimit = 2;
