import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundleWorkflows, workflowBundlePath } from './workflow-bundle.js';

const path = workflowBundlePath();
const { code } = await bundleWorkflows();
await mkdir(dirname(path), { recursive: true });
await writeFile(path, code);
