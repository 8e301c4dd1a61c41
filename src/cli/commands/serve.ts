import { join } from 'node:path';
import type { Command } from 'commander';
import { keepRolledUp } from '#lib/server/rollups/keep-rolled-up.ts';
import { hasRollups } from '#lib/server/rollups/make-rollups.ts';
import { rollUpAside } from '#lib/server/rollups/roll-up-aside.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentNumber } from '#lib/server/warehouse/manifest.ts';
import { refreshSnapshot } from '#lib/server/warehouse/refresh-snapshot.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { say, sayEvents } from '../output.ts';
import { listen } from '../listen.ts';
import { warmPages } from '../warm-pages.ts';

type Options = DataOption & { port: string; host: string; episodes: string };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** Follows the snapshots that come into force: what is rolled up of them, and the pages most readers open. */
function follow(data: string, address: string): void {
	const folder = dataFolder(data);
	const warm = () =>
		warmPages(address).catch((error: unknown) =>
			say(`Pages are not made ready ahead of their readers. ${messageOf(error)}`)
		);
	void keepRolledUp(folder, {
		rollUp: async () => {
			// Left by an earlier start, and mostly still right: whoever comes first need not wait for the check.
			if (await hasRollups(folder)) await warm();
			await rollUpAside(data);
		},
		ready: warm,
		failed: (error) =>
			say(`Roll-ups could not be made; figures are asked of the rows. ${messageOf(error)}`)
	});
}

async function serve(options: Options): Promise<void> {
	const { buildWhenStale } = await import('../build.ts');
	await buildWhenStale(say);
	// A theme that cannot be used is said here, and not on every page.
	const { readTheme } = await import('#lib/server/theme/read-theme.ts');
	readTheme(options.data);
	await refreshSnapshot(dataFolder(options.data), say);
	const address = await listen(options.data, Number(options.port), options.host);
	say(`Plumbline is at ${address}`);
	// Pages answer meanwhile, from rows.
	follow(options.data, address);
}

/** Writes the made-up network's exports below the data folder and loads them. */
async function loadMadeUpNetwork(options: Options): Promise<void> {
	if ((await currentNumber(dataFolder(options.data))) !== undefined) return;
	// The others start without what only this needs.
	const { openApplication } = await import('#lib/server/application.ts');
	const { writeExports } = await import('#seed/write-exports.ts');
	const application = openApplication(options.data);
	const out = join(options.data, 'made-up-exports');
	say(`${options.data} is empty: writing the exports of a made-up clinic network to ${out}`);
	const files = await writeExports({ out, episodes: Number(options.episodes), report: say });
	const paths = files.map(({ file }) => ({ path: join(out, file) }));
	const { receipt } = await application.load(paths, {
		now: new Date(),
		report: sayEvents,
		route: 'date-shifted'
	});
	const sum = (pick: 'read' | 'loaded' | 'rejected') =>
		receipt.files.reduce((total, file) => total + file[pick], 0).toLocaleString('en-US');
	say(
		`${sum('read')} rows read, ${sum('loaded')} loaded, ${sum('rejected')} rejected (they are made up to be)`
	);
	application.close();
}

async function start(options: Options): Promise<void> {
	await loadMadeUpNetwork(options);
	await serve(options);
}

const withAddress = (command: Command): Command =>
	withData(command)
		.option('--port <n>', 'port, or 0 for any free one', process.env.PORT ?? '5180')
		.option('--host <host>', 'address to listen on', process.env.HOST ?? '127.0.0.1');

/** plumbline serve, plumbline start */
export function addServe(program: Command): void {
	withAddress(program.command('serve').description('serve the web application')).action(serve);
	withAddress(
		program
			.command('start')
			.description('serve, with a made-up network where nothing was loaded yet')
			.option('--episodes <n>', 'how many made-up episodes', '3000')
	).action(start);
}
