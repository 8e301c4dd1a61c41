import { closeMonth, reopenMonth } from '#lib/server/closing/close-month.ts';
import type { Signed } from '#lib/server/closing/close-month.ts';
import { closingOf, listClosings, packagePath } from '#lib/server/closing/closings.ts';
import type { Closing } from '#lib/server/closing/closings.ts';
import { compareMonth } from '#lib/server/closing/compare.ts';
import type { MonthCompared } from '#lib/server/closing/compare.ts';
import type { ClosingPorts } from '#lib/server/closing/freeze.ts';
import { headlines } from '#lib/server/closing/frozen-figures.ts';
import { readFrozenLedger } from '#lib/server/closing/frozen-ledger.ts';
import { checklistOf, listMonths } from '#lib/server/closing/month-list.ts';
import type { RowsByMonth } from '#lib/server/closing/month-list.ts';
import { readPackageManifest } from '#lib/server/closing/package-manifest.ts';
import { openRestated } from '#lib/server/closing/restated-months.ts';
import { verifyClosings } from '#lib/server/closing/verify.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { currentNumber } from '#lib/server/warehouse/manifest.ts';

export type { Closing, MonthCompared };

/** Comparisons of closed months with what is known now, for one state of the data. */
function openComparisons(ports: ClosingPorts) {
	let known: number | undefined;
	const kept = new Map<string, Promise<MonthCompared>>();
	return async (closing: Closing): Promise<MonthCompared> => {
		const number = await currentNumber(ports.folder);
		if (number !== known) kept.clear();
		known = number;
		const asked =
			kept.get(closing.folder) ??
			compareMonth(ports, closing.month, packagePath(ports.folder, closing));
		kept.set(closing.folder, asked);
		asked.catch(() => kept.delete(closing.folder));
		return asked;
	};
}

/** What pages ask besides: figures that are kept for the next reader, and the rows there are. */
type PagePorts = { askKept: ClosingPorts['ask']; rowsByMonth: () => Promise<RowsByMonth> };

/** Closed months: to close, re-open, verify, and hold against what is known now. */
export function openMonths(ports: ClosingPorts, { askKept, rowsByMonth }: PagePorts) {
	const { folder, store, catalogue, asOf } = ports;
	const list = () => listClosings(folder, store);
	const restated = openRestated(ports, askKept);
	return {
		/** Every closing that was made, oldest first, those that were re-opened included. */
		list,
		/** Freezes a month. Throws as closeMonth does. */
		close: (month: string, signed: Signed) => closeMonth(ports, month, signed),
		/** Opens a closed month again, with the reason. Throws as reopenMonth does. */
		reopen: (month: string, signed: Signed, why: string) => reopenMonth(ports, month, signed, why),
		/** Holds every frozen artifact against its hash. */
		verify: () => verifyClosings(folder, store),
		/** The figures of a closing as reported and as now known, and the records that moved them. */
		compare: openComparisons(ports),
		/** The measures that each family opens with. */
		headlines,
		/** The months of the data, the latest first, and how many headline figures of the closed ones moved. */
		overview: async () => {
			const closings = await list();
			const months = listMonths(await rowsByMonth(), (await asOf())?.dataThrough ?? null, closings);
			const inForce = months.flatMap(({ closing }) => closing ?? []);
			return { months, restated: await restated(inForce) };
		},
		/** What to know before closing a month; undefined where the data carry no dates. */
		checklist: async (month: string) => {
			const dataThrough = (await asOf())?.dataThrough;
			if (!dataThrough) return undefined;
			const tables = [...(await readContract()).keys()];
			return checklistOf(month, dataThrough, await rowsByMonth(), tables, catalogue);
		},
		/** What a package says of itself, and where it lies. Throws where it is damaged. */
		manifest: (closing: Closing) => readPackageManifest(packagePath(folder, closing)),
		path: (closing: Closing) => packagePath(folder, closing),
		/** What a package keeps of a measure; undefined where it keeps nothing. Throws where it is damaged. */
		ledger: (closing: Closing, measure: string) =>
			readFrozenLedger(packagePath(folder, closing), measure),
		/** The closing of a month that is in force. */
		inForce: async (month: string) => closingOf(await list(), month)
	};
}
