import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { readInstruments } from '#lib/server/instruments.ts';
import type { RefusedInstrument } from '#lib/server/instruments.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { printJson, printTable, say } from '../output.ts';

type Options = DataOption & { json?: boolean };
type Catalogue = {
	name: string;
	about: string;
	headers: string[];
	list: (data: string) => string[][];
	/** What is there and cannot be used, said on stderr: the list holds what can. */
	problems?: (data: string) => string[];
};

const refusalWords = ({ file, line, rule, fix }: RefusedInstrument): string =>
	`Refused: instruments/${file}${line === null ? '' : `, line ${line}`}: ${rule}. ${fix}`;

const catalogues: Catalogue[] = [
	{
		name: 'measures',
		about: 'list the measures',
		headers: ['id', 'version', 'kind', 'title'],
		list: (data) =>
			openApplication(data)
				.catalogue.list()
				.map((measure) => [measure.id, `${measure.version}`, measure.kind, measure.title])
	},
	{
		name: 'instruments',
		about: 'list the questionnaires',
		headers: ['id', 'items', 'title', 'from'],
		list: (data) => {
			const { registry, own } = readInstruments(data);
			return registry.map(({ id, items, title }) => [
				id,
				`${items.length}`,
				title,
				own.includes(id) ? 'your file' : 'Plumbline'
			]);
		},
		problems: (data) => readInstruments(data).refused.map(refusalWords)
	}
];

function show({ headers, list, problems }: Catalogue, options: Options): void {
	const rows = list(options.data);
	for (const problem of problems?.(options.data) ?? []) say(problem);
	if (!options.json) return printTable(headers, rows);
	printJson(rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]]))));
}

/** plumbline measures, instruments */
export function addCatalogues(program: Command): void {
	for (const catalogue of catalogues) {
		const command = program.command(catalogue.name).description(catalogue.about);
		withData(command.option('--json', 'as JSON')).action((options: Options) =>
			show(catalogue, options)
		);
	}
}
