import type { BeforeAfter } from '#lib/comparison/before-after.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { askBeforeAfter } from '#lib/server/comparison/ask-before-after.ts';
import type { ChangeQuestion } from '#lib/server/comparison/ask-before-after.ts';
import { askComparison } from '#lib/server/comparison/ask-comparison.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

// A page asks one, a report a few.
const keptComparisons = 50;

/** Where comparisons are asked of one data folder. */
export type Comparisons = {
	/** Groups beside each other; the question's `by` is their dimension. Throws as askComparison does. */
	compare: (question: Question) => Promise<Comparison>;
	/** A measure before and after a day. Throws WrongUsage and FigureWithheld. */
	beforeAfter: (question: ChangeQuestion) => Promise<BeforeAfter>;
};

/** Opens the door to comparisons; `ask` is the application's own, with its answers kept. */
export function openComparisons(
	root: string,
	warehouse: Warehouse,
	{ catalogue, ask }: { catalogue: Catalogue; ask: (question: Question) => Promise<Figure> }
): Comparisons {
	const kept = openFigureCache<Comparison | undefined>(keptComparisons);
	return {
		async compare(question) {
			const version = await warehouse.version();
			const settings = readSettings(root);
			const comparison = await kept.get(version, { question, settings }, () =>
				warehouse.read(async (db, opening) => {
					const context = await contextOf(db, opening);
					return askComparison(db, catalogue, { question, settings, context });
				})
			);
			if (comparison) return comparison;
			throw new FigureWithheld('Nothing is loaded yet. Load an export first.');
		},
		beforeAfter: (question) => askBeforeAfter(ask, question)
	};
}
