import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { paletteOf } from '#lib/charts/palette.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { themeSvg } from '#lib/charts/theme-svg.ts';
import { figures } from './figures.ts';

test('every colour of the light theme becomes a variable that falls back to it', () => {
	expect(themeSvg('<path fill="#1f2933" stroke="#0b659c"/>')).toBe(
		'<path fill="var(--chart-ink,#1f2933)" stroke="var(--chart-accent,#0b659c)"/>'
	);
});

test('words are set in the font of the page', () => {
	expect(
		themeSvg('<text style="font-size:12px;font-family:Source Sans 3, sans-serif;">3 of 8</text>')
	).toBe('<text font-size="12">3 of 8</text>');
	expect(themeSvg('<text style="font-size:12px;font-family:A;font-weight:600;"/>')).toBe(
		'<text style="font-size:12px;font-weight:600;"/>'
	);
});

test('no bare colour is left in a themed chart', () => {
	for (const figure of Object.values(figures)) {
		const size = { width: 640, height: Math.max(60, chartHeight(figure, 640)) };
		const option = drawFigure(figure, { theme: 'light', ...size });
		if (option) expect(themeSvg(renderSvg(option, size))).not.toMatch(/(fill|stroke)="#/);
	}
});

test('the colours of a theme are all different, so that each can be told back', () => {
	const colours = Object.values(paletteOf('light'));
	expect(new Set(colours).size).toBe(colours.length);
});

test('the pages give the charts the colours of the palettes', () => {
	const css = readFileSync('src/app.css', 'utf8');
	const dark = Object.entries(paletteOf('dark'));
	const light = Object.entries(paletteOf('light'));
	light.forEach(([role, colour], index) =>
		expect(css).toContain(`--chart-${role}: light-dark(${colour}, ${dark[index]?.[1]})`)
	);
});
