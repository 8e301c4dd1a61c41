import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import { instrumentSchema } from '#lib/instruments/instrument.ts';
import type { Instrument } from '#lib/instruments/instrument.ts';

/** A rule that a file breaks: on which line (null where it is about the whole file), and how it is mended. */
export type InstrumentProblem = { line: number | null; rule: string; fix: string };

/** A file as read: the instrument where it is one, the line of any part of it by its path, and what is wrong. */
export type ParsedInstrument = {
	instrument: Instrument | undefined;
	lineOf: (path: PropertyKey[]) => number | null;
	problems: InstrumentProblem[];
};

const pages = 'docs/instruments.md says what each key holds.';

/** The line of the part at `path`, or of the nearest part around it that the file has. */
function lineIn(document: Document, lines: LineCounter, path: PropertyKey[]): number | null {
	for (let length = path.length; length >= 0; length--) {
		const node: unknown = document.getIn(path.slice(0, length), true);
		const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
		if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
	}
	return null;
}

const customFix = z.object({ params: z.object({ fix: z.string() }) });

function fixOf(issue: z.core.$ZodIssue): string {
	const own = customFix.safeParse(issue);
	if (own.success) return own.data.params.fix;
	if (issue.code === 'unrecognized_keys') return `Take it out, or mend its name. ${pages}`;
	if (issue.code === 'invalid_type') return `Add it, or write the right sort of value. ${pages}`;
	return pages;
}

/** Undefined where a text refers to itself over and over to grow without end. */
function valueOf(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: 200 });
	} catch {
		return undefined;
	}
}

/** Reads the text of one instrument's YAML. Never throws: what is wrong is told by line, rule and fix. */
export function parseInstrument(text: string): ParsedInstrument {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const lineOf = (path: PropertyKey[]) => lineIn(document, lines, path);
	const broken = document.errors.map(({ message, pos }) => ({
		line: lines.linePos(pos[0]).line,
		rule: `the file is not YAML: ${message.split('\n')[0] ?? ''}`,
		fix: 'Mend the line; indentation is by spaces.'
	}));
	if (broken.length > 0) return { instrument: undefined, lineOf, problems: broken };
	const result = instrumentSchema.safeParse(valueOf(document));
	if (result.success) return { instrument: result.data, lineOf, problems: [] };
	const problems = result.error.issues.map((issue) => ({
		line: lineOf(issue.path),
		rule: issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
		fix: fixOf(issue)
	}));
	return { instrument: undefined, lineOf, problems };
}
