import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { instrumentSchema } from '#lib/instruments/instrument.ts';
import type { Instrument } from '#lib/instruments/instrument.ts';
import type { FileProblem } from '#lib/server/refused-file.ts';
import { lineIn, valueOf } from '#lib/server/yaml-lines.ts';

/** A file as read: the instrument where it is one, the line of any part of it by its path, and what is wrong. */
export type ParsedInstrument = {
	instrument: Instrument | undefined;
	lineOf: (path: PropertyKey[]) => number | null;
	problems: FileProblem[];
};

const pages = 'docs/instruments.md says what each key holds.';

const customFix = z.object({ params: z.object({ fix: z.string() }) });

function fixOf(issue: z.core.$ZodIssue): string {
	const own = customFix.safeParse(issue);
	if (own.success) return own.data.params.fix;
	if (issue.code === 'unrecognized_keys') return `Take it out, or mend its name. ${pages}`;
	if (issue.code === 'invalid_type') return `Add it, or write the right sort of value. ${pages}`;
	return pages;
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
