import { readFile, writeFile } from 'node:fs/promises';

/**
 * Writes a second export of episodes, as a front desk would some weeks later: twelve stays that were completed were
 * left early after all, one line is faulty, and a column nobody asked for came along. Gives its path.
 */
export async function correctEpisodes(path: string): Promise<string> {
	const [header = '', ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
	const completed = lines.filter((line) => line.includes(',completed,')).slice(0, 12);
	const corrected = completed.map((line) => `${line.replace(',completed,', ',left_early,')},fine`);
	const faulty = `${lines[20]?.replace(/,(IOP|PHP),/, ',DAY,')},fine`;
	const corrections = path.replace(/\.csv$/, '-corrected.csv');
	await writeFile(corrections, [`${header},mood`, ...corrected, faulty].join('\n'));
	return corrections;
}
