import { bucketsBetween } from '#lib/measures/calendar.ts';
import type { Cell, Figure, Question } from '#lib/measures/figure.ts';
import { fewestForPercent } from '#lib/measures/format.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import type { Where } from '#lib/measures/place.ts';
import { withheld } from '#lib/measures/suppress-series.ts';
import { lastWholeMonth, twelveMonthsTo, type TwelveMonths } from '#lib/measures/twelve-months.ts';
import { isSpokenIn, measureIn } from '#lib/messages/measure-words.ts';
import { languages, sayings, type Language, type MessageKey, type Say } from '#lib/messages/say.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { mostFigures, type PageContent } from '#lib/server/sharing/page-content.ts';
import { sayDay, sayMonth } from '#lib/sharing/dates.ts';
import { sharedFigure } from '#lib/sharing/shared-figure.ts';
import type { Entry, SharedFigure, SharedPage } from '#lib/sharing/shared-types.ts';

/** What a page asks: figures for outside, which of them are approved, which months are closed. */
export type Sharing = {
	catalogue: Catalogue;
	ask: (question: Question) => Promise<Figure>;
	dataThrough: () => Promise<string | null>;
	approved: () => Promise<Set<string>>;
	closed: () => Promise<Set<string>>;
};

/** In which languages all figures of a page can be read. */
export const languagesOf = (ids: readonly string[], catalogue: Catalogue): Language[] =>
	languages.filter((language) => ids.every((id) => isSpokenIn(catalogue.get(id), language)));

function placeWords(where: Where, say: Say): string {
	const [part] = Object.entries(where);
	if (!part) return say('place.everyone');
	return say(`place.${part[0]}` as MessageKey, { value: part[1][0] ?? '' });
}

/** What a page asks its figures for. */
type Asked = { period: { from?: string; to?: string }; where: Where; say: Say; language: Language };

/**
 * A part is shown only where it could be shown beside all other parts: or else everyone less the part would be the
 * others, and few of them.
 */
async function askPart(measure: string, { period, where }: Asked, { ask }: Sharing) {
	const question: Question = { measure, ...period, where, audience: 'outside' };
	const figure = await ask(question);
	const [part] = Object.entries(where);
	if (!part || figure.value.state !== 'released') return figure;
	const [by, [value]] = part;
	const beside = await ask({ ...question, where: {}, by });
	const own: Cell | undefined = beside.series.find((point) => point.by[by] === value)?.value;
	return own?.state === 'released' ? figure : { ...figure, value: withheld, bounds: null };
}

/** Of a part with so few people even the counts would be read as how one of them did: a share needs 20. */
const isTooFew = ({ measure, value }: Figure, where: Where): boolean =>
	measure.kind === 'proportion' &&
	Object.keys(where).length > 0 &&
	value.state === 'released' &&
	value.n < fewestForPercent;

async function tell(id: string, asked: Asked, sharing: Sharing): Promise<SharedFigure> {
	const { say, language, where } = asked;
	const measure = measureIn(sharing.catalogue.get(id), language);
	const figure = await askPart(id, asked, sharing);
	if (!isTooFew(figure, where)) return sharedFigure(figure, measure, say);
	const { title } = measure;
	const sentence = `${say('titled', { title, words: say('withheld.share') })}.`;
	return { id, title, sentence, chart: null, rows: [] };
}

const isShown = ({ rows }: SharedFigure): boolean => rows.length > 0;

/** The same figure of everyone, where a part of the clinic has too few people. */
async function instead(id: string, asked: Asked, sharing: Sharing): Promise<Entry['instead']> {
	if (Object.keys(asked.where).length === 0) return undefined;
	const figure = await tell(id, { ...asked, where: {} }, sharing);
	const place = placeWords({}, asked.say);
	return isShown(figure) ? { heading: asked.say('instead.title', { place }), figure } : undefined;
}

async function entryOf(id: string, asked: Asked, sharing: Sharing): Promise<Entry> {
	const { title } = measureIn(sharing.catalogue.get(id), asked.language);
	if (!(await sharing.approved()).has(id)) return { title, words: asked.say('page.figure_gone') };
	try {
		const figure = await tell(id, asked, sharing);
		if (isShown(figure)) return { title, figure };
		return { title, words: figure.sentence, instead: await instead(id, asked, sharing) };
	} catch (error) {
		if (!(error instanceof FigureWithheld)) throw error;
		return { title, words: asked.say('page.figure_none') };
	}
}

/** What a referrer can act on where the outcomes of their own people are too few to show. */
const offered = 'days_to_admission';

async function entriesOf(ids: readonly string[], asked: Asked, sharing: Sharing): Promise<Entry[]> {
	const entries = await Promise.all(ids.map((id) => entryOf(id, asked, sharing)));
	const lacks = entries.some((entry) => entry.instead) && !ids.includes(offered);
	if (!lacks || entries.length >= mostFigures) return entries;
	const isApproved = (await sharing.approved()).has(offered);
	return isApproved ? [...entries, await entryOf(offered, asked, sharing)] : entries;
}

async function provisional(months: TwelveMonths | undefined, sharing: Sharing, say: Say) {
	if (!months) return [];
	const closed = await sharing.closed();
	const all = bucketsBetween(months.first, months.last, 'month');
	const n = all.filter((month) => !closed.has(month)).length;
	return n === 0 ? [] : [say('tells.provisional', { n, count: `${n}` })];
}

/** Who is behind the page, and the day it is read (ISO). On paper its address stands on it, where it has one. */
export type Reading = {
	language: Language;
	today: string;
	organisation?: string;
	isPaper?: true;
};

const forWhom = ({ recipient }: PageContent, say: Say): string[] =>
	recipient === '' ? [] : [say('page.for', { recipient })];

/** Until when the page can be read: on paper before its address, which is not among the words. */
function untilWhen({ expiresOn }: PageContent, say: Say, isPaper = false) {
	if (expiresOn === undefined) return { foot: [] };
	const date = sayDay(expiresOn, say);
	return isPaper
		? { online: say('page.online', { date }), foot: [] }
		: { foot: [say('page.until', { date })] };
}

/** A page, of a link or not, as somebody outside reads it, each figure asked for the audience outside. */
export async function sharedPage(
	link: PageContent,
	{ language, today, organisation, isPaper }: Reading,
	sharing: Sharing
): Promise<SharedPage> {
	const say = sayings[language];
	const through = await sharing.dataThrough();
	// Always twelve, so that no two pages differ by one month alone, whose numbers may be small.
	const months =
		through === null ? undefined : twelveMonthsTo(link.endsWith ?? lastWholeMonth(through));
	const period = months ? { from: months.from, to: months.to } : {};
	const asked = { period, where: link.where, say, language };
	const other = languagesOf(link.measures, sharing.catalogue).find((each) => each !== language);
	const place = placeWords(link.where, say);
	const until = untilWhen(link, say, isPaper);
	const date = sayDay(today, say);
	return {
		language,
		...(other && { other: { language: other, words: sayings[other]('language') } }),
		title: say('page.title'),
		lines: [
			...forWhom(link, say),
			months
				? say('page.period', {
						from: sayMonth(months.first, say),
						to: sayMonth(months.last, say),
						place
					})
				: say('page.period_all', { place }),
			through === null
				? say('page.made_undated', { date })
				: say('page.made', { date, through: sayDay(through, say) })
		],
		entries: await entriesOf(link.measures, asked, sharing),
		tells: {
			heading: say('tells.heading'),
			lines: [
				...[say('tells.comparison'), say('tells.measured'), say('tells.small')],
				...[say('tells.one'), say('tells.interval')],
				...(await provisional(months, sharing, say))
			]
		},
		table: { what: say('table.what'), number: say('table.number') },
		...until,
		foot: [...until.foot, say('page.ask', { organisation: organisation ?? 'none' })]
	};
}
