import type { DuckDBConnection } from '@duckdb/node-api';
import type { Question } from '#lib/measures/figure.ts';
import type { Catalogue, Kind } from '#lib/measures/measure.ts';
import { openApplication } from '#lib/server/application.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { noRollups } from '#lib/server/rollups/rollups.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { timesLess } from '../support/line.ts';
import type { Line } from '../support/line.ts';
import type { Part, Setting } from '../support/setting.ts';
import { inTurn, spreadOf } from '../support/spread.ts';

const sampled: readonly [Kind, string][] = [
	['proportion', 'completion'],
	['proportion', 'phq_9_reliable_improvement'],
	['proportion', 'attendance_rate'],
	['proportion', 'initial_denial_rate_line'],
	['mean_change', 'phq_9_mean_change'],
	['duration', 'length_of_stay'],
	['survival', 'retention_curve'],
	['trajectory', 'phq_9_trajectory'],
	['amount_ratio', 'initial_denial_rate_charges'],
	['breakdown', 'denials_by_carc'],
	['mean', 'satisfaction_mean']
];
const year = { from: '2025-09-01', to: '2026-08-31' };
const shapes: Record<string, Partial<Question>> = {
	'by month': { ...year, by: 'month' },
	'by program': { ...year, by: 'program' },
	'by month, one site': { ...year, by: 'month', where: { site: ['Riverside'] } }
};

type Ask = (context: SnapshotContext) => Promise<unknown>;

const goal = { of: 'ratio', least: 20 } as const;

/** A question as it was measured; `read` where nothing of its roll-up was held in memory. */
type Asked = Line & { read: { ms: number; ratio: number } };

/** Every question that is measured, and how it is asked. */
function questions(db: DuckDBConnection, catalogue: Catalogue): [string, Ask][] {
	return sampled.flatMap(([kind, measure]) => {
		const whole = { measure, where: {}, audience: 'inside' } as const;
		const asked = Object.entries(shapes).map(([shape, part]): [string, Ask] => [
			`${kind}: ${measure}, ${shape}`,
			(context) => askFigure(db, catalogue, { ...whole, ...part }, { context })
		]);
		const question: Question = { ...whole, ...year, by: 'month' };
		const each: Ask = (context) =>
			askEach(db, catalogue, { question, dimension: 'program' }, { context });
		return [...asked, [`${kind}: ${measure}, by month, each program`, each]];
	});
}

async function measureAll(
	asked: [string, Ask][],
	context: SnapshotContext,
	repeats: number
): Promise<Asked[]> {
	const fromRows = { ...context, rollups: noRollups };
	const lines: Asked[] = [];
	for (const [what, ask] of asked) {
		await ask(context);
		const { ours, anew, rows } = await inTurn(repeats, {
			ours: () => ask(context),
			anew: () => ask({ ...context, rollups: new Map(context.rollups) }),
			rows: () => ask(fromRows)
		});
		const baseline = { what: 'from rows', spread: rows };
		const ratio = timesLess(ours, rows);
		const read = { ms: anew.median, ratio: timesLess(anew, rows).value };
		const note = `${read.ms} ms (${read.ratio.toPrecision(3)}x) where the roll-up is read from its file`;
		lines.push({ what, unit: 'ms', ours, baseline, ratio, goal, note, read });
	}
	return lines;
}

function summary(lines: Asked[]): Line {
	const ratios = spreadOf(lines.map(({ ratio }) => ratio?.value ?? 0));
	const reached = lines.filter(({ ratio }) => (ratio?.value ?? 0) >= goal.least).length;
	const read = lines.filter((line) => line.read.ratio >= goal.least).length;
	return {
		what: 'how many times faster than rows, over all these questions',
		unit: '',
		ours: ratios,
		note: `${reached} of ${lines.length} at least ${goal.least} times; ${read} where the roll-up is read from its file`
	};
}

async function measure({ data, repeats }: Setting): Promise<Line[]> {
	const application = openApplication(data);
	const { catalogue } = application;
	application.close();
	const warehouse = openWarehouse(data);
	const turns = repeats.long * 2 + 1;
	const lines = await warehouse.read(async (db, opening) =>
		measureAll(questions(db, catalogue), await contextOf(db, opening), turns)
	);
	warehouse.close();
	return lines ? [summary(lines), ...lines] : [];
}

/**
 * The same questions from roll-ups and from rows: one connection, one after the other, no cache of figures. Roll-ups are
 * held in memory as a server holds them, and beside that read from their file each time.
 */
export const figures: Part = {
	name: 'figures',
	title: 'Figures from roll-ups and from rows',
	needsData: true,
	measure
};
