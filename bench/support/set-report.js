// `set-report.js FILES`: sets the quality report from files that are ready, as JSON by name, with what a thread of a
// built command runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandLineFolder } from '../../bin/built.js';

const task = join(commandLineFolder(join(import.meta.dirname, '..', '..')), 'run-task.js');
const files = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { default: runTask } = await import(pathToFileURL(task).href);
await runTask({ name: 'setPages', input: ['cqi.typ', files] });
