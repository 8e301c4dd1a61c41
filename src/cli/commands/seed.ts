import type { Command } from 'commander';
import { writeExports } from '#seed/write-exports.ts';
import { isoDate, positive } from '../options.ts';
import { printTable, say } from '../output.ts';

type Options = { out: string; episodes: number; from?: string; to?: string };

async function seed(options: Options): Promise<void> {
	const files = await writeExports({ ...options, report: say });
	printTable(
		['file', 'rows'],
		files.map(({ file, rows }) => [file, rows])
	);
}

/** plumbline seed --out DIR */
export function addSeed(program: Command): void {
	program
		.command('seed')
		.description("write a made-up clinic network's export files")
		.requiredOption('--out <dir>', 'the folder to write to')
		.option('--episodes <n>', 'how many episodes', positive, 3000)
		.option('--from <date>', 'first day of admissions', isoDate)
		.option('--to <date>', 'last day of the data', isoDate)
		.action(seed);
}
