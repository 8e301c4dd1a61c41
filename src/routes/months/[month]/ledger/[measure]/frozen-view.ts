import { titleOf } from '#lib/components/words.ts';
import type { ComparedNumber, FrozenFigure } from '#lib/measures/closed-figures.ts';
import type { FrozenFile, FrozenLedger } from '#lib/server/closing/frozen-ledger.ts';
import { nowSearch } from '../../now-search.ts';

/** A step of the ledger as a closing kept it, and as now known. */
export type FrozenStepRow = { label: string; before: number | null; now: number | null };

/** A number of the twelve months, of programs or sites, as reported and as now known; `search` asks for it now. */
export type PartRow = { where: string; before: string; now: string; search: string };

/** Numbers of one stretch, by what they are told apart. */
export type Part = { scope: FrozenFigure['scope']; title: string; rows: PartRow[] };

const titles: Record<FrozenFigure['scope'], string> = {
	month: 'The month',
	twelve_months: 'The twelve months up to it',
	program: 'The twelve months, by program',
	site: 'The twelve months, by site'
};

/** The steps of the frozen ledger and last those it holds for; what moved since has its count of now. */
function stepRows({ ledger, measure }: FrozenFigure, number: ComparedNumber): FrozenStepRow[] {
	const { before, now, steps: moved } = number;
	const rows = ledger.map(({ label, n }) => {
		const step = moved.find((each) => each.label === label);
		return { label, before: n, now: step ? step.now : n };
	});
	if (before.k === undefined || measure.success === '') return rows;
	return [...rows, { label: `Of these: ${measure.success}`, before: before.k, now: now.k ?? 0 }];
}

const partRow =
	(month: string) =>
	(number: ComparedNumber): PartRow => {
		const { where, before, now } = number;
		return { where, before: before.words, now: now.words, search: nowSearch(month, number) };
	};

/** All but the month itself. */
const partsOf = (
	figures: readonly FrozenFigure[],
	numbers: readonly ComparedNumber[],
	month: string
): Part[] =>
	figures
		.filter(({ scope }) => scope !== 'month')
		.map(({ scope }) => ({
			scope,
			title: titles[scope],
			rows: numbers
				.filter((number) => number.scope === scope)
				.map(partRow(month))
				.map((row) => (row.where === '' ? { ...row, where: 'All' } : row))
		}));

const fileRow = ({ file, table, sha256, batch, loadedAt, at }: FrozenFile) => ({
	file,
	table: titleOf(table),
	sha256,
	loadedAt,
	href: `/data/${batch}#file-${at}`
});

/** All that a closing keeps behind one figure of the month, beside what is known of it now; `numbers` are of all measures. */
export function frozenView(kept: FrozenLedger, numbers: readonly ComparedNumber[], month: string) {
	const { figures, definition, files } = kept;
	const own = numbers.filter(({ measure }) => measure === definition.id);
	const figure = figures.find(({ scope }) => scope === 'month');
	const number = own.find(({ scope, where }) => scope === 'month' && where === '');
	return {
		definition,
		sentence: figure?.sentence ?? '',
		isProvisional: figure?.provisional ?? false,
		before: number?.before.words ?? '',
		now: number?.now.words ?? '',
		isMoved: number?.isMoved ?? false,
		search: nowSearch(month, { scope: 'month', place: {} }),
		steps: figure && number ? stepRows(figure, number) : [],
		parts: partsOf(figures, own, month),
		files: files.map(fileRow)
	};
}
