import { Command, CommanderError } from 'commander';
import { PlumblineError } from '#lib/server/errors.ts';
import { checkOwnFiles } from '#lib/server/own-files.ts';
import { addAsk } from './commands/ask.ts';
import { addBatches } from './commands/batches.ts';
import { addChanged } from './commands/changed.ts';
import { addCatalogues } from './commands/catalogues.ts';
import { addCheck } from './commands/check.ts';
import { addDoctor } from './commands/doctor.ts';
import { addLoad } from './commands/load.ts';
import { addMonths } from './commands/months.ts';
import { addProfiles } from './commands/profiles.ts';
import { addReport } from './commands/report.ts';
import { addSeed } from './commands/seed.ts';
import { addServe } from './commands/serve.ts';
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

function program(): Command {
	const root = new Command('plumbline')
		.description('Figures that a quality meeting, a surveyor and a payer can rely on.')
		.exitOverride()
		.configureOutput({ outputError: (text, write) => write(text) })
		.showHelpAfterError('(plumbline <command> --help says how a command is used)')
		.hook('preAction', async (_, command) => {
			const { data } = command.opts<Partial<DataOption>>();
			if (data !== undefined) await checkOwnFiles(data);
		});
	for (const add of [
		addLoad,
		addBatches,
		addAsk,
		addChanged,
		addCatalogues,
		addProfiles,
		addCheck,
		addMonths,
		addReport,
		addSeed,
		addServe,
		addDoctor
	])
		add(root);
	for (const command of root.commands)
		command.exitOverride().showHelpAfterError(`(plumbline ${command.name()} --help says more)`);
	return root;
}

/** Runs one command line and returns its exit status: 0 done, 1 failed, 2 wrong usage, 3 refused, 4 not recognised, 5 some rows rejected. */
export async function main(argv: string[]): Promise<number> {
	process.exitCode = 0;
	try {
		await program().parseAsync(argv);
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
