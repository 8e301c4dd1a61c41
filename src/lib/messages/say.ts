import { IntlMessageFormat } from 'intl-messageformat';
import en from '#lib/messages/en.json' with { type: 'json' };
import es from '#lib/messages/es.json' with { type: 'json' };

/** The languages outsiders read: each is one catalogue of ICU messages. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export type MessageKey = keyof typeof en;
type Arguments = Record<string, string | number>;

/** Says a message of the catalogue with its arguments. Throws where one of them is missing. */
export type Say = (key: MessageKey, given?: Arguments) => string;

const catalogues: Record<Language, Record<MessageKey, string>> = { en, es };
// Numbers are written as the clinics of the United States write them, in both languages.
const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };

/** An ICU message, read: its arguments go in as texts and numbers, and text comes out. */
export function readMessage(text: string, language: Language): (given?: Arguments) => string {
	// Messages hold no markup: with tags a "<" in one would have to be escaped.
	const message = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true });
	return (given) => String(message.format(given));
}

/** The messages of a language; each is read once, when it is first said. */
function sayIn(language: Language): Say {
	const read = new Map<MessageKey, (given?: Arguments) => string>();
	return (key, given) => {
		const known = read.get(key) ?? readMessage(catalogues[language][key], language);
		read.set(key, known);
		return known(given);
	};
}

/** What says the messages of each language. */
export const sayings: Record<Language, Say> = { en: sayIn('en'), es: sayIn('es') };

/** The language of a text that may be one; undefined where it is none we speak. */
export const languageOf = (text: string | null | undefined): Language | undefined =>
	languages.find((language) => language === text);
