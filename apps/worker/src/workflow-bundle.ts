import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Where the build puts the workflow bundle and the worker looks for it. */
export function workflowBundlePath(): string {
  return join(projectRoot(), 'dist', 'workflow-bundle.js');
}

/**
 * Bundles the workflows from their sources. The build calls it, and so do tests; the worker itself never does.
 * @param interceptorModules files with workflow interceptors, none in the product
 */
export async function bundleWorkflows(
  interceptorModules: string[] = [],
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowInterceptorModules: interceptorModules,
    workflowsPath: join(projectRoot(), 'workflows', 'index.ts'),
    preloadModules: [join(projectRoot(), 'workflows', 'before-workflows.ts')],
    logger: new DefaultLogger('WARN'),
    // The same condition under which tsc and Jest find our own libs.
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['source', 'import', 'module', 'require', 'default'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
}
