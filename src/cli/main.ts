import { Command, CommanderError } from 'commander';
import { PlumblineError } from '#lib/server/errors.ts';
import type { DataOption } from './options.ts';
import { say } from './output.ts';

/** What the contract promises for each kind of failure. */
const statuses: Record<string, number> = {
	usage: 2,
	refused: 3,
	withheld: 3,
	unverified: 3,
	'not-recognised': 4
};

type Add = (program: Command) => void;

/** The commands that a module adds, and how it is loaded: a command starts sooner without what the others need. */
const modules: { names: string[]; read: () => Promise<Add> }[] = [
	{ names: ['load'], read: async () => (await import('./commands/load.ts')).addLoad },
	{
		names: ['batches', 'undo'],
		read: async () => (await import('./commands/batches.ts')).addBatches
	},
	{ names: ['ask'], read: async () => (await import('./commands/ask.ts')).addAsk },
	{ names: ['changed'], read: async () => (await import('./commands/changed.ts')).addChanged },
	{
		names: ['measures', 'instruments'],
		read: async () => (await import('./commands/catalogues.ts')).addCatalogues
	},
	{ names: ['profiles'], read: async () => (await import('./commands/profiles.ts')).addProfiles },
	{ names: ['check'], read: async () => (await import('./commands/check.ts')).addCheck },
	{
		names: ['close', 'reopen', 'verify'],
		read: async () => (await import('./commands/months.ts')).addMonths
	},
	{ names: ['report'], read: async () => (await import('./commands/report.ts')).addReport },
	{ names: ['seed'], read: async () => (await import('./commands/seed.ts')).addSeed },
	{ names: ['serve', 'start'], read: async () => (await import('./commands/serve.ts')).addServe },
	{ names: ['doctor'], read: async () => (await import('./commands/doctor.ts')).addDoctor }
];

/** The module of the command asked for; all of them for help, or for a name that is none. */
function modulesOf(argv: string[]) {
	const asked = modules.filter(({ names }) => names.includes(argv[2] ?? ''));
	return asked.length > 0 ? asked : modules;
}

/** The server and what follows its snapshots check a clinic's own files themselves. */
const checksItself = new Set(['serve', 'start']);

async function checkOwn(data: string): Promise<void> {
	const { checkOwnFiles } = await import('#lib/server/own-files.ts');
	await checkOwnFiles(data);
}

async function program(argv: string[]): Promise<Command> {
	const root = new Command('plumbline')
		.description('Figures that a quality meeting, a surveyor and a payer can rely on.')
		.exitOverride()
		.configureOutput({ outputError: (text, write) => write(text) })
		.showHelpAfterError('(plumbline <command> --help says how a command is used)')
		.hook('preAction', async (_, command) => {
			const { data } = command.opts<Partial<DataOption>>();
			if (data !== undefined && !checksItself.has(command.name())) await checkOwn(data);
		});
	for (const { read } of modulesOf(argv)) (await read())(root);
	for (const command of root.commands)
		command.exitOverride().showHelpAfterError(`(plumbline ${command.name()} --help says more)`);
	return root;
}

/** Runs one command line and returns its exit status: 0 done, 1 failed, 2 wrong usage, 3 refused, 4 not recognised, 5 some rows rejected. */
export async function main(argv: string[]): Promise<number> {
	process.exitCode = 0;
	try {
		await (await program(argv)).parseAsync(argv);
		return Number(process.exitCode ?? 0);
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (error instanceof PlumblineError) {
			say(error.message);
			return statuses[error.code] ?? 1;
		}
		// DuckDB and others may quote a cell in their words: only the kind of the failure is said.
		say(
			`The command failed (${error instanceof Error ? error.name : 'unknown'}). Run plumbline doctor.`
		);
		if (process.env.PLUMBLINE_DEBUG) throw error;
		return 1;
	}
}
