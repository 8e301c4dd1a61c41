import { Option } from 'commander';
import type { Command } from 'commander';
import { figureCsv } from '#lib/measures/figure-csv.ts';
import { formatCell, formatGroup, seriesUnit } from '#lib/measures/format.ts';
import { toJson } from '#lib/measures/figure-json.ts';
import { figureTable } from '#lib/measures/figure-table.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { hasUsualCells, spokenWords, usualCell } from '#lib/measures/signal-words.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { openApplication } from '#lib/server/application.ts';
import { parseWhere, withData, withPeriod } from '../options.ts';
import type { DataOption, PeriodOptions } from '../options.ts';
import { print, printJson, printTable, say } from '../output.ts';

type Format = 'json' | 'table' | 'csv' | 'arrow';
type Options = DataOption & PeriodOptions & { by?: string; format: Format };

async function printArrow(figure: Figure): Promise<void> {
	const { tableFromArrays, tableToIPC } = await import('apache-arrow');
	const { headers, rows } = figureTable(figure);
	const columns = headers.map((header, at) => [header, rows.map((row) => row[at] ?? null)]);
	process.stdout.write(tableToIPC(tableFromArrays(Object.fromEntries(columns)), 'stream'));
}

function printForPeople(figure: Figure): void {
	const { measure, series, ledger } = figure;
	print(`${measure.title}\n${spokenWords(figure)}`);
	const unit = { valueUnit: seriesUnit(measure), digits: measure.digits };
	const usual = hasUsualCells(figure) ? ['usual range'] : [];
	const rows = series.map(({ by, provisional, value }, place) => [
		...Object.entries(by).map(([dimension, bucket]) => formatGroup(dimension, bucket)),
		`${formatCell(value, unit)}${provisional ? ' (provisional)' : ''}`,
		...usual.map(() => usualCell(figure, place))
	]);
	if (rows.length > 0) {
		print('');
		printTable([...Object.keys(series[0]?.by ?? {}), measure.title.toLowerCase(), ...usual], rows);
	}
	print('');
	printTable(
		['ledger', 'n'],
		ledger.map((step) => [step.label, step.n ?? withheldWords])
	);
}

const printers: Record<Format, (figure: Figure) => void | Promise<void>> = {
	json: (figure) => printJson(toJson(figure)),
	csv: (figure) => print(figureCsv(figure)),
	arrow: printArrow,
	table: printForPeople
};

async function ask(measure: string, options: Options): Promise<void> {
	const application = openApplication(options.data);
	await application.refresh(say);
	const { from, to, by, audience } = options;
	const where = parseWhere(options.where);
	const figure = await application.ask({ measure, from, to, by, where, audience });
	application.close();
	await printers[options.format](figure);
}

/** plumbline ask MEASURE */
export function addAsk(program: Command): void {
	const command = program
		.command('ask')
		.description('ask one figure')
		.argument('<measure>', 'its id: list them with plumbline measures')
		.option('--by <what>', 'month, quarter, year or a dimension')
		.addOption(
			new Option('--format <format>', 'how to print it')
				.choices(['json', 'table', 'csv', 'arrow'])
				.default('table')
		);
	withData(withPeriod(command)).action(ask);
}
