import { paletteOf } from '#lib/charts/palette.ts';
import { alongLine, anchorAt, barsOf } from '#lib/sharing/chart-places.ts';
import type { SharedChart, Tone } from '#lib/sharing/shared-types.ts';

type Parts = Extract<SharedChart, { kind: 'parts' }>;
type Line = Extract<SharedChart, { kind: 'line' }>;
type Attributes = Record<string, string | number>;

const font = 'Source Sans 3';
const colours = paletteOf('print');

/** How each part is filled; those not measured are told from the others without colour, by a dashed edge. */
const fills: Record<Tone, Attributes> = {
	success: { fill: colours.accent },
	rest: { fill: colours.soft },
	missing: { fill: colours.paper, stroke: colours.axis, 'stroke-dasharray': '3 2' }
};

const written = (value: string | number): string =>
	typeof value === 'number' ? `${Number(value.toFixed(2))}` : value;

const tag = (name: string, attributes: Attributes, content = ''): string => {
	const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`);
	return `<${name}${all.join('')}>${content}</${name}>`;
};

const escaped = (text: string): string =>
	text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const label = (text: string | number, place: Attributes): string =>
	tag('text', { 'font-family': font, 'font-size': 13, ...place }, escaped(`${text}`));

const strong: Attributes = { 'font-weight': 600, fill: colours.ink };

const frame = (width: number, height: number, content: string[]): string =>
	tag(
		'svg',
		{
			...{ xmlns: 'http://www.w3.org/2000/svg', width, height },
			viewBox: `0 0 ${width} ${height}`
		},
		content.join('')
	);

function drawParts(chart: Parts, width: number): string {
	const bars = barsOf(chart).flatMap(({ tone, x, width: share, number }) => {
		const box = { x: x * width, y: 1, width: share * width, height: 24, ...fills[tone] };
		const fill = tone === 'success' ? colours.paper : colours.ink;
		const place = { ...strong, x: (x + share / 2) * width, y: 18, 'text-anchor': 'middle', fill };
		return [tag('rect', box), ...(number === undefined ? [] : [label(number, place)])];
	});
	return frame(width, 26, bars);
}

function drawLine(chart: Line, width: number): string {
	const { at, lo, hi, from, to, words } = chart;
	// The mark of a number at an end of the line stays on the paper.
	const edge = 6;
	const along = (value: number) => edge + alongLine(chart, value) * (width - 2 * edge);
	const axis = { x1: edge, x2: width - edge, y1: 27, y2: 27, stroke: colours.axis };
	const range =
		lo === undefined || hi === undefined
			? []
			: [
					tag('rect', {
						x: along(lo),
						y: 19,
						width: along(hi) - along(lo),
						height: 16,
						...fills.rest
					})
				];
	const end = { 'font-size': 11, fill: colours.muted, y: 43 };
	return frame(width, 46, [
		tag('line', axis),
		...range,
		tag('circle', { cx: along(at), cy: 27, r: 5, ...fills.success }),
		label(words, { ...strong, x: along(at), y: 13, 'text-anchor': anchorAt(alongLine(chart, at)) }),
		label(from, { ...end, x: edge }),
		label(to, { ...end, x: width - edge, 'text-anchor': 'end' })
	]);
}

/**
 * The small chart of a shared figure as SVG text for paper, `width` CSS pixels wide: the picture that the page on screen
 * shows. The same chart gives the same text.
 */
export const drawSharedChart = (chart: SharedChart, width: number): string =>
	chart.kind === 'parts' ? drawParts(chart, width) : drawLine(chart, width);
