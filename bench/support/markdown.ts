import { isReached } from './line.ts';
import type { Goal, Line, Unit } from './line.ts';
import type { Spread } from './spread.ts';

/** What one part found at one size, and what the machine was like. */
export type PartResult = {
	part: string;
	title: string;
	episodes: number;
	cores: number;
	memoryGb: number;
	/** Load average when the part began: what else the machine was doing. */
	busy: number;
	lines: Line[];
};

const amount = (value: number, unit: Unit): string => `${value}${unit && ` ${unit}`}`;

const spreadText = ({ median, p10, p90, p95, runs }: Spread, unit: Unit): string =>
	runs === 1
		? amount(median, unit)
		: `${amount(median, unit)} (${p10} to ${p90}; p95 ${p95}; ${runs} runs)`;

const goalOf: Record<Goal['of'], string> = { median: '', p95: 'p95 ', ratio: '' };

function goalText({ of, most, least }: Goal, unit: Unit): string {
	const told = (value: number) => (of === 'ratio' ? `${value}x` : amount(value, unit));
	const limits = [
		...(most === undefined ? [] : [`at most ${told(most)}`]),
		...(least === undefined ? [] : [`at least ${told(least)}`])
	];
	return `${goalOf[of]}${limits.join(', ')}`;
}

const reachedText = (line: Line): string => {
	const reached = isReached(line);
	return reached === undefined ? '' : reached ? 'yes' : '**no**';
};

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

function lineRow(line: Line): string {
	const { what, unit, ours, baseline, ratio, goal, note = '' } = line;
	return row([
		what,
		spreadText(ours, unit),
		baseline ? `${baseline.what}: ${spreadText(baseline.spread, unit)}` : '',
		ratio ? `${ratio.value.toPrecision(3)}x ${ratio.words}` : '',
		goal ? goalText(goal, unit) : '',
		reachedText(line),
		note
	]);
}

const head = ['what', 'measured', 'beside it', 'ratio', 'goal', 'reached', 'note'];

/** The table of one part, under its title, as Markdown. */
export function partText({ title, cores, memoryGb, busy, lines }: PartResult): string[] {
	return [
		`### ${title}`,
		'',
		`${cores} cores, ${memoryGb} GB; load average ${busy.toFixed(1)} when it began.`,
		'',
		row(head),
		row(head.map(() => '---')),
		...lines.map(lineRow),
		''
	];
}
