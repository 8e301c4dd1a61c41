import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkInstruments } from '#lib/server/instruments.ts';
import { projectRoot } from '#lib/server/project.ts';
import { instrumentsPage } from '../../scripts/instruments-page.ts';

const readPage = () => readFile(join(projectRoot, 'docs', 'instruments.md'), 'utf8');

test('docs/instruments.md says what the registry says: npm run docs writes it anew', async () => {
	expect(await readPage()).toBe(instrumentsPage());
});

test('the instrument that the page shows as an example is one', async () => {
	const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(await readPage()) ?? [];
	const folder = mkdtempSync(join(tmpdir(), 'example-'));
	mkdirSync(join(folder, 'instruments'));
	writeFileSync(join(folder, 'instruments', 'calm.yaml'), example);
	expect(await checkInstruments(folder)).toMatchObject({ own: ['calm-7'], refused: [] });
});
