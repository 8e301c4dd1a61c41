import type { Command } from 'commander';
import { monthWords } from '#lib/measures/restatement.ts';
import { openApplication } from '#lib/server/application.ts';
import type { Application } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, say } from '../output.ts';

type Signing = DataOption & { by?: string };

/** Who does it: --by, else the name of the account that runs the command. */
function signed({ by }: Signing) {
	const name = by ?? process.env.USER ?? process.env.USERNAME ?? '';
	if (name.trim() === '') throw new WrongUsage('Say who does it: --by NAME.');
	return { by: name.trim(), at: new Date() };
}

async function withMonths<T>(data: string, work: (application: Application) => Promise<T>) {
	const application = openApplication(data);
	try {
		return await work(application);
	} finally {
		application.close();
	}
}

function provisionalLines({ catalogue }: Application, ids: string[]): string[] {
	if (ids.length === 0) return [];
	const titles = ids.map((id) => `  ${catalogue.get(id).title}`);
	return ['Still provisional when it was closed, and bound to move:', ...titles];
}

const close = (month: string, options: Signing): Promise<void> =>
	withMonths(options.data, async (application) => {
		const by = signed(options);
		await application.refresh(say);
		const { closing, provisional } = await application.months.close(month, by);
		const lines = provisionalLines(application, provisional);
		print(
			[
				`${monthWords(month)} is closed as version ${closing.version}: ${closing.folder}`,
				...lines
			].join('\n')
		);
	});

const reopen = (month: string, options: Signing & { why?: string }): Promise<void> =>
	withMonths(options.data, async ({ months }) => {
		const closing = await months.reopen(month, signed(options), options.why ?? '');
		const kept = `Version ${closing.version} stays in ${closing.folder}.`;
		print(`${monthWords(month)} is open again. ${kept}`);
	});

const verify = (options: DataOption & { json?: boolean }): Promise<void> =>
	withMonths(options.data, async ({ months }) => {
		const { closings, files, problems } = await months.verify();
		if (problems.length > 0) process.exitCode = 1;
		if (options.json) return printJson({ ok: problems.length === 0, closings, files, problems });
		for (const { file, problem } of problems) print(`${file} ${problem}.`);
		const looked = `${files} files of ${closings} closings looked at`;
		const found = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
		say(`${looked}: ${problems.length === 0 ? 'all are as they were frozen' : found}.`);
	});

const byName = ['--by <name>', 'who does it; without it, the name of your account'] as const;

/** plumbline close MONTH, plumbline reopen MONTH, plumbline verify */
export function addMonths(program: Command): void {
	const closing = program
		.command('close')
		.description('freeze a month: its figures, definitions, records and report')
		.argument('<month>', 'YYYY-MM')
		.option(...byName);
	withData(closing).action(close);
	const opening = program
		.command('reopen')
		.description('open a closed month again; what was frozen stays')
		.argument('<month>', 'YYYY-MM')
		.option('--why <text>', 'the reason, which is needed')
		.option(...byName);
	withData(opening).action(reopen);
	const checking = program
		.command('verify')
		.description('hold every frozen file against its hash')
		.option('--json', 'as JSON');
	withData(checking).action(verify);
}
