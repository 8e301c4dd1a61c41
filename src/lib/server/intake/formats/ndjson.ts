import { StringDecoder } from 'node:string_decoder';
import { nameHeaders } from '#lib/server/intake/formats/headers.ts';
import { RowWriter } from '#lib/server/intake/formats/row-writer.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { Progress } from '#lib/server/intake/formats/table.ts';

type Json = Record<string, unknown>;
type Chunks = () => AsyncIterable<Buffer>;

/** The keys of all objects in a file, in the order they come, and the names of their columns. */
export type NdjsonLayout = { keys: string[]; headers: string[]; notes: string[] };

async function* linesOf(
	chunks: AsyncIterable<Buffer>
): AsyncGenerator<{ text: string; line: number; bytes: number }> {
	const decoder = new StringDecoder('utf8');
	let rest = '';
	let line = 0;
	let bytes = 0;
	for await (const chunk of chunks) {
		bytes += chunk.length;
		const parts = (rest + decoder.write(chunk)).split('\n');
		rest = parts.pop() ?? '';
		for (const text of parts) yield { text, line: ++line, bytes };
	}
	const last = rest + decoder.end();
	if (last !== '') yield { text: last, line: line + 1, bytes };
}

// JSON.parse speaks by throwing: that a line is no object is an answer.
function parseObject(text: string): Json | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Json)
			: undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Reads the keys of a file of one JSON object per line. Undefined where its first line is no object. */
export async function readNdjsonLayout(read: Chunks): Promise<NdjsonLayout | undefined> {
	const keys = new Set<string>();
	let isFirst = true;
	for await (const { text } of linesOf(read())) {
		if (isBlank(text)) continue;
		const object = parseObject(text);
		if (isFirst && !object) return undefined;
		isFirst = false;
		for (const key in object) keys.add(key);
	}
	return isFirst ? undefined : { keys: [...keys], ...nameHeaders([...keys]) };
}

function cellOf(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// A JSON number above 2^53 has been rounded by the time anybody reads it: two codes could become one.
const isRounded = (value: unknown): boolean =>
	typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;

const rules = {
	noObject: 'not a JSON object on one line',
	rounded: 'a number of more than 15 digits: write codes between quotation marks'
};

/** Reads all rows of a file of one JSON object per line, each value as text. */
export function readNdjsonRows(
	read: Chunks,
	{ keys, headers }: NdjsonLayout,
	progress: Progress
): Promise<Rows> {
	return RowWriter.fill({ headers, headerLine: 0 }, async (writer) => {
		for await (const { text, line, bytes } of linesOf(read())) {
			if (isBlank(text)) continue;
			const object = parseObject(text);
			const rounded = object && keys.findIndex((key) => isRounded(object[key]));
			if (!object) writer.reject(line, rules.noObject);
			else if (rounded !== undefined && rounded >= 0)
				writer.reject(line, rules.rounded, headers[rounded]);
			else
				writer.writeCells(
					line,
					keys.map((key) => cellOf(object[key]))
				);
			if (line % 10_000 === 0) {
				await writer.flush();
				progress(bytes, writer.records);
			}
		}
	});
}
