import { beforeAll, expect, test } from 'vitest';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { listWords } from '#lib/measures/what-changed-words.ts';
import { agendaParts } from '#lib/measures/what-changed.ts';
import { askWhatChanged } from '#lib/server/figures/ask-what-changed.ts';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';
import type { ChangedData } from '#lib/server/reports/changed-data.ts';
import { cqiReportFiles, makeCqiReport, type CqiReport } from '#lib/server/reports/cqi-report.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { smallNetwork } from '../figures/small-network.ts';
import { smallReport } from './small-report.ts';

const places = { site: ['Site 0', 'Site 1'], program: ['North', 'South', 'West'] };

/** The list over the small network, asked of a real warehouse one place at a time, and for which places it was asked. */
async function listOf(audience: AskedList['audience']) {
	const db = await warehouseWith(smallNetwork, '2025-09-30');
	const asked = new Set<string>();
	const one = (question: Question): Promise<Figure> => {
		asked.add(JSON.stringify(question.where));
		return ask(db, question.measure, question);
	};
	const list = await askWhatChanged({
		ask: one,
		askEach: async (question, dimension) => {
			const values = places[dimension as keyof typeof places];
			const figures = values.map(async (value): Promise<[string, Figure]> => [
				value,
				await one({ ...question, where: { [dimension]: [value] } })
			]);
			return new Map(await Promise.all(figures));
		},
		catalogue,
		values: places,
		scored: [],
		scope: 'headline',
		where: {},
		audience,
		level: 0.1
	});
	return { list, asked: [...asked] };
}

let report: CqiReport;
beforeAll(async () => {
	report = await smallReport();
});

async function changedIn(parts: Partial<CqiReport>): Promise<ChangedData | null> {
	const files = await cqiReportFiles({ ...report, ...parts });
	return (JSON.parse(files['report.json'] ?? '') as { changed: ChangedData | null }).changed;
}

test('what changed comes with how sure it is, in the order of the agenda', async () => {
	const { list, asked } = await listOf('inside');
	expect(asked).toHaveLength(1 + places.site.length + places.program.length);
	const changed = await changedIn({ changed: list });
	expect(changed?.sure).toBe(listWords(list));
	const titles = changed?.parts.map(({ title }) => title) ?? [];
	expect(titles.at(-1)).toBe('Too few to say');
	expect(changed?.parts.at(-1)?.quiet.length).toBeGreaterThan(0);
	expect((await makeCqiReport({ ...report, changed: list })).byteLength).toBeGreaterThan(100_000);
}, 180_000);

test('outside the list is of the whole alone: no site can be reckoned from the others', async () => {
	const { list, asked } = await listOf('outside');
	expect(asked).toEqual(['{}']);
	const places = agendaParts.flatMap((part) =>
		list.entries[part].flatMap(({ head, parts }) => [head, ...parts].map(({ place }) => place))
	);
	expect(new Set(places)).toEqual(new Set(places.length > 0 ? ['everywhere'] : []));
});

test('a list of another snapshot is refused, and without a list there is no such section', async () => {
	const { list } = await listOf('inside');
	const changed = { ...list, snapshot: 'another' };
	await expect(cqiReportFiles({ ...report, changed })).rejects.toThrow('New data was loaded');
	expect(await changedIn({})).toBeNull();
});
