import { families } from '#lib/measures/families.ts';
import type { Line } from '../support/line.ts';
import { getPage, startServer } from '../support/server.ts';
import type { Server } from '../support/server.ts';
import type { Part, Setting } from '../support/setting.ts';
import { spreadOf, timed } from '../support/spread.ts';

/** Home and the page of each family. */
export const pagePaths: readonly string[] = ['/', ...families.map(({ path }) => path)];

const warmGoal = { of: 'median', most: 50 } as const;
const warmTail = { of: 'p95', most: 100 } as const;
const coldGoal = { of: 'median', most: 500 } as const;

/** What is asked of a page for the first time, with the page warm: its figures are in no cache. */
const filtered: Record<string, string> = {
	'one filter': 'where=site=Riverside',
	'another period': 'period=all',
	'two filters': 'where=site=Riverside&where=payer_class=Medicaid'
};

async function startAndAsk(data: string, path: string) {
	const start = performance.now();
	const server = await startServer(data);
	const listening = performance.now() - start;
	const page = await getPage(server.address, path);
	return { server, listening, page, whole: performance.now() - start };
}

async function coldHomes({ data, repeats }: Setting) {
	const starts = [];
	for (let turn = 0; turn < repeats.long + 1; turn++) {
		const { server, ...times } = await startAndAsk(data, '/');
		await server.stop();
		starts.push(times);
	}
	return starts;
}

/** A page asked over and over, and what the server worked for it. */
async function warmLine(server: Server, path: string, turns: number): Promise<Line> {
	const times: number[] = [];
	await server.watched();
	for (let turn = 0; turn < turns; turn++) times.push(await getPage(server.address, path));
	const { cpuMs } = await server.watched();
	const note = `${(cpuMs / turns).toFixed(0)} ms of processors a page`;
	return { what: `${path}, warm`, unit: 'ms', ours: spreadOf(times), goal: warmGoal, note };
}

/** A finished page is kept by who reads it: a name nobody had has it made anew of figures that are known. */
async function anewLine(server: Server, turns: number): Promise<Line> {
	const times: number[] = [];
	for (let turn = 0; turn < turns; turn++)
		for (const path of pagePaths) times.push(await getPage(server.address, path, `reader-${turn}`));
	const note = 'as for the first reader of a name';
	return {
		what: 'all these pages, set anew of known figures',
		unit: 'ms',
		ours: spreadOf(times),
		note
	};
}

async function familyLines(server: Server, { repeats }: Setting): Promise<Line[]> {
	const lines: Line[] = [];
	for (const path of pagePaths.slice(1)) {
		const cold = spreadOf([await getPage(server.address, path)]);
		const note = 'the server makes pages ready by itself meanwhile';
		lines.push({ what: `${path}, first time`, unit: 'ms', ours: cold, goal: coldGoal, note });
		lines.push(await warmLine(server, path, repeats.short));
	}
	return lines;
}

async function filteredLines(server: Server): Promise<Line[]> {
	const lines: Line[] = [];
	for (const [what, query] of Object.entries(filtered)) {
		const times: number[] = [];
		for (const path of pagePaths.slice(1))
			times.push(await getPage(server.address, `${path}?${query}`));
		lines.push({
			what: `family pages with ${what}, first time`,
			unit: 'ms',
			ours: spreadOf(times),
			note: `of ${times.length} pages`
		});
	}
	return lines;
}

async function measure(setting: Setting): Promise<Line[]> {
	const starts = await coldHomes(setting);
	const { server } = await startAndAsk(setting.data, '/');
	try {
		const home = await warmLine(server, '/', setting.repeats.short);
		const family = await familyLines(server, setting);
		const all: number[] = [];
		for (let turn = 0; turn < setting.repeats.short; turn++)
			for (const path of pagePaths) all.push(await getPage(server.address, path));
		const anew = await anewLine(server, setting.repeats.short);
		const filteredFirst = await filteredLines(server);
		const rest = await timed(() => server.watched());
		const of = (pick: (start: (typeof starts)[number]) => number) => spreadOf(starts.map(pick));
		return [
			{
				what: 'start of the server to the first page (home)',
				unit: 'ms',
				ours: of(({ whole }) => whole),
				goal: { of: 'median', most: 2000 }
			},
			{ what: 'of which until it listens', unit: 'ms', ours: of(({ listening }) => listening) },
			{ what: '/, first time', unit: 'ms', ours: of(({ page }) => page), goal: coldGoal },
			home,
			...family,
			{ what: 'all these pages, warm', unit: 'ms', ours: spreadOf(all), goal: warmTail },
			anew,
			...filteredFirst,
			{
				what: 'peak memory of the server',
				unit: 'MB',
				ours: spreadOf([Math.round(rest.result.peakMb)])
			}
		];
	} finally {
		await server.stop();
	}
}

/** What a reader waits for: the built application, asked over HTTP on this machine. */
export const pages: Part = { name: 'pages', title: 'Pages', needsData: true, measure };
