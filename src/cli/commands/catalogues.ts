import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { printJson, printTable } from '../output.ts';

type Options = DataOption & { json?: boolean };
type Catalogue = {
	name: string;
	about: string;
	headers: string[];
	list: (data: string) => string[][];
};

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
		headers: ['id', 'items', 'title'],
		list: (data) => readRegistry(data).map((each) => [each.id, `${each.items.length}`, each.title])
	}
];

function show({ headers, list }: Catalogue, options: Options): void {
	const rows = list(options.data);
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
