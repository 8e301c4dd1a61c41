import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partText } from './markdown.ts';
import type { PartResult } from './markdown.ts';

export const say = (message: string): void => void process.stderr.write(`${message}\n`);

const intro = [
	'# Speed at scale',
	'',
	'Made by `npm run bench` on the made-up network, on the built application. Medians; in brackets the tenth and the',
	'ninetieth part, the ninety-fifth, and how many runs. What stands beside a number was run in turn with it. A goal that',
	'is not reached says so.',
	''
];

function textOf(results: PartResult[]): string {
	const sizes = [...new Set(results.map(({ episodes }) => episodes))].sort((a, b) => a - b);
	const sections = sizes.flatMap((size) => [
		`## ${size.toLocaleString('en-US')} episodes`,
		'',
		...results.filter(({ episodes }) => episodes === size).flatMap(partText)
	]);
	return [...intro, ...sections].join('\n');
}

/** Puts what a part found beside what is kept in a folder, in place of what it found before at this size, and prints it. */
export function keepResults(folder: string, result: PartResult): void {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, 'scale.json');
	const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PartResult[]) : [];
	const others = known.filter(
		({ part, episodes }) => part !== result.part || episodes !== result.episodes
	);
	const all = [...others, result];
	writeFileSync(path, `${JSON.stringify(all, null, '\t')}\n`);
	writeFileSync(join(folder, 'scale.md'), textOf(all));
	process.stdout.write(`${partText(result).join('\n')}\n`);
}
