import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A logo as it goes out: what sort of file, and its bytes. */
export type Logo = { type: 'image/svg+xml' | 'image/png'; bytes: Buffer };

/** Why a file is no logo, and how to mend that. */
type Refused = { rule: string; fix: string };

/** Every page carries it. */
const mostBytes = 200_000;

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a picture has no use for, and what could act, fetch or say who looks at it. */
const active =
	/<script|<foreignObject|<!ENTITY|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*["']\s*(?:https?:)?\/\//i;

function checkSvg(text: string): Refused | undefined {
	if (!/<svg[\s>]/i.test(text))
		return {
			rule: 'the logo has the name of an SVG and is none',
			fix: 'Save it as SVG or PNG again.'
		};
	if (active.test(text))
		return {
			rule: 'the logo holds a script, or something from another address',
			fix: 'Export it again as a plain SVG, or as a PNG.'
		};
	return undefined;
}

/** The logo of that name in the data folder, or why it cannot be shown. */
export function readLogo(dataFolder: string, name: string): Logo | Refused {
	const path = join(dataFolder, name);
	const ending = extname(name).toLowerCase();
	if (!/^[\w -]+\.(svg|png)$/i.test(name))
		return {
			rule: 'a logo is an SVG or a PNG beside this file',
			fix: 'Write the name of the file alone, such as logo.svg.'
		};
	if (!existsSync(path))
		return {
			rule: `there is no ${name} in the data folder`,
			fix: 'Put it there, or mend its name.'
		};
	if (statSync(path).size > mostBytes)
		return {
			rule: 'the logo is larger than 200 KB',
			fix: 'Save a smaller one: it is drawn 40 pixels high.'
		};
	const bytes = readFileSync(path);
	if (ending === '.png')
		return bytes.subarray(0, 8).equals(pngSignature)
			? { type: 'image/png', bytes }
			: { rule: 'the logo has the name of a PNG and is none', fix: 'Save it as SVG or PNG again.' };
	return checkSvg(bytes.toString('utf8')) ?? { type: 'image/svg+xml', bytes };
}
