import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paletteOf, paletteVariable } from '#lib/charts/palette.ts';
import { projectRoot } from '#lib/server/project.ts';

const css = readFileSync(join(projectRoot, 'src', 'app.css'), 'utf8');

test('the page has every chart colour, light and dark', () => {
	const dark = paletteOf('dark');
	for (const [role, colour] of Object.entries(paletteOf('light'))) {
		const pair = `light-dark(${colour}, ${dark[role as keyof typeof dark]})`;
		expect(css).toContain(`${paletteVariable(role)}: ${pair};`);
	}
});
