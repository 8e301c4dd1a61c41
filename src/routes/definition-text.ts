import type { DefinitionText, Footing } from '#lib/components/card.ts';
import { titleOf } from '#lib/components/words.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { Settings } from '#lib/server/settings.ts';

function footingsOf(measure: Measure, settings: Settings): Footing[] {
	const ours = measure.settings.flatMap((name) => {
		const setting = settings[name];
		return setting ? [{ words: `${setting.about}: ${setting.value}`, source: null }] : [];
	});
	const thresholds = (measure.scale?.thresholds ?? []).map((threshold) => ({
		words: `${measure.scale?.title} ${titleOf(threshold.name).toLowerCase()}: ${threshold.value}`,
		source: threshold.ours ? null : threshold.source
	}));
	const told = Object.values(measure.tells).map((words) => ({
		words,
		source: 'from the data, said with each figure'
	}));
	return [...thresholds, ...ours, ...told];
}

/** What a page says of a measure: its header in words, with the settings in force. */
export const definitionText = (measure: Measure, settings: Settings): DefinitionText => ({
	id: measure.id,
	version: measure.version,
	title: measure.title,
	question: measure.question,
	kind: measure.kind,
	family: measure.family,
	missing: measure.missing,
	window: measure.window,
	counts: measure.counts,
	not_counts: measure.not_counts,
	caution: measure.caution,
	success: measure.success,
	source: measure.source,
	ours: measure.ours,
	footings: footingsOf(measure, settings)
});
