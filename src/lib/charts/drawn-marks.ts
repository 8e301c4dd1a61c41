import type { EChartsOption } from 'echarts';
import type { SeriesPoint } from '#lib/measures/figure.ts';

/** A mark that stands for a point of a figure's series: its words, its coordinates, and where ECharts keeps it. */
export type DrawnMark = {
	words: string;
	by: SeriesPoint['by'];
	seriesIndex: number;
	dataIndex: number;
};

type Item = { name?: string; by?: SeriesPoint['by'] };

const keyOf = (by: SeriesPoint['by']): string => JSON.stringify(by);

const isMark = (item: unknown): item is Required<Item> =>
	typeof item === 'object' && item !== null && 'by' in item && item.by !== undefined;

function marksOf({ series }: EChartsOption): DrawnMark[] {
	return [series ?? []]
		.flat()
		.flatMap(({ data }, seriesIndex) =>
			(Array.isArray(data) ? data : []).flatMap((item: unknown, dataIndex) =>
				isMark(item) ? [{ words: item.name, by: item.by, seriesIndex, dataIndex }] : []
			)
		);
}

/**
 * The marks of a drawn chart that stand for points of a series, one for each point and in the order of the series, so
 * that a keyboard can go from one to the next.
 */
export function drawnMarks(option: EChartsOption, series: readonly SeriesPoint[]): DrawnMark[] {
	const byKey = new Map(marksOf(option).map((mark) => [keyOf(mark.by), mark]));
	return series.flatMap(({ by }) => byKey.get(keyOf(by)) ?? []);
}
