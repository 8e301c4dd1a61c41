import { describe, expect, test } from 'vitest';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { figures } from './figures.ts';
import { textBoxes, touch } from './svg-texts.ts';

function svgOf(figure: Figure, width: number): string | undefined {
	const height = chartHeight(figure, width);
	const option = drawFigure(figure, { theme: 'light', width, height });
	return option && renderSvg(option, { width, height });
}

const drawn = Object.entries(figures).filter(([, figure]) => chartHeight(figure, 640) > 0);

test('the same figure is the same text, whatever was drawn in between', () => {
	const first = drawn.map(([, figure]) => svgOf(figure, 640));
	const second = drawn.toReversed().map(([, figure]) => svgOf(figure, 640));
	expect(second.toReversed()).toEqual(first);
});

test('what ECharts numbers by process is not in the text', () => {
	for (const [, figure] of drawn)
		expect(svgOf(figure, 640)).not.toMatch(/zr\d| id=|class=|ecmeta|<style/);
});

test('a label makes the picture an image with words, with every sign escaped', () => {
	const figure = figures.survival;
	if (!figure) throw new Error('there is no survival figure');
	const option = drawFigure(figure, { theme: 'light', width: 640, height: 300 });
	const svg = renderSvg(option ?? {}, {
		width: 640,
		height: 300,
		label: '31 of "47" <people> & more'
	});
	expect(svg).toMatch(
		/^<svg role="img" aria-label="31 of &#34;47&#34; &#60;people&#62; &#38; more"/
	);
});

describe.each([320, 328, 480, 641, 760, 1000])('at %i pixels', (width) => {
	test.each(drawn)(
		'%s: no text is cut off, touches another or is smaller than 11 px',
		(_, figure) => {
			const svg = svgOf(figure, width) ?? '';
			const height = chartHeight(figure, width);
			const boxes = textBoxes(svg);
			expect(svg).not.toMatch(/NaN|Infinity|undefined|font-size:(\d|10)px/);
			expect(boxes.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
			expect(boxes.filter(({ top, bottom }) => top < 0 || bottom > height)).toEqual([]);
			const clashes = boxes.flatMap((box, index) =>
				boxes
					.slice(index + 1)
					.flatMap((other) => (touch(box, other) ? [[box.text, other.text]] : []))
			);
			expect(clashes).toEqual([]);
		}
	);
});
