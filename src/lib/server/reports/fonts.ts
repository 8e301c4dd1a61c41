import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontCoverage, type Coverage } from '#lib/server/reports/font-coverage.ts';

const faces = ['400Regular', '400Regular_Italic', '600SemiBold'];

/** The fonts of a report, and what they can show. No font of the system is ever used: bytes would differ by machine. */
export type ReportFonts = { files: Buffer[]; covers: Coverage };

/** Each sign is looked up once: a report is made of the same few over and over. */
function lookedUpOnce(covers: Coverage): Coverage {
	const known = new Map<number, boolean>();
	return (code) => {
		const answer = known.get(code) ?? covers(code);
		known.set(code, answer);
		return answer;
	};
}

let fonts: ReportFonts | undefined;

/** Source Sans 3 from its package, read once per process. */
export function reportFonts(): ReportFonts {
	if (fonts) return fonts;
	const require = createRequire(import.meta.url);
	const folder = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
	const files = faces.map((face) => readFileSync(join(folder, face, `SourceSans3_${face}.ttf`)));
	const coverages = files.map(fontCoverage);
	fonts = { files, covers: lookedUpOnce((code) => coverages.every((covers) => covers(code))) };
	return fonts;
}
