import type { Command } from 'commander';
import { readMeasures } from '#lib/server/figures/catalogue.ts';
import { readInstruments, readRegistry } from '#lib/server/instruments.ts';
import { refusalWords } from '#lib/server/refused-file.ts';
import type { RefusedFile } from '#lib/server/refused-file.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { printJson, printTable, say } from '../output.ts';

type Options = DataOption & { json?: boolean };
type Catalogue = {
	name: string;
	about: string;
	headers: string[];
	/** The rows, and the clinic's own files that are refused, said on stderr: the rows hold what counts. */
	read: (data: string) => { rows: string[][]; refused: RefusedFile[] };
};

const whose = (isOwn: boolean): string => (isOwn ? 'your file' : 'Plumbline');

const catalogues: Catalogue[] = [
	{
		name: 'measures',
		about: 'list the measures',
		headers: ['id', 'version', 'kind', 'title', 'from'],
		read: (data) => {
			const { catalogue, refused } = readMeasures(readRegistry(data), data);
			const rows = catalogue
				.list()
				.map(({ id, version, kind, title, isOwn }) => [
					id,
					`${version}`,
					kind,
					title,
					whose(isOwn)
				]);
			return { rows, refused };
		}
	},
	{
		name: 'instruments',
		about: 'list the questionnaires',
		headers: ['id', 'items', 'title', 'from'],
		read: (data) => {
			const { registry, own, refused } = readInstruments(data);
			const rows = registry.map(({ id, items, title }) => [
				id,
				`${items.length}`,
				title,
				whose(own.includes(id))
			]);
			return { rows, refused };
		}
	}
];

function show({ headers, read }: Catalogue, options: Options): void {
	const { rows, refused } = read(options.data);
	for (const file of refused) say(`Refused: ${refusalWords(file)}`);
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
