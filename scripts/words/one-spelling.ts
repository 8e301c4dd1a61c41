import { getKey } from 'wuchale';
import type { Adapter, Message } from 'wuchale';

type Transform = (
	text: Parameters<Adapter['transform']>[0]
) => Promise<Awaited<ReturnType<Adapter['transform']>>>;

type Spelling = { text: string; file: string };

/** Throws where a message was met before with other space around it: the catalogue holds one of the two. */
function meet(met: Map<string, Spelling>, { msgStr, context }: Message, file: string): void {
	const key = getKey(msgStr, context);
	const text = msgStr.join('\n');
	const other = met.get(key);
	met.set(key, { text, file });
	if (other && other.text !== text)
		throw new Error(
			`"${text}" in ${file} and "${other.text}" in ${other.file} are one message to the catalogue. Write // @wc-context: where it stands, before the statement of one.`
		);
}

/** The same transformation, but for texts that differ only in the space around them: of those it throws. */
export function withOneSpelling(transform: Transform): Transform {
	const met = new Map<string, Spelling>();
	return async (text) => {
		const transformed = await transform(text);
		for (const message of transformed.msgs) meet(met, message, text.filename);
		return transformed;
	};
}
