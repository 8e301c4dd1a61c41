// How long figures take from roll-ups and from rows: `figures.ts [--episodes N] [--folder DIR]`.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Question } from '#lib/measures/figure.ts';
import type { Kind } from '#lib/measures/measure.ts';
import { openApplication } from '#lib/server/application.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { noRollups } from '#lib/server/rollups/rollups.ts';
import { buildSnapshot } from '#lib/server/warehouse/build-snapshot.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest, rollupsPath, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { writeExports } from '#seed/write-exports.ts';

const { values } = parseArgs({
	options: { episodes: { type: 'string', default: '20000' }, folder: { type: 'string' } }
});
const episodes = Number(values.episodes);
const base = join(values.folder ?? join(tmpdir(), 'plumbline-bench'), `${episodes}`);
const folder = dataFolder(join(base, 'data'));
const application = openApplication(folder.root);

const sampled: [Kind, string][] = [
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

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
	const start = performance.now();
	const result = await work();
	return { ms: performance.now() - start, result };
}

async function load(): Promise<number | null> {
	if (!(await application.isEmpty())) return null;
	const out = join(base, 'exports');
	const files = await writeExports({ out, episodes });
	const paths = files.map(({ file }) => ({ path: join(out, file) }));
	const now = new Date('2026-09-01T08:00:00Z');
	return (await timed(() => application.load(paths, { now, route: 'date-shifted' }))).ms;
}

/** Median, and the tenth and ninetieth part, of times in milliseconds. */
function spreadOf(times: number[]) {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) =>
		Number((sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(1));
	return { median: at(0.5), p10: at(0.1), p90: at(0.9) };
}

async function repeat(work: () => Promise<unknown>, times = 9) {
	await work();
	const found: number[] = [];
	for (let turn = 0; turn < times; turn++) found.push((await timed(work)).ms);
	return spreadOf(found);
}

type Line = {
	kind: Kind;
	measure: string;
	shape: string;
	rollup: ReturnType<typeof spreadOf>;
	rows: ReturnType<typeof spreadOf>;
};

async function measureAll(db: DuckDBConnection, context: SnapshotContext): Promise<Line[]> {
	const fromRows = { ...context, rollups: noRollups };
	const lines: Line[] = [];
	for (const [kind, measure] of sampled) {
		for (const [shape, asked] of Object.entries(shapes)) {
			const question: Question = { measure, where: {}, audience: 'inside', ...asked };
			const ask = (known: SnapshotContext) =>
				repeat(() => askFigure(db, application.catalogue, question, { context: known }));
			lines.push({ kind, measure, shape, rollup: await ask(context), rows: await ask(fromRows) });
		}
		const question: Question = { measure, where: {}, audience: 'inside', ...year, by: 'month' };
		const each = (known: SnapshotContext) =>
			repeat(() =>
				askEach(db, application.catalogue, { question, dimension: 'program' }, { context: known })
			);
		const shape = 'by month, each program';
		lines.push({ kind, measure, shape, rollup: await each(context), rows: await each(fromRows) });
	}
	return lines;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

async function buildTimes() {
	const manifest = await currentManifest(folder);
	// The same snapshot once more, in a folder of its own.
	const aside = { ...folder, snapshots: join(base, 'aside'), staging: join(base, 'staging') };
	mkdirSync(aside.staging, { recursive: true });
	mkdirSync(aside.snapshots, { recursive: true });
	const build = await timed(() => buildSnapshot(aside, manifest, '2026-09-01'));
	rmSync(aside.snapshots, { recursive: true, force: true });
	rmSync(rollupsPath(folder, manifest.snapshot), { force: true });
	const rollUp = await timed(() => application.rollUp());
	return {
		snapshotMs: Math.round(build.ms),
		rollUpMs: Math.round(rollUp.ms),
		snapshotMb: megabytes(statSync(snapshotPath(folder, manifest.snapshot)).size),
		rollupsMb: megabytes(statSync(rollupsPath(folder, manifest.snapshot)).size)
	};
}

const ratio = ({ rollup, rows }: Line): string => `${(rows.median / rollup.median).toFixed(1)}x`;
const told = ({ median, p10, p90 }: Line['rows']): string => `${median} (${p10} to ${p90})`;

type Result = {
	episodes: number;
	loadMs: number | null;
	builds: Awaited<ReturnType<typeof buildTimes>>;
	peakMb: number;
	cores: number;
	memoryGb: number;
	load: number;
	lines: Line[];
};

function section({
	episodes: n,
	loadMs,
	builds,
	peakMb,
	cores,
	load: busy,
	lines
}: Result): string[] {
	const loaded = loadMs === null ? '' : `Load of all exports: ${(loadMs / 1000).toFixed(1)} s. `;
	return [
		`## ${n.toLocaleString('en-US')} episodes`,
		'',
		`${cores} cores, load average ${busy.toFixed(1)} at the end. ${loaded}Snapshot built in ${(builds.snapshotMs / 1000).toFixed(1)} s (${builds.snapshotMb} MB), rolled up in ${(builds.rollUpMs / 1000).toFixed(1)} s more (${builds.rollupsMb} MB), on one thread and while pages answer. Peak memory of the process ${peakMb} MB.`,
		'',
		'| kind | measure | question | roll-up, ms | rows, ms | rows / roll-up |',
		'| --- | --- | --- | --- | --- | --- |',
		...lines.map(
			(line) =>
				`| ${line.kind} | ${line.measure} | ${line.shape} | ${told(line.rollup)} | ${told(line.rows)} | ${ratio(line)} |`
		),
		''
	];
}

const loadMs = await load();
const builds = await buildTimes();
const warehouse = openWarehouse(folder.root);
const lines =
	(await warehouse.read(async (db, opening) => measureAll(db, await contextOf(db, opening)))) ?? [];
warehouse.close();
application.close();

const results = join(import.meta.dirname, 'results');
mkdirSync(results, { recursive: true });
const json = join(results, 'figures.json');
const known: Result[] = existsSync(json)
	? (JSON.parse(readFileSync(json, 'utf8')) as Result[])
	: [];
const result: Result = {
	episodes,
	loadMs,
	builds,
	peakMb: Math.round(process.resourceUsage().maxRSS / 1000),
	cores: cpus().length,
	memoryGb: Math.round(totalmem() / 1e9),
	load: loadavg()[0] ?? 0,
	lines
};
const all = [...known.filter((each) => each.episodes !== episodes), result].sort(
	(a, b) => a.episodes - b.episodes
);
writeFileSync(json, `${JSON.stringify(all, null, '\t')}\n`);
const report = [
	'# Figures from roll-ups and from rows',
	'',
	'Made by `npm run bench:figures -- --episodes N` on the made-up network. Median of nine asks after a first one, and in',
	'brackets the tenth and the ninetieth part; one connection, one after the other, twelve months and what is before them',
	'for the usual range, nothing from the cache of figures.',
	'',
	...all.flatMap(section)
].join('\n');
writeFileSync(join(results, 'figures.md'), report);
process.stdout.write(report);
