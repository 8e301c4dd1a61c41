import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectRoot } from '#lib/server/project.ts';
import { accentColours, contrastProblems } from '#lib/theme/contrast.ts';
import { schemes, surroundings } from '#lib/theme/theme.ts';
import { themeStyle } from '#lib/theme/theme-style.ts';

const ours = { light: '#0f5475', dark: '#86c5e6' };

test('the colours that an accent is held against are those of the page', () => {
	const css = readFileSync(join(projectRoot, 'src', 'app.css'), 'utf8');
	const { light, dark } = surroundings;
	for (const role of ['paper', 'shade', 'raised', 'ink', 'soft'] as const)
		expect(css).toContain(`--${role}: light-dark(${light[role]}, ${dark[role]});`);
});

test('our own accent can be read, yellow on white cannot, and a darker one of its hue can', () => {
	expect(contrastProblems(ours)).toEqual([]);
	const [problem, ...more] = contrastProblems({ ...ours, light: '#f5c400' });
	expect(more).toEqual([]);
	expect(problem).toMatchObject({ scheme: 'light', beside: 'a shaded part' });
	// Relative luminances 0.5898 and 0.9222 (WCAG 2.2): (0.9222 + 0.05) / (0.5898 + 0.05).
	expect(problem?.ratio).toBeCloseTo(1.517, 2);
	expect(contrastProblems({ ...ours, light: problem?.instead ?? '' })).toEqual([]);
});

test('whatever the accent, what is said to do does', () => {
	const colour = fc
		.integer({ min: 0, max: 0xffffff })
		.map((n) => `#${n.toString(16).padStart(6, '0')}`);
	fc.assert(
		fc.property(fc.record({ light: colour, dark: colour }), (accent) => {
			const problems = contrastProblems(accent);
			const mended = { ...accent };
			for (const { scheme, instead } of problems) mended[scheme] = instead ?? '';
			if (problems.every(({ instead }) => instead !== null))
				expect(contrastProblems(mended)).toEqual([]);
			for (const scheme of schemes)
				expect(accentColours(accent, scheme).soft).toMatch(/^#[0-9a-f]{6}$/);
		}),
		{ numRuns: 60 }
	);
});

test('the style sheet of a theme says both schemes at once, for everything that follows from the accent', () => {
	expect(themeStyle({ light: '#7a1f3d', dark: '#f0a0b8' })).toBe(
		'html:root{--accent:light-dark(#7a1f3d, #f0a0b8);--accent-soft:light-dark(#f1e3e5, #3c323a);--on-accent:light-dark(#ffffff, #0d1a22)}'
	);
});
