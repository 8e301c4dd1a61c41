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
): Promise<Line[]> {
	const fromRows = { ...context, rollups: noRollups };
	const lines: Line[] = [];
	for (const [what, ask] of asked) {
		await ask(context);
		const { ours, rows } = await inTurn(repeats, {
			ours: () => ask(context),
			rows: () => ask(fromRows)
		});
		const baseline = { what: 'from rows', spread: rows };
		const goal = { of: 'ratio', least: 20 } as const;
		lines.push({ what, unit: 'ms', ours, baseline, ratio: timesLess(ours, rows), goal });
	}
	return lines;
}

function summary(lines: Line[]): Line {
	const ratios = spreadOf(lines.map(({ ratio }) => ratio?.value ?? 0));
	const reached = lines.filter(({ ratio }) => (ratio?.value ?? 0) >= 20).length;
	return {
		what: 'how many times faster than rows, over all these questions',
		unit: '',
		ours: ratios,
		note: `${reached} of ${lines.length} at least 20 times`
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

/** The same questions from roll-ups and from rows: one connection, one after the other, no cache of figures. */
export const figures: Part = {
	name: 'figures',
	title: 'Figures from roll-ups and from rows',
	needsData: true,
	measure
};
