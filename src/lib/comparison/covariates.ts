import type { ModelNeeds, Pattern } from '#lib/comparison/comparison.ts';

/** Columns of a design, one list of numbers a pattern, and what had to be put together for them. */
export type Coded = { columns: number[][]; notes: string[] };

/** A covariate: what it is in words, and how it is coded; undefined where it says nothing of these people. */
export type Covariate = {
	name: string;
	words: string;
	code: (patterns: readonly Pattern[], needs: ModelNeeds, isShare: boolean) => Coded | undefined;
	/** The level of a pattern, to tell whether it says the same as the group. */
	level: (pattern: Pattern) => string | null;
};

const unknown = 'unknown';
const others = 'all others';

type Sums = { n: number; k: number };

function sumsByLevel(levels: readonly string[], patterns: readonly Pattern[]): Map<string, Sums> {
	const sums = new Map<string, Sums>();
	levels.forEach((level, at) => {
		const { n = 0, k = 0 } = patterns[at] ?? {};
		const before = sums.get(level) ?? { n: 0, k: 0 };
		sums.set(level, { n: before.n + n, k: before.k + k });
	});
	return sums;
}

/** Too few to judge, or all of them alike: such a level would have a coefficient without bounds. */
const isWeak = ({ n, k }: Sums, { peoplePerLevel }: ModelNeeds, isShare: boolean): boolean =>
	n < peoplePerLevel || (isShare && (k === 0 || k === n));

function largest(sums: Map<string, Sums>): string {
	const [first] = [...sums].sort(([a, one], [b, other]) => other.n - one.n || a.localeCompare(b));
	return first?.[0] ?? unknown;
}

/** Puts weak levels together, and what is still weak with the largest level. */
function mergeLevels(
	given: readonly string[],
	patterns: readonly Pattern[],
	needs: ModelNeeds,
	isShare: boolean
): { levels: string[]; merged: string[] } {
	const sums = sumsByLevel(given, patterns);
	const weak = new Set(
		[...sums].flatMap(([level, sum]) => (isWeak(sum, needs, isShare) ? level : []))
	);
	const together = given.map((level) => (weak.has(level) ? others : level));
	const after = sumsByLevel(together, patterns);
	const rest = after.get(others);
	const isStillWeak = rest !== undefined && isWeak(rest, needs, isShare);
	if (isStillWeak) after.delete(others);
	const home = largest(after);
	return {
		levels: together.map((level) => (isStillWeak && level === others ? home : level)),
		// One weak level that stands alone as "all others" is as it was.
		merged: weak.size > 1 || isStillWeak ? [...weak].sort() : []
	};
}

/** Ones and zeros, one column a level but the largest, which is what the others are held against. */
function dummies(levels: readonly string[], patterns: readonly Pattern[]): number[][] {
	const sums = sumsByLevel(levels, patterns);
	const reference = largest(sums);
	const coded = [...sums.keys()].filter((level) => level !== reference).sort();
	return levels.map((level) => coded.map((each) => Number(each === level)));
}

function codeLevels(
	words: string,
	level: (pattern: Pattern) => string | null,
	...[patterns, needs, isShare]: Parameters<Covariate['code']>
): Coded | undefined {
	const given = patterns.map((pattern) => level(pattern) ?? unknown);
	const { levels, merged } = mergeLevels(given, patterns, needs, isShare);
	if (new Set(levels).size < 2) return undefined;
	const notes =
		merged.length === 0
			? []
			: [`${words}: ${merged.join(', ')} counted together, too few or all alike`];
	return { columns: dummies(levels, patterns), notes };
}

const categorical = (
	name: 'band' | 'level_of_care' | 'primary_diagnosis' | 'payer_class' | 'age_group',
	words: string
): Covariate => {
	const level = (pattern: Pattern) => pattern[name];
	return { name, words, level, code: (...given) => codeLevels(words, level, ...given) };
};

const scored = (patterns: readonly Pattern[]) =>
	patterns.flatMap(({ score, n }) => (score === null ? [] : [{ score, n }]));

function spreadOf(patterns: readonly Pattern[]): { mean: number; sd: number } {
	const known = scored(patterns);
	const people = known.reduce((sum, { n }) => sum + n, 0);
	const mean = known.reduce((sum, { score, n }) => sum + n * score, 0) / people;
	const squares = known.reduce((sum, { score, n }) => sum + n * (score - mean) ** 2, 0);
	return { mean, sd: Math.sqrt(squares / people) };
}

/** The score in standard deviations and its square: who starts low has little room to improve, who starts high more. */
function codeScore(
	...[patterns, needs, isShare]: Parameters<Covariate['code']>
): Coded | undefined {
	const { mean, sd } = spreadOf(patterns);
	if (!(sd > 0)) return undefined;
	const hasSquare = new Set(scored(patterns).map(({ score }) => score)).size > 3;
	const missing = patterns.filter(({ score }) => score === null);
	const sums = {
		n: missing.reduce((sum, { n }) => sum + n, 0),
		k: missing.reduce((sum, { k }) => sum + k, 0)
	};
	const isOwnLevel = sums.n > 0 && !isWeak(sums, needs, isShare);
	const columns = patterns.map(({ score }) => {
		const z = score === null ? 0 : (score - mean) / sd;
		return [z, ...(hasSquare ? [z * z] : []), ...(isOwnLevel ? [Number(score === null)] : [])];
	});
	const notes =
		sums.n > 0 && !isOwnLevel
			? ['score at the start: the few without one are taken to have the average']
			: [];
	return { columns, notes };
}

const scoreOf = (pattern: Pattern): string | null =>
	pattern.score === null ? null : String(pattern.score);

/** Severity by its score where that is known, by its band where the scores would be too many patterns to fetch. */
const severity = (patterns: readonly Pattern[]): Covariate =>
	patterns.some(({ score }) => score !== null)
		? { name: 'score', words: 'score at the start', code: codeScore, level: scoreOf }
		: categorical('band', 'severity at the start');

/** What expectations allow for, the most telling first: that is the order in which too few events leave them out. */
export const covariatesOf = (patterns: readonly Pattern[]): Covariate[] => [
	severity(patterns),
	categorical('level_of_care', 'level of care'),
	categorical('primary_diagnosis', 'primary diagnosis'),
	categorical('payer_class', 'payer class'),
	categorical('age_group', 'age group')
];

/** What a dimension already says of these covariates: to allow for it would take away the very thing compared. */
export const saidBy: Record<string, readonly string[]> = {
	baseline_band: ['score', 'band'],
	payer: ['payer_class'],
	track: ['primary_diagnosis']
};

/** Whether each level is found in one group alone: then the groups cannot be told from it. */
export function saysTheGroup({ level }: Covariate, patterns: readonly Pattern[]): boolean {
	const groups = new Map<string, Set<string>>();
	for (const pattern of patterns) {
		const own = level(pattern) ?? unknown;
		groups.set(own, (groups.get(own) ?? new Set()).add(pattern.group));
	}
	return groups.size > 1 && [...groups.values()].every(({ size }) => size === 1);
}
