import { formatCount } from '#lib/measures/format.ts';
import type { Application } from '#lib/server/application.ts';
import type { Term } from '#lib/server/reports/definition.ts';

type Quality = NonNullable<Awaited<ReturnType<Application['quality']['read']>>>;
type Batches = Awaited<ReturnType<Application['batches']>>;

const total = (batches: Batches, of: 'read' | 'loaded' | 'rejected' | 'known' | 'superseded') =>
	batches.flatMap(({ files }) => files).reduce((sum, file) => sum + file[of], 0);

/** How many rules of a severity find rows, of how many: "2 of 35 rules of what cannot be true find rows". */
function rulesWords({ checks }: Quality, severity: string, what: string): string {
	const own = checks.filter((check) => check.severity === severity);
	const broken = own.filter(({ count }) => count > 0);
	const named = broken.map(
		({ title, count, of }) => `${title}: ${formatCount(count)} of ${formatCount(of)}`
	);
	const list = named.length > 0 ? ` They are: ${named.join('; ')}.` : '';
	return `${broken.length} of ${own.length} rules of ${what} find rows.${list}`;
}

function captureWords({ completeness, instruments }: Quality): string {
	const whole = completeness.filter(({ scale }) => scale === null);
	const ids = [...new Set(whole.map(({ instrument }) => instrument))];
	const sentences = ids.map((id) => {
		const own = whole.filter(({ instrument }) => instrument === id);
		const sum = (of: 'admitted' | 'with_baseline' | 'discharged' | 'with_pair') =>
			formatCount(own.reduce((all, row) => all + row[of], 0));
		const title = instruments.find((each) => each.id === id)?.title ?? id;
		return `${title}: ${sum('with_baseline')} of ${sum('admitted')} admitted scored at the start, ${sum('with_pair')} of ${sum('discharged')} discharged at both ends.`;
	});
	if (sentences.length === 0) return 'Nobody was scored: load an export of assessments.';
	return `Of everybody in the data, whatever their month: ${sentences.join(' ')}`;
}

/** What is known of the data in the four words that surveyors use; which of it stands for which word is our setting. */
export function dataQualityTerms(quality: Quality | null, batches: Batches): Term[] {
	if (!quality) return [];
	const count = (of: Parameters<typeof total>[1]) => formatCount(total(batches, of));
	return [
		{
			term: 'Reliability',
			words: `Every definition has a version, and each figure is asked in one way. Of ${count('read')} rows read, ${count('known')} were known already and ${count('superseded')} were superseded by a later row of their load: no row counts twice.`
		},
		{ term: 'Validity', words: rulesWords(quality, 'warning', 'what is probably wrong') },
		{
			term: 'Completeness',
			words: `Of ${count('read')} rows read in all loads, ${count('loaded')} were loaded and ${count('rejected')} rejected. ${captureWords(quality)}`
		},
		{ term: 'Accuracy', words: rulesWords(quality, 'error', 'what cannot be true') }
	];
}
