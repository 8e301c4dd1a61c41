import { ofBench, runProcess } from '../support/run-process.ts';
import type { Ran } from '../support/run-process.ts';
import type { Line } from '../support/line.ts';
import { timesLess } from '../support/line.ts';
import type { Part, Setting } from '../support/setting.ts';
import { spreadOf } from '../support/spread.ts';

const mostRows = 1_000_000;

type Made = { ms: number; bytes: number; rows: number; peakMb: number };

async function rowsAs(form: 'arrow' | 'json', { data }: Setting, rows: number): Promise<Made> {
	const ran: Ran = await runProcess([...ofBench('make-rows.ts'), data, form, `${rows}`]);
	return { ...(JSON.parse(ran.stdout) as Omit<Made, 'peakMb'>), peakMb: ran.watched.peakMb };
}

async function measure(setting: Setting): Promise<Line[]> {
	const arrows: Made[] = [];
	const jsons: Made[] = [];
	for (let turn = 0; turn < setting.repeats.long + 1; turn++) {
		arrows.push(await rowsAs('arrow', setting, mostRows));
		jsons.push(await rowsAs('json', setting, mostRows));
	}
	const few = await rowsAs('arrow', setting, mostRows / 10);
	const of = (made: Made[], pick: (each: Made) => number) => spreadOf(made.map(pick));
	const [arrowMs, jsonMs] = [arrows, jsons].map((made) => of(made, ({ ms }) => ms));
	const [arrowMb, jsonMb] = [arrows, jsons].map((made) => of(made, ({ bytes }) => bytes / 1e6));
	const [arrowPeak, jsonPeak] = [arrows, jsons].map((made) =>
		of(made, ({ peakMb }) => Math.round(peakMb))
	);
	if (!arrowMs || !jsonMs || !arrowMb || !jsonMb || !arrowPeak || !jsonPeak) return [];
	const what = `${(arrows[0]?.rows ?? 0).toLocaleString('en-US')} rows behind a figure, as Arrow`;
	const baseline = 'JSON from row objects';
	return [
		{
			what,
			unit: 'ms',
			ours: arrowMs,
			baseline: { what: baseline, spread: jsonMs },
			ratio: timesLess(arrowMs, jsonMs),
			goal: { of: 'ratio', least: 5 }
		},
		{
			what: 'their size',
			unit: 'MB',
			ours: arrowMb,
			baseline: { what: baseline, spread: jsonMb },
			ratio: timesLess(arrowMb, jsonMb),
			goal: { of: 'ratio', least: 4 }
		},
		{
			what: 'peak memory of the process that makes them',
			unit: 'MB',
			ours: arrowPeak,
			baseline: { what: baseline, spread: jsonPeak },
			note: `${Math.round(few.peakMb)} MB for a tenth of the rows`
		}
	];
}

/** The rows behind a figure, for a page or a notebook. */
export const drillRows: Part = {
	name: 'drill-rows',
	title: 'Rows behind a figure',
	needsData: true,
	measure
};
