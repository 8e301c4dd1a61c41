import { titleOf } from '#lib/components/words.ts';
import type { SourceFile, SourceTable } from '#lib/components/ledger-view.ts';
import type { LoadSummary } from '#lib/server/batches.ts';
import type { SourceCount } from '#lib/server/figures/ask-sources.ts';

type Counted = SourceCount['files'][number];

function fileOf({ batch, file, rows }: Counted, loads: LoadSummary[]): SourceFile {
	const load = loads.find(({ number }) => number === batch);
	const receipt = file === null ? undefined : load?.files[file];
	if (!load || !receipt) return { rows, file: 'a file not known', loadedAt: null, href: null };
	const href = `/data/${load.id}#file-${file}`;
	return { rows, file: receipt.file, loadedAt: load.loadedAt, href };
}

/** The files behind a figure under the names of their receipts, by table; tables without a row are left out. */
export const sourceTables = (counts: SourceCount[], loads: LoadSummary[]): SourceTable[] =>
	counts
		.filter(({ files }) => files.length > 0)
		.map(({ table, words, instrument, files }) => ({
			table: instrument === undefined ? titleOf(table) : `${titleOf(table)}, ${instrument}`,
			words,
			rows: files.reduce((sum, { rows }) => sum + rows, 0),
			files: files.map((each) => fileOf(each, loads))
		}));
