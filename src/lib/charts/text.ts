import type { GraphicComponentOption } from 'echarts';
import { fontFamily, lineHeight, sizes } from '#lib/charts/sketch.ts';

export type TextStyle = {
	colour: string;
	size?: number;
	weight?: number;
	align?: 'left' | 'center' | 'right';
	/** A ground that keeps lines from running through the text. */
	behind?: string;
};

/** Lines of text at a pixel place; y is the middle of the first line. */
export function drawText(
	lines: string[],
	x: number,
	y: number,
	style: TextStyle
): GraphicComponentOption[] {
	return lines.filter(Boolean).length === 0
		? []
		: lines.map((text, index) => ({
				type: 'text' as const,
				silent: true,
				z: 10,
				x,
				y: y + index * lineHeight,
				style: {
					text,
					fill: style.colour,
					fontSize: style.size ?? sizes.small,
					fontFamily,
					fontWeight: style.weight ?? 400,
					align: style.align ?? 'left',
					...(style.behind ? { backgroundColor: style.behind, padding: 2 } : {}),
					verticalAlign: 'middle' as const
				}
			}));
}
