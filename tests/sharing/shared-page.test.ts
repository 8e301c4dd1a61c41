import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { sharedPage, type Sharing } from '#lib/server/sharing/shared-page.ts';
import type { PageContent } from '#lib/server/sharing/page-content.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith, type Row } from '../support/warehouse-with.ts';

const link: PageContent = {
	recipient: 'Harbor Street Practice',
	measures: ['completion'],
	endsWith: '2025-08',
	where: {},
	language: 'en',
	expiresOn: '2026-01-31'
};
const reading = { language: 'en', today: '2025-09-10' } as const;

/** So many discharges of a source in August 2025, and how many of them completed treatment; then so many not known. */
function staysOf(source: string, completed: number, left: number, unknown = 0): Row[] {
	const reasons = [
		...Array.from({ length: completed }, () => 'completed'),
		...Array.from({ length: left }, () => 'left_early'),
		...Array.from({ length: unknown }, () => 'unknown')
	];
	return reasons.map((discharge_reason, index) => ({
		episode_id: `${source}${index}`,
		program: 'Adult IOP',
		level_of_care: 'IOP',
		referral_source: source,
		referred_on: '2025-06-20',
		admitted_on: '2025-07-01',
		discharged_on: '2025-08-15',
		discharge_reason
	}));
}

async function sharingOf(episode: Row[], approved: string[]): Promise<Sharing> {
	const db = await warehouseWith({ episode }, '2025-08-31');
	return {
		catalogue,
		ask: (question: Question): Promise<Figure> => askFigure(db, catalogue, question),
		dataThrough: () => Promise.resolve('2025-08-31'),
		approved: () => Promise.resolve(new Set(approved)),
		closed: () => Promise.resolve(new Set<string>())
	};
}

test('the sentence outside is the very sentence of the figure, and the rows are its numbers', async () => {
	const sharing = await sharingOf(staysOf('Harbor', 31, 16), ['completion']);
	const page = await sharedPage(link, reading, sharing);
	const asked = { measure: 'completion', from: '2024-09-01', to: '2025-08-31', where: {} };
	const figure = await sharing.ask({ ...asked, audience: 'outside' });
	expect(page.entries[0]?.figure?.sentence).toBe(figure.sentence);
	expect(figure.sentence).toBe(
		'Completion: 31 of 47 people (completed treatment), 66.0% (51.7 to 77.8).'
	);
	expect(page.entries[0]?.figure?.rows.map(({ number }) => number)).toEqual([
		'31',
		'16',
		'66.0%',
		'51.7% to 77.8%'
	]);
	expect(page.lines).toEqual([
		'For Harbor Street Practice',
		'About September 2024 to August 2025, all our programs.',
		'10 September 2025. Data through 31 August 2025.'
	]);
	expect(page.tells.lines.join(' ')).toContain('12 months of this period are provisional');
});

test('nine completions of twelve of one referrer are withheld, and everyone and the days are offered', async () => {
	const episodes = [
		...staysOf('Harbor', 9, 3),
		...staysOf('Lake', 30, 20),
		...staysOf('Hill', 25, 15)
	];
	const sharing = await sharingOf(episodes, ['completion', 'days_to_admission']);
	const where = { referral_source: ['Harbor'] };
	const page = await sharedPage({ ...link, where }, reading, sharing);
	const [completion, days] = page.entries;
	expect(completion?.words).toBe('Completion: not shown (fewer than 11 people).');
	expect(completion?.figure).toBeUndefined();
	expect(completion?.instead?.heading).toBe('Offered instead: all our programs');
	expect(completion?.instead?.figure.sentence).toContain('64 of 102 people');
	expect(days?.title).toBe('Days to admission');
	expect(JSON.stringify(page)).not.toMatch(/\b9 of 12\b|75\.0%/);
});

test('of a referrer under 20 not even the counts of a share are shown, but how long their people waited is', async () => {
	const episodes = [...staysOf('Harbor', 12, 0), ...staysOf('Lake', 30, 20)];
	const sharing = await sharingOf(episodes, ['completion', 'days_to_admission']);
	const where = { referral_source: ['Harbor'] };
	const { entries } = await sharedPage({ ...link, where }, reading, sharing);
	expect(entries[0]?.words).toBe('Completion: not shown (fewer than 20 people).');
	expect(entries[0]?.instead?.figure.sentence).toContain('42 of 62 people');
	expect(JSON.stringify(entries)).not.toContain('12 of 12');
	expect(entries[1]?.figure?.sentence).toContain('a median of 11 days (11 to 11) for 12 people');
});

test('a part is not shown whose others would be few: everyone less it would tell of them', async () => {
	const episodes = [...staysOf('Harbor', 31, 16), ...staysOf('Lake', 3, 2)];
	const sharing = await sharingOf(episodes, ['completion']);
	const where = { referral_source: ['Harbor'] };
	const page = await sharedPage({ ...link, where }, reading, sharing);
	expect(page.entries[0]?.words).toBe('Completion: not shown (fewer than 11 people).');
});

test('a figure whose approval was taken back is gone from a page that is open', async () => {
	const page = await sharedPage(link, reading, await sharingOf(staysOf('Harbor', 31, 16), []));
	expect(page.entries).toEqual([
		{ title: 'Completion', words: 'This figure is no longer shared.' }
	]);
});

test('in Spanish every word is Spanish, and a measure without words leaves the page in English', async () => {
	const sharing = await sharingOf(staysOf('Harbor', 31, 16), ['completion', 'no_show_rate']);
	const page = await sharedPage(link, { ...reading, language: 'es' }, sharing);
	expect(page.lines[1]).toBe(
		'Sobre el período de septiembre de 2024 a agosto de 2025, todos nuestros programas.'
	);
	expect(page.entries[0]?.figure?.counted).toBe(
		'Qué se cuenta: todas las altas con un motivo conocido, incluidos los traslados y los fallecimientos.'
	);
	expect(page.other).toEqual({ language: 'en', words: 'English' });
	const both = { ...link, measures: ['completion', 'no_show_rate'] };
	expect((await sharedPage(both, reading, sharing)).other).toBeUndefined();
});

/** All whole numbers a reader can see, with the words between them gone. */
const numbersIn = (page: unknown): number[] =>
	[...JSON.stringify(page ?? '').matchAll(/(?<![\d.-])\d+(?![\d.-])/g)].map(([text]) =>
		Number(text)
	);

test('whatever the counts, no page tells of 1 to 10 people, by itself or beside the page of everyone', async () => {
	const count = fc.integer({ min: 0, max: 30 });
	const parts = fc.array(fc.tuple(count, count, fc.integer({ min: 0, max: 14 })), {
		minLength: 1,
		maxLength: 4
	});
	await fc.assert(
		fc.asyncProperty(parts, async (counts) => {
			const episodes = counts.flatMap(([k, rest, unknown], index) =>
				staysOf(`Source ${'ABCD'[index]}`, k, rest, unknown)
			);
			if (episodes.length === 0) return;
			const sharing = await sharingOf(episodes, ['completion']);
			const shown: number[][] = [];
			for (const index of counts.keys()) {
				const where = { referral_source: [`Source ${'ABCD'[index]}`] };
				const { entries } = await sharedPage({ ...link, where }, reading, sharing);
				const { figure } = entries[0] ?? {};
				const drawn = figure?.chart?.kind === 'parts' ? figure.chart.parts : [];
				expect(drawn.filter(({ n }) => n >= 1 && n <= 10)).toEqual([]);
				if (figure) shown.push(drawn.map(({ n }) => n));
				// What is not shown says so by our limits, or that there is nobody.
				if (!figure)
					expect(numbersIn(entries[0]?.words).filter((n) => ![0, 11, 20].includes(n))).toEqual([]);
			}
			const everyone = (await sharedPage(link, reading, sharing)).entries[0]?.figure?.chart;
			if (everyone?.kind !== 'parts') return;
			// What all shown parts leave of everyone, for those who completed and those who did not.
			for (const place of [0, 1]) {
				const all = counts.reduce((sum, each) => sum + (each[place] ?? 0), 0);
				const told = shown.reduce((sum, each) => sum + (each[place] ?? 0), 0);
				const left = all - told;
				if (shown.length > 0) expect(left >= 1 && left <= 10).toBe(false);
			}
		}),
		{ numRuns: 12 }
	);
});
