import { join } from 'node:path';
import { projectRoot } from '#lib/server/project.ts';

/** Where templates and lists of reports are: the same from source and from build/. */
export const reportFolder = join(projectRoot, 'src', 'lib', 'server', 'reports');
