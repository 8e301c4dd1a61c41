import { join } from 'node:path';
import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { keepRolledUp } from '#lib/server/rollups/keep-rolled-up.ts';
import { rollUpAside } from '#lib/server/rollups/roll-up-aside.ts';
import { writeExports } from '#seed/write-exports.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { say, sayEvents } from '../output.ts';
import { listen } from '../listen.ts';
import { warmPages } from '../warm-pages.ts';

type Options = DataOption & { port: string; host: string; episodes: string };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

async function serve(options: Options): Promise<void> {
	const { buildWhenStale } = await import('../build.ts');
	await buildWhenStale(say);
	const application = openApplication(options.data);
	await application.refresh(say);
	const { folder, isRolledUp } = application;
	application.close();
	const address = await listen(options.data, Number(options.port), options.host);
	say(`Plumbline is at ${address}`);
	// Pages answer meanwhile, from rows.
	void keepRolledUp(folder, {
		rollUp: async () => ((await isRolledUp()) ? undefined : rollUpAside(options.data)),
		ready: () =>
			warmPages(address).catch((error: unknown) =>
				say(`Pages are not made ready ahead of their readers. ${messageOf(error)}`)
			),
		failed: (error) =>
			say(`Roll-ups could not be made; figures are asked of the rows. ${messageOf(error)}`)
	});
}

/** Writes the made-up network's exports below the data folder and loads them. */
async function loadMadeUpNetwork(options: Options): Promise<void> {
	const application = openApplication(options.data);
	if (!(await application.isEmpty())) return;
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
