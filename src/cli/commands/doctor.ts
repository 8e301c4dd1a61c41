import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { DuckDBInstance, version } from '@duckdb/node-api';
import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { refusedFiles } from '#lib/server/own-files.ts';
import { refusalWords } from '#lib/server/refused-file.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print } from '../output.ts';

type Finding = { what: string; isFine: boolean; words: string };

const look = async (what: string, mend: string, check: () => Promise<string>): Promise<Finding> => {
	try {
		return { what, isFine: true, words: await check() };
	} catch {
		return { what, isFine: false, words: mend };
	}
};

const node = async (): Promise<string> => {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return process.versions.node;
	throw new Error('too old');
};

const duckdb = async (): Promise<string> => {
	(await DuckDBInstance.create(':memory:')).closeSync();
	return version();
};

const warehouse = async (data: string): Promise<string> => {
	const application = openApplication(data);
	const asOf = await application.asOf();
	application.close();
	return asOf
		? `snapshot ${asOf.snapshot}, data through ${asOf.dataThrough ?? 'no calendar date'}`
		: 'nothing is loaded yet: plumbline load FILE, or npm start for the made-up network';
};

const typst = async (): Promise<string> => {
	const { checkTypst } = await import('#lib/server/reports/check-typst.ts');
	return checkTypst();
};

/** One line per file of the clinic's own that does not count; what is refused harms nothing else. */
function ownFiles(data: string): Finding[] {
	const what = 'measures and instruments of your own';
	const refused = refusedFiles(data);
	if (refused.length === 0) return [{ what, isFine: true, words: 'none is refused' }];
	return refused.map((file) => ({ what, isFine: false, words: refusalWords(file) }));
}

async function doctor({ data }: DataOption): Promise<void> {
	const findings = [
		await look('Node', 'Install Node 20.19 or newer.', node),
		await look('DuckDB', 'Run npm ci again: the database did not start.', duckdb),
		await look('Typst and fonts', 'Run npm ci again: no PDF can be written.', typst),
		await look(
			`data folder ${data}`,
			`Make ${data} writable, or name another with --data.`,
			async () => {
				await access(data, constants.R_OK | constants.W_OK).catch(
					(error: NodeJS.ErrnoException) => {
						if (error.code !== 'ENOENT') throw error;
					}
				);
				return warehouse(data);
			}
		),
		...ownFiles(data)
	];
	for (const { what, isFine, words } of findings)
		print(`${isFine ? 'ok     ' : 'mend   '} ${what}: ${words}`);
	process.exitCode = findings.every((finding) => finding.isFine) ? 0 : 1;
}

/** plumbline doctor */
export function addDoctor(program: Command): void {
	withData(
		program.command('doctor').description('what is installed, what is missing, how to mend it')
	).action(doctor);
}
