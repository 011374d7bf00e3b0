/**
 * Prints the closing line that people and scripts read: `N passed, N failed`, with `, N skipped` if there are any. A
 * file that could not run at all counts as one failed test.
 */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // After everything that other reporters and the teardown of the services still write.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
