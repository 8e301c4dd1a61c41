import type { HeuristicFunc, Message } from 'wuchale';

/** Attributes that say something to a machine, on elements and on components alike. */
const forMachines = new Set(
	(
		'action accept autocomplete class color d enctype fill for form formaction headers height href id inputmode ' +
		'key kind lang list max method min name of pattern points rel role scope shape src step stroke style tabindex ' +
		'target transform type value viewBox width'
	).split(' ')
);

const isForMachines = (attribute: string): boolean =>
	forMachines.has(attribute) ||
	attribute.startsWith('data-') ||
	(attribute.startsWith('aria-') && !/^aria-(label|description|roledescription)$/.test(attribute));

/** Elements whose text is not prose. */
const notProse = new Set(['script', 'style', 'code', 'pre', 'path']);

/** Calls that look for a text, put it in an address, or name a series of a chart by it. */
const callsForMachines =
	/(^|\.)(fetch|matchMedia|querySelector(All)?|closest|matches|startsWith|endsWith|includes|get|has|\w*Address|logError|write|drawLine|drawPoints|line)$|^console\./;

/** What keys of a keyboard are called. */
const keyNames = /^(Enter|Escape|Tab|Home|End|Space|Backspace|Delete|Page(Up|Down)|Arrow\w+)$/;

const isClass = (word: string): boolean =>
	/^[a-z0-9#]+(-[\w#.[\]()%/]+)+$|[[\]]|^\w+:\S/.test(word);

/** Whether at least half of the words are those of a style sheet: "grid-table mt-2". */
const areClasses = (words: readonly string[]): boolean =>
	words.filter(isClass).length * 2 >= words.length;

/** Paths, transforms and lengths of a drawing, fonts, queries, selectors, tags, and what is in braces or an address. */
const isCode = (text: string): boolean =>
	/[{}=\\]|^[#/?&]\S*$|^<|\b(translate|rotate|scale|var|calc)\(|#px|\dpx|^[MLHVZ]\s*[#\d]|sans-serif|^\(prefers|^input, /.test(
		text
	);

/**
 * Whether a text in code is one that somebody reads: a phrase, or one word with a capital. `#` stands for a value in
 * it. One small word is not: it may as well be a name that code compares.
 */
export function isPhrase(text: string): boolean {
	if (isCode(text)) return false;
	const words = text.trim().split(/\s+/);
	if (words.length === 1) return /^\p{Lu}\p{Ll}+[.:]?$/u.test(text.trim()) && !keyNames.test(text);
	return words.some((word) => /\p{L}{2}/u.test(word)) && !areClasses(words);
}

/**
 * A label with its field inside is no sentence with a gap: its words, and the options of a list, are said one by one. An
 * option has no room for anything but text.
 */
const isAroundField = (element: string, text: string): boolean =>
	(element === 'label' || element === 'option') && text.includes('#');

const isForMachine = ({ details }: Message): boolean =>
	details.call !== undefined && callsForMachines.test(details.call);

/** The context of a text that begins or ends with a space: without it, it would be one message with the same text alone. */
export const joined = 'with its space';

export const isJoined = (text: string): boolean => /^\s|\s$/.test(text);

/** Which texts of the source the catalogue holds; a comment `@wc-include` or `@wc-ignore` before one decides otherwise. */
export const isSaid: HeuristicFunc = (message) => {
	const { scope, element = '', attribute } = message.details;
	const text = message.msgStr.join(' ');
	if (!/\p{L}/u.test(text) || notProse.has(element)) return false;
	if (attribute !== undefined && isForMachines(attribute)) return false;
	if (scope === 'markup') return !isAroundField(element, text) && 'message';
	if (!isPhrase(text) || isForMachine(message)) return false;
	if (isJoined(text)) message.context ??= joined;
	return 'message';
};
