import type { Kind, Measure } from '#lib/measures/measure.ts';
import type { Plan, PlanEntry } from '#lib/server/reports/read-plan.ts';

/** These have an axis of their own: they are drawn for all together. */
const withAxis: Kind[] = ['survival', 'trajectory', 'breakdown'];
/** What a report shows of an instrument, by what ids end in. */
const ofInstruments = ['mean_change', 'response', 'reliable_improvement', 'trajectory'];

const entryOf = ({ id, kind, isOwn }: Measure): PlanEntry => ({
	measure: id,
	by: withAxis.includes(kind) ? [] : ['month'],
	compare: [],
	headline: isOwn
});

/** A plan with the clinic's own measures, and what its own instruments measure, in a family at the end. */
export function planWithOwn(plan: Plan, measures: Measure[], ownInstruments: Set<string>): Plan {
	const planned = new Set(
		plan.families.flatMap((family) => family.measures.map(({ measure }) => measure))
	);
	const isOfOwn = ({ id, scale }: Measure): boolean =>
		scale !== undefined &&
		ownInstruments.has(scale.instrument) &&
		ofInstruments.some((name) => id === `${scale.prefix}_${name}`);
	const own = measures.filter(
		(measure) => !planned.has(measure.id) && (measure.isOwn || isOfOwn(measure))
	);
	if (own.length === 0) return plan;
	const family = {
		title: 'Our own measures',
		intro: 'Measures and questionnaires of our own. What each counts stands in the appendix.',
		measures: own.map(entryOf)
	};
	return { ...plan, families: [...plan.families, family] };
}
