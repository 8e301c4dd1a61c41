import type { DuckDBConnection } from '@duckdb/node-api';
import type { Registry } from '#lib/instruments/instrument.ts';
import { readChecks } from '#lib/server/checks/check.ts';
import type { Check } from '#lib/server/checks/check.ts';
import { readCompleteness } from '#lib/server/checks/completeness.ts';
import type { Completeness } from '#lib/server/checks/completeness.ts';
import { runChecks } from '#lib/server/checks/run-checks.ts';
import type { Example, FileName } from '#lib/server/checks/run-checks.ts';
import { readWaivers, writeWaiver } from '#lib/server/checks/waivers.ts';
import type { Waiver } from '#lib/server/checks/waivers.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import type { Manifest } from '#lib/server/warehouse/manifest.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** A rule and what it finds; `waiver` where somebody chose to live with it. */
export type CheckResult = Check & {
	count: number;
	of: number;
	examples: Example[];
	waiver: Waiver | null;
};

/** What all rules find in one snapshot, errors first, and who was measured. */
export type Quality = {
	checks: CheckResult[];
	completeness: Completeness[];
	instruments: { id: string; title: string }[];
};

type Held = Omit<Quality, 'checks'> & { checks: Omit<CheckResult, 'waiver'>[] };

function fileNames({ batches }: Manifest): FileName {
	const byNumber = new Map(batches.map(({ number, files }) => [number, files]));
	return (batch, file) => byNumber.get(batch)?.[file]?.file ?? 'a file of an earlier load';
}

/** Data quality of one data folder. Rules are held once per snapshot: what they found is kept until the next load. */
export function openQuality(folder: DataFolder, warehouse: Warehouse, registry: Registry) {
	const kept = openFigureCache<Held | undefined>(1);

	async function hold(db: DuckDBConnection): Promise<Held> {
		const checks = readChecks(readSettings(folder.root));
		const fileName = fileNames(await currentManifest(folder));
		const findings = await runChecks(db, checks, registry, fileName);
		const found = new Map(findings.map((finding) => [finding.check, finding]));
		return {
			checks: checks.map((check) => {
				const { count, of, examples } = found.get(check.id) ?? { count: 0, of: 0, examples: [] };
				return { ...check, count, of, examples };
			}),
			completeness: await readCompleteness(db, registry),
			instruments: registry.map(({ id, title }) => ({ id, title }))
		};
	}

	// Every rule looks at every row, which takes what it takes.
	const held = async (): Promise<Held | undefined> =>
		kept.get(await warehouse.version(), '', () => warehouse.read(hold, { isLong: true }));

	/** What every rule finds now; null where nothing was ever loaded. Throws QueryFailed. */
	async function read(): Promise<Quality | null> {
		const [found, waivers] = await Promise.all([held(), readWaivers(folder)]);
		if (!found) return null;
		const checks = found.checks.map((check) => ({
			...check,
			waiver: waivers.get(check.id) ?? null
		}));
		return { ...found, checks };
	}

	async function rowsOf(id: string): Promise<number> {
		const known = readChecks(readSettings(folder.root)).map((check) => check.id);
		if (!known.includes(id)) throw new WrongUsage(`There is no rule ${id}${didYouMean(id, known)}`);
		return (await read())?.checks.find((check) => check.id === id)?.count ?? 0;
	}

	/** Lives with a rule, for a reason and under a name. Throws WrongUsage where one is missing or the rule is unknown. */
	async function waive(waiver: Pick<Waiver, 'check' | 'why' | 'who' | 'at'>): Promise<void> {
		await writeWaiver(folder, { ...waiver, rows: await rowsOf(waiver.check) });
	}

	/** Takes a waiver back. Throws WrongUsage where the rule is not waived. */
	async function lift({ check, who, at }: Pick<Waiver, 'check' | 'who' | 'at'>): Promise<void> {
		const waiver = (await readWaivers(folder)).get(check);
		if (!waiver) throw new WrongUsage(`The rule ${check} is not waived.`);
		await writeWaiver(folder, { ...waiver, who, at, isLifted: true });
	}

	return { read, waive, lift };
}
