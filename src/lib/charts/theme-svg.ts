import { paletteOf, paletteVariable } from '#lib/charts/palette.ts';

/** The font is the page's own: to say it on every word makes a browser read a style for each. */
const withPageFont = (svg: string): string =>
	svg
		.replace(/font-family:[^;"]*;?/g, '')
		.replace(/ style="font-size:(\d+(?:\.\d+)?)px;"/g, ' font-size="$1"');

/**
 * Turns the colours of a chart drawn in the light theme into CSS variables that fall back to them, so that a page
 * in dark mode recolours its charts without a script: fill="#1f2933" becomes fill="var(--chart-ink,#1f2933)". Words take the font of the page.
 */
export function themeSvg(svg: string): string {
	const variables = new Map(
		Object.entries(paletteOf('light')).map(([role, colour]) => [
			colour,
			`var(${paletteVariable(role)},${colour})`
		])
	);
	return withPageFont(svg).replace(
		/ (fill|stroke)="(#[0-9a-f]{6})"/gi,
		(whole, attribute: string, colour: string) => {
			const variable = variables.get(colour.toLowerCase());
			return variable ? ` ${attribute}="${variable}"` : whole;
		}
	);
}
