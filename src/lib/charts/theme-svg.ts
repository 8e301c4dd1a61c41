import { paletteOf, paletteVariable } from '#lib/charts/palette.ts';

/**
 * Turns the colours of a chart drawn in the light theme into CSS variables that fall back to them, so that a page
 * in dark mode recolours its charts without a script: fill="#1f2933" becomes fill="var(--chart-ink,#1f2933)".
 */
export function themeSvg(svg: string): string {
	const variables = new Map(
		Object.entries(paletteOf('light')).map(([role, colour]) => [
			colour,
			`var(${paletteVariable(role)},${colour})`
		])
	);
	return svg.replace(
		/ (fill|stroke)="(#[0-9a-f]{6})"/gi,
		(whole, attribute: string, colour: string) => {
			const variable = variables.get(colour.toLowerCase());
			return variable ? ` ${attribute}="${variable}"` : whole;
		}
	);
}
