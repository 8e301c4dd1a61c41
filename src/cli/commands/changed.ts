import type { Command } from 'commander';
import { bucketsBetween } from '#lib/measures/calendar.ts';
import { listWords, partTitles, placeTitle } from '#lib/measures/what-changed-words.ts';
import { agendaParts } from '#lib/measures/what-changed.ts';
import type { Entry, WhatChanged } from '#lib/measures/what-changed.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { openApplication } from '#lib/server/application.ts';
import { parseWhere, withData, withPeriod } from '../options.ts';
import type { DataOption, PeriodOptions } from '../options.ts';
import { print, printJson, say } from '../output.ts';

type Options = DataOption & PeriodOptions & { all?: boolean; json?: boolean };

/** The last 12 months up to the month of a day. */
function lastYear(day: string): { from: string; to: string } {
	const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}`;
	const first = bucketsBetween(before, day.slice(0, 7), 'month')[1] ?? day.slice(0, 7);
	return { from: `${first}-01`, to: day };
}

function printEntry({ head, parts }: Entry): void {
	print(`  ${placeTitle(head)}. ${head.words}`);
	for (const part of parts) print(`    ${part.place}: ${part.number}, ${part.month}`);
}

const isQuiet = (part: string): boolean => part === 'as_usual' || part === 'too_few';

function printForPeople(list: WhatChanged): void {
	print(listWords(list));
	for (const part of agendaParts) {
		const entries = list.entries[part];
		if (entries.length === 0) continue;
		print(`\n${partTitles[part]}`);
		if (isQuiet(part)) print(`  ${entries.map(({ head }) => head.measure.title).join(', ')}`);
		else entries.forEach(printEntry);
	}
}

async function changed(options: Options): Promise<void> {
	const application = openApplication(options.data);
	await application.refresh(say);
	const known = await application.asOf();
	if (!known?.dataThrough)
		throw new FigureWithheld(
			'What changed is told by month, and there are no calendar dates. Load an export with dates.'
		);
	const { from, to, audience, all } = options;
	const period = from || to ? { from, to } : lastYear(known.dataThrough);
	const where = parseWhere(options.where);
	const scope = all ? ('all' as const) : ('headline' as const);
	const list = await application.whatChanged({ ...period, where, audience, scope });
	application.close();
	if (options.json) printJson({ ...list, words: listWords(list) });
	else printForPeople(list);
}

/** plumbline changed */
export function addChanged(program: Command): void {
	const command = program
		.command('changed')
		.description('what changed, over all sites and programs')
		.option('--all', 'of all measures, not only those of the overview')
		.option('--json', 'as JSON');
	withData(withPeriod(command)).action(changed);
}
