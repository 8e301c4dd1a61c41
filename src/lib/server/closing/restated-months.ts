import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrozenFigure } from '#lib/measures/closed-figures.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { toldCell } from '#lib/measures/restatement.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { packagePath } from '#lib/server/closing/closings.ts';
import type { Closing } from '#lib/server/closing/closings.ts';
import type { ClosingPorts } from '#lib/server/closing/freeze.ts';
import { headlines, readFrozenFigures } from '#lib/server/closing/frozen-figures.ts';
import { daysOf } from '#lib/server/closing/month.ts';

type MonthValues = Map<string, string | undefined>;

const wordsOf = ({ measure, value }: FrozenFigure): string | undefined =>
	toldCell(value, measure)?.words;

/** The headline figures of a closed month by measure, in words. A package never changes, so it is read once. */
function openReported({ folder }: ClosingPorts) {
	const kept = new Map<string, Promise<MonthValues>>();
	const leading = headlines();
	const read = async (closing: Closing): Promise<MonthValues> => {
		const path = join(packagePath(folder, closing), 'figures.json');
		const figures = readFrozenFigures(await readFile(path, 'utf8'));
		const shown = figures.filter(
			({ scope, measure }) => scope === 'month' && leading.has(measure.id)
		);
		return new Map(shown.map((figure) => [figure.measure.id, wordsOf(figure)]));
	};
	return (closing: Closing): Promise<MonthValues> => {
		const asked = kept.get(closing.manifestSha256) ?? read(closing);
		kept.set(closing.manifestSha256, asked);
		asked.catch(() => kept.delete(closing.manifestSha256));
		return asked;
	};
}

async function askMonths(
	ask: ClosingPorts['ask'],
	measure: string,
	closings: readonly Closing[]
): Promise<MonthValues> {
	const months = closings.map(({ month }) => month).sort();
	const period = { from: daysOf(months[0] ?? '').from, to: daysOf(months.at(-1) ?? '').to };
	const question = { measure, ...period, by: 'month', where: {}, audience: 'inside' as const };
	const figure: Figure | undefined = await ask(question).catch((error: unknown) => {
		if (error instanceof FigureWithheld) return undefined;
		throw error;
	});
	return new Map(
		(figure?.series ?? []).map(({ by, value }) => [
			`${by.month}`,
			figure && toldCell(value, figure.measure)?.words
		])
	);
}

/** How many headline figures of each closed month read otherwise now, by month: a glance, each measure asked once. */
export function openRestated(ports: ClosingPorts, ask: ClosingPorts['ask']) {
	const reported = openReported(ports);
	return async (closings: readonly Closing[]): Promise<Map<string, number>> => {
		const moved = new Map<string, number>();
		if (closings.length === 0) return moved;
		const frozen = await Promise.all(closings.map(reported));
		const ids = [...new Set(frozen.flatMap((values) => [...values.keys()]))];
		const now = new Map(
			await Promise.all(ids.map(async (id) => [id, await askMonths(ask, id, closings)] as const))
		);
		for (const [at, { month }] of closings.entries()) {
			const values = [...(frozen[at] ?? [])];
			const other = values.filter(([id, words]) => now.get(id)?.get(month) !== words);
			moved.set(month, other.length);
		}
		return moved;
	};
}
