import type { EChartsOption } from 'echarts';
import { init } from '#lib/charts/echarts.ts';

export type RenderOptions = {
	/** CSS pixels, the same the option was drawn for. */
	width: number;
	height: number;
	/** What a screen reader says in the place of the picture. */
	label?: string;
};

/**
 * ECharts numbers ids and classes by how many charts the process has drawn, adds hover rules and data attributes
 * for a script, and clips lines that end inside their plot anyway. Without all that the same figure is the same
 * text every time, and holds no id that could meet another's on one page.
 */
function stripVolatile(svg: string): string {
	return svg
		.replace(/<style\s*><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/g, '')
		.replace(/<defs\s*>[\s\S]*?<\/defs>/g, '')
		.replace(/ (?:class|clip-path|pointer-events|xml:space|ecmeta_\w+)="[^"]*"/g, '')
		.replace(/\n\s*\n/g, '\n');
}

const escapeAttribute = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Draws an option as SVG text without a browser. The same option gives the same text, byte for byte. */
export function renderSvg(option: EChartsOption, { width, height, label }: RenderOptions): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption(option);
		const role = label ? `role="img" aria-label="${escapeAttribute(label)}"` : 'aria-hidden="true"';
		return stripVolatile(chart.renderToSVGString()).replace('<svg ', `<svg ${role} `);
	} finally {
		chart.dispose();
	}
}
