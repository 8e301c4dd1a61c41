import type { DuckDBConnection } from '@duckdb/node-api';
import type { Comparison, ModelNeeds } from '#lib/comparison/comparison.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Kind } from '#lib/measures/measure.ts';
import { askPatterns } from '#lib/server/comparison/ask-patterns.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { numbersOf } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/** The kinds of measures whose groups can be held against chance. */
export const comparedKinds: readonly Kind[] = ['proportion', 'mean_change'];

/** What a model needs, from our settings. */
function modelNeeds(settings: Settings): ModelNeeds {
	const numbers = numbersOf(settings);
	const number = (name: string): number => {
		const value = numbers[name];
		if (value === undefined) throw new Error(`settings.yaml: ${name} must be a number`);
		return value;
	};
	return {
		people: number('comparison_min_people'),
		eventsPerParameter: number('comparison_events_per_parameter'),
		peoplePerLevel: number('comparison_people_per_level')
	};
}

/** Of so many people there are too many kinds by point; fewer are sooner read from their rows than found in roll-ups. */
const manyPeople = 100_000;

const isOfMany = ({ value }: Figure): boolean =>
	value.state === 'released' && value.n >= manyPeople;

/**
 * Compares the groups of one dimension for one measure, from the snapshot that `db` has open. Throws WrongUsage for a
 * question without a dimension and for a measure that is neither a share nor a mean change; and as askFigure does, which
 * is also given `context`.
 */
export async function askComparison(
	db: DuckDBConnection,
	catalogue: Catalogue,
	{
		question,
		settings,
		context
	}: { question: Question; settings: Settings; context?: SnapshotContext }
): Promise<Comparison> {
	const measure = catalogue.get(question.measure);
	if (!comparedKinds.includes(measure.kind))
		throw new WrongUsage(
			`${measure.id} cannot be compared: only shares of people and mean changes have limits of chance here`
		);
	if (question.by === undefined || isPeriod(question.by))
		throw new WrongUsage('Say by what to compare: by=site, program, payer or another dimension');
	const figure = await askFigure(db, catalogue, question, { context });
	const rollups = isOfMany(figure) ? context?.rollups : undefined;
	const patterns = await askPatterns(db, measure, question, { rollups });
	return runAside('compare', figure, patterns, { measure, needs: modelNeeds(settings) });
}
