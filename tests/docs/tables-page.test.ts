import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#lib/server/project.ts';
import { tablesPage } from '../../scripts/tables-page.ts';

test('docs/tables.md says what the contract says: npm run docs writes it anew', async () => {
	const page = await readFile(join(projectRoot, 'docs', 'tables.md'), 'utf8');
	expect(page).toBe(await tablesPage());
});
