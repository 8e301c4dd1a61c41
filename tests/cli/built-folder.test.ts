import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFolder } from '#lib/server/built-folder.ts';
import { projectRoot } from '#lib/server/project.ts';

test.each([
	[{}, 'build'],
	[{ PLUMBLINE_LANGUAGE: 'en' }, 'build'],
	[{ PLUMBLINE_LANGUAGE: 'es' }, 'build-es']
])('with %o the application is in %s', (environment, folder) =>
	expect(builtFolder(environment)).toBe(join(projectRoot, folder))
);
