import { textWidth } from '#lib/charts/text-width.ts';

/** A text of an SVG and the box it takes. */
export type TextBox = { text: string; left: number; right: number; top: number; bottom: number };

const numberOf = (attributes: string, name: string): number =>
	Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(attributes)?.[1] ?? 0);

const unescape = (text: string): string =>
	text
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replaceAll('&amp;', '&');

function boxOf(attributes: string, text: string): TextBox {
	const [, dx = '0', dy = '0'] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(attributes) ?? [];
	const size = Number(/font-size:([\d.]+)px/.exec(attributes)?.[1] ?? 0);
	const x = Number(dx) + numberOf(attributes, 'x');
	const y = Number(dy) + numberOf(attributes, 'y');
	const width = textWidth(text, size) / 1.04;
	const share = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
	const left = x - width * ({ start: 0, middle: 0.5, end: 1 }[share] ?? 0);
	return { text, left, right: left + width, top: y - size * 0.4, bottom: y + size * 0.4 };
}

/** Every text of an SVG with the box it takes, by the widths of the font. */
export function textBoxes(svg: string): TextBox[] {
	return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) =>
		boxOf(attributes, unescape(text))
	);
}

/** Whether two boxes share some ground. */
export const touch = (one: TextBox, other: TextBox): boolean =>
	one.left < other.right - 0.5 &&
	other.left < one.right - 0.5 &&
	one.top < other.bottom - 0.5 &&
	other.top < one.bottom - 0.5;
