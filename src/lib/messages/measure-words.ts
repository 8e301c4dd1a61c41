import spanish from '#lib/messages/measures-es.json' with { type: 'json' };
import { readMessage, type Language } from '#lib/messages/say.ts';
import type { Measure } from '#lib/measures/measure.ts';

/** What a catalogue says of a measure; `base`: what its first step, or the one its bounds are over, is called. */
type Entry = { title: string; success?: string; base: string; missing: string; counts?: string };

const entries = new Map<string, Entry>(Object.entries(spanish));

/** The kinds that the catalogues have a sentence for. */
const spoken: readonly string[] = ['proportion', 'duration', 'mean_change', 'mean'];

/** The name of a measure's entry: measures of one template share theirs. */
const keyOf = ({ id, scale, parameters }: Measure): string =>
	scale ? id.slice(scale.prefix.length + 1) : id.replace(new RegExp(`_${parameters.day}$`), '');

/** The numbers a definition rests on, by name: a translation has none of its own. */
function numbersOf({ scale, parameters }: Measure): Record<string, string | number> {
	const thresholds = (scale?.thresholds ?? []).map(({ name, value }) => [name, value] as const);
	const day = Number(parameters.day ?? 0);
	return { day, scale: scale?.title ?? '', ...Object.fromEntries(thresholds) };
}

/** The step whose words the sentence says: that of the bounds, or the first. */
const baseOf = ({ bounds_over, ledger }: Measure): string =>
	bounds_over ?? Object.keys(ledger)[0] ?? '';

/** Whether outsiders can read a measure in a language: it has a sentence, and its own words, there. */
export function isSpokenIn(measure: Measure, language: Language): boolean {
	if (!spoken.includes(measure.kind)) return false;
	if (language === 'en') return true;
	const hasMore = measure.caution !== undefined || Object.keys(measure.tells).length > 0;
	return !measure.isOwn && !hasMore && entries.has(keyOf(measure));
}

/** A measure with its words in a language. Throws where it has none in it: see isSpokenIn. */
export function measureIn(measure: Measure, language: Language): Measure {
	if (language === 'en') return measure;
	const entry = entries.get(keyOf(measure));
	if (!entry || !isSpokenIn(measure, language))
		throw new Error(`${measure.id} has no words in ${language}`);
	const numbers = numbersOf(measure);
	const say = (text: string) => readMessage(text, language)(numbers);
	return {
		...measure,
		title: say(entry.title),
		success: say(entry.success ?? ''),
		missing: say(entry.missing),
		counts: entry.counts,
		ledger: { ...measure.ledger, [baseOf(measure)]: say(entry.base) }
	};
}
