import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instrumentSchema } from '#lib/instruments/instrument.ts';
import type { Instrument, Registry } from '#lib/instruments/instrument.ts';
import { plainName } from '#lib/instruments/names.ts';
import { parseInstrument } from '#lib/server/instruments/parse-instrument.ts';
import type { ParsedInstrument } from '#lib/server/instruments/parse-instrument.ts';
import { failedCases } from '#lib/server/instruments/score-cases.ts';
import { keptYaml } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { FileProblem, RefusedFile } from '#lib/server/refused-file.ts';

/** The instruments in force, which of them are the clinic's own, and its files that are refused. */
export type Instruments = { registry: Registry; own: string[]; refused: RefusedFile[] };

type OwnFile = ParsedInstrument & { file: string; hash: string };

const shippedFolder = join(projectRoot, 'src', 'lib', 'instruments', 'registry');
let shipped: Registry | undefined;

function readOne(file: string): Instrument {
	const text = readFileSync(join(shippedFolder, file), 'utf8');
	const kept = instrumentSchema.safeParse(keptYaml(text));
	if (kept.success) return kept.data;
	const { instrument, problems } = parseInstrument(text);
	if (instrument) return instrument;
	throw new Error(`${file} is not an instrument: ${problems[0]?.rule ?? ''}`);
}

const readShipped = (): Registry => (shipped ??= yamlIn(shippedFolder).map(readOne));

const yamlIn = (folder: string): string[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort();

const shown = (file: string): string => `instruments/${file}`;

function readOwn(dataFolder: string | undefined): OwnFile[] {
	const folder = dataFolder === undefined ? '' : join(dataFolder, 'instruments');
	if (folder === '' || !existsSync(folder)) return [];
	return yamlIn(folder).map((file) => {
		const text = textOf(join(folder, file));
		if (text === undefined) return { file: shown(file), hash: '', ...unreadable };
		const hash = createHash('sha256').update(text).digest('hex');
		return { file: shown(file), hash, ...parseInstrument(text) };
	});
}

function textOf(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

const unreadable: ParsedInstrument = {
	instrument: undefined,
	lineOf: () => null,
	problems: [
		{ line: null, rule: 'the file cannot be read', fix: 'Let Plumbline read it, or take it away.' }
	]
};

/** What the worked examples of a file came to, by the hash of its text: they are executed once in a process. */
const verdicts = new Map<string, FileProblem[]>();

async function judge({ instrument, hash, lineOf }: OwnFile): Promise<void> {
	if (!instrument || verdicts.has(hash)) return;
	try {
		const failed = (await failedCases([instrument])).get(instrument.id) ?? [];
		const fix = 'Correct the answers or the score of the example, or the method of the scale.';
		verdicts.set(
			hash,
			failed.map(({ path, rule }) => ({ line: lineOf(path), rule, fix }))
		);
	} catch {
		const rule = 'the instrument gives no SQL that DuckDB can run';
		verdicts.set(hash, [{ line: null, rule, fix: 'Compare it with a shipped instrument.' }]);
	}
}

const notJudged: FileProblem = {
	line: null,
	rule: 'its worked examples were not executed yet',
	fix: 'Run plumbline instruments, or start Plumbline again.'
};

/** Every measure id is made from a prefix, so two scales with the same one would answer for each other. */
function clashes(
	{ id, scales }: Instrument,
	registry: Registry,
	own: string[],
	lineOf: ParsedInstrument['lineOf']
): FileProblem[] {
	const rule = `the id ${id} is that of another file of yours`;
	const sameId = own.includes(id)
		? [{ line: lineOf(['id']), rule, fix: 'Choose another id, or keep one of the two files.' }]
		: [];
	const alike = registry.find((other) => other.id !== id && plainName(other.id) === plainName(id));
	const sameName = alike && {
		line: lineOf(['id']),
		rule: `exports do not tell the id ${id} from ${alike.id}`,
		fix: `Choose another id, or take its place with the id ${alike.id}.`
	};
	const taken = new Map(
		registry
			.filter((other) => other.id !== id)
			.flatMap((other) => other.scales.map(({ prefix }) => [prefix, other.id] as const))
	);
	const prefixes = scales.map(({ prefix }) => prefix);
	return [
		...sameId,
		...(sameName ? [sameName] : []),
		...prefixes.flatMap((prefix, index) => {
			const owner = prefixes.indexOf(prefix) < index ? id : taken.get(prefix);
			if (owner === undefined) return [];
			const line = lineOf(['scales', index, 'prefix']);
			const fix = 'Choose another prefix: the ids of measures begin with it.';
			return [{ line, rule: `the prefix ${prefix} is used by ${owner} already`, fix }];
		})
	];
}

function assemble(files: OwnFile[]): Instruments {
	const own: string[] = [];
	const refused: RefusedFile[] = [];
	let registry = readShipped();
	for (const { file, hash, instrument, lineOf, problems } of files) {
		const found = instrument
			? [...(verdicts.get(hash) ?? [notJudged]), ...clashes(instrument, registry, own, lineOf)]
			: problems;
		refused.push(...found.map((problem) => ({ file, ...problem })));
		if (!instrument || found.length > 0) continue;
		own.push(instrument.id);
		registry = [...registry.filter(({ id }) => id !== instrument.id), instrument];
	}
	return { registry, own, refused };
}

/**
 * The instruments the house knows: those shipped, and those in `instruments/` of the data folder whose worked examples
 * checkInstruments has found right, where a file with the id of a shipped instrument takes its place. A file that is
 * refused is left out; the others go on working.
 */
export const readInstruments = (dataFolder?: string): Instruments => assemble(readOwn(dataFolder));

/** The instruments in force, see readInstruments. */
export const readRegistry = (dataFolder?: string): Registry => readInstruments(dataFolder).registry;

/**
 * Executes the worked examples of the clinic's own instruments, which this process has not executed yet, and gives the
 * instruments in force. Every command and the server do so before they read the registry.
 */
export async function checkInstruments(dataFolder: string): Promise<Instruments> {
	const files = readOwn(dataFolder);
	for (const file of files) await judge(file);
	return assemble(files);
}
